"""Own ideas: a low-risk habit in plain words may be tested, everything else is turned down with a reason."""

from __future__ import annotations

import pytest

from unknot.core.experiment.screening import WHAT_TO_DO, Screened, screen, words_of
from unknot.core.experiment.screening_words import CATEGORIES, PLAIN, REFUSED, REMEDIES
from unknot.knowledge.kinds import Knowledge


@pytest.mark.parametrize(
    ("idea", "category"),
    [
        ("Sleep on my left side", "bed_and_sleep"),
        ("Going to bed half an hour early", "bed_and_sleep"),
        ("A second pillow under my knees", "bed_and_sleep"),
        ("Sit on a stool at work", "sitting"),
        ("Stand up every 20 minutes", "sitting"),
        ("A short walk before work", "walking"),
        ("Stretch for 5 minutes in the morning", "stretching"),
        ("A warm shower in the evening", "warmth"),
        ("Slow breathing for ten minutes at lunch", "breathing"),
        ("Wear trainers at work", "shoes"),
        ("Read a book before bed without the phone", "quiet_time"),
    ],
)
def test_low_risk_habits_may_be_tested(idea: str, category: str, knowledge: Knowledge) -> None:
    assert screen(idea, category, knowledge) == Screened(True, remedies=REMEDIES[category])


@pytest.mark.parametrize(
    ("idea", "category", "reason"),
    [
        ("Take two ibuprofen before bed", "bed_and_sleep", "medicine"),
        ("Nurofen in the morning", "walking", "medicine"),
        ("My blue pills at night", "bed_and_sleep", "medicine"),
        ("Rub some cream on before sleep", "bed_and_sleep", "medicine"),
        ("Half the dose in the evening", "bed_and_sleep", "medicine"),
        ("Stop taking my tablets", "bed_and_sleep", "stops_care"),
        ("Magnesium before bed", "bed_and_sleep", "supplement"),
        ("A cup of valerian tea before bed", "bed_and_sleep", "supplement"),
        ("A glass of wine before bed", "bed_and_sleep", "alcohol"),
        ("CBD oil before sleep", "bed_and_sleep", "drugs"),
        ("No breakfast, then a walk", "walking", "fasting"),
        ("Fasting and slow breathing", "breathing", "fasting"),
        ("My TENS machine while sitting", "sitting", "device"),
        ("A lumbar belt while walking", "walking", "device"),
        ("Crack my back in the chair", "sitting", "manipulation"),
        ("Lifting weights after a walk", "walking", "heavy_lifting"),
        ("Carry 10 kg on a walk", "walking", "heavy_lifting"),
        ("Run instead of walk", "walking", "hard_exercise"),
        ("A very hot bath", "warmth", "heat_or_cold_danger"),
        ("Ice bath in the morning", "warmth", "heat_or_cold_danger"),
        ("A warm pad on my rash", "warmth", "skin"),
        ("Warmth where it is numb", "warmth", "skin"),
        ("A warm pad at night", "warmth", "heat_or_cold_danger"),
        ("Sleep with a warm pad", "warmth", "heat_or_cold_danger"),
        ("A warm pad for an hour", "warmth", "heat_or_cold_danger"),
        ("Hold my breath before bed", "breathing", "breath_holding"),
        ("Stay awake all night, no bed", "bed_and_sleep", "sleep_loss"),
        ("Bed rest all week", "bed_and_sleep", "bed_rest"),
        ("Stay in bed all day", "bed_and_sleep", "bed_rest"),
        ("Walk with my baby", "walking", "other_people"),
        ("Hurt myself in bed", "bed_and_sleep", "self_harm"),
        ("Break from driving, sit in the car", "sitting", "driving"),
    ],
)
def test_what_is_not_low_in_risk_is_turned_down(idea: str, category: str, reason: str, knowledge: Knowledge) -> None:
    found = screen(idea, category, knowledge)
    assert (found.allowed, found.reason) == (False, reason)
    assert found.what_to_do == WHAT_TO_DO[reason]
    assert found.words


@pytest.mark.parametrize("medicine", ["paracetmol", "Ibuprofèn", "naproxen", "devil's claw", "glucosamin", "turmeric"])
def test_a_medicine_is_known_by_other_names_and_with_slips(medicine: str, knowledge: Knowledge) -> None:
    assert screen(f"{medicine} before bed", "bed_and_sleep", knowledge).reason in ("medicine", "supplement")


def test_a_medicine_that_no_list_knows_is_not_a_known_word(knowledge: Knowledge) -> None:
    found = screen("Cyclobenzaprol before bed", "bed_and_sleep", knowledge)
    assert (found.reason, found.words) == ("words_not_known", ("cyclobenzaprol",))


@pytest.mark.parametrize(
    ("idea", "category", "reason"),
    [
        ("Walk", "walking", "too_short"),
        ("", "walking", "too_short"),
        ("walk " * 40, "walking", "too_long"),
        ("A short walk", "sitting", "not_in_category"),
        ("Sleep with a warm pad", "bed_and_sleep", "words_not_known"),
        ("A short walk", "supplements", "no_such_category"),
        ("Walk for 90 minutes", "walking", "too_much_time"),
        ("Walk for 3 hours", "walking", "too_much_time"),
        ("A warm pad for 21 minutes", "warmth", "too_much_time"),
        ("Something new before bed", "walking", "not_in_category"),
        ("Walk on xyzzy", "walking", "words_not_known"),
        ("Спать на боку bed", "bed_and_sleep", "words_not_known"),
    ],
)
def test_what_is_not_clear_is_turned_down_kindly(idea: str, category: str, reason: str, knowledge: Knowledge) -> None:
    found = screen(idea, category, knowledge)
    assert (found.allowed, found.reason, found.what_to_do) == (False, reason, WHAT_TO_DO[reason])


def test_an_hour_of_walking_is_not_too_much(knowledge: Knowledge) -> None:
    assert screen("Walk for 60 minutes", "walking", knowledge).allowed
    assert screen("Walk for 1 hour", "walking", knowledge).allowed


@pytest.mark.parametrize("reason", REFUSED)
def test_every_refused_word_is_refused_in_every_category(reason: str, knowledge: Knowledge) -> None:
    for entry in REFUSED[reason]:
        phrase = entry.rstrip("*").replace("_", " ")
        for category in CATEGORIES:
            some_word = min(CATEGORIES[category])
            assert not screen(f"{phrase} with {some_word}", category, knowledge).allowed, (entry, category)


def test_no_word_is_both_known_and_refused() -> None:
    known = PLAIN.union(*CATEGORIES.values())
    entries = [entry for listed in REFUSED.values() for entry in listed if "_" not in entry]
    clash = [
        (word, entry)
        for word in known
        for entry in entries
        if (word.startswith(entry[:-1]) if entry.endswith("*") else word in (entry, entry + "s"))
    ]
    assert clash == []


def test_every_reason_says_what_to_do_and_every_category_what_bars_it(knowledge: Knowledge) -> None:
    assert set(REFUSED) < set(WHAT_TO_DO)
    assert set(REMEDIES) == set(CATEGORIES)
    assert {id_ for ids in REMEDIES.values() for id_ in ids} <= set(knowledge.remedies)


def test_words_are_read_without_accents_and_capitals() -> None:
    assert words_of("Don't WALK, 2.5 Café-steps") == ("dont", "walk", "2.5", "cafe", "steps")

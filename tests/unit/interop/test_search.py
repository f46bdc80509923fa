"""The search: what people type in their own words leads to what is known of it."""

from __future__ import annotations

import functools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.made import REVIEW, a_contributor, a_flag, a_knowledge, a_remedy
from unknot.interop.search import MOST_LETTERS, Found, LibraryIndex
from unknot.knowledge.conditions import Always
from unknot.knowledge.kinds import Claim, RedFlag
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader import shipped_knowledge


@functools.cache
def index() -> LibraryIndex:
    return LibraryIndex(shipped_knowledge())


def search(typed: str) -> Found:
    return index().search(typed)


def first(typed: str) -> str:
    hits = search(typed).hits
    return f"{hits[0].kind}:{hits[0].id}" if hits else "nothing"


def found(typed: str) -> list[str]:
    return [f"{hit.kind}:{hit.id}" for hit in index().search(typed, at_most=1000).hits]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("heat pad", "heat_pad"),
        ("heating pad", "heat_pad"),
        ("hot water bottle", "hot_water_bottle"),
        ("ice pack", "ice_pack"),
        ("hot towel", "hot_fomentation"),
        ("epsom salts", "epsom_salt_bath"),
        ("yoga", "yoga"),
        ("massage", "massage"),
        ("acupuncture", "acupuncture"),
        ("osteopath", "spinal_manipulation"),
    ],
)
def test_a_name_finds_its_remedy_first(name, remedy):
    assert first(name) == f"remedy:{remedy}"


def test_nearly_every_name_of_a_remedy_finds_it_first():
    names = [(name, remedy) for remedy in shipped_knowledge().remedies.values() for name in _names(remedy)]
    missed = [name for name, remedy in names if first(name) != f"remedy:{remedy.id}"]
    assert len(missed) <= 0.03 * len(names), missed


def _names(remedy):
    return (remedy.name, *remedy.also_called)


def test_a_name_brings_the_unsafe_claim_about_it_next():
    assert found("epsom salts")[:2] == ["remedy:epsom_salt_bath", "claim:013"]
    assert found("hot towel")[:2] == ["remedy:hot_fomentation", "claim:062"]


def test_the_name_of_what_nobody_should_try_finds_the_refusal_first():
    assert shipped_knowledge().remedies["wintergreen_rub"].stance == "do_not_offer"
    assert first("oil of wintergreen") == "claim:131"
    assert first("neck cracking") == "claim:032"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("masage", "massage"),  # a letter left out
        ("massagge", "massage"),  # one too many
        ("msasage", "massage"),  # two changed places
        ("nassage", "massage"),  # a wrong one
        ("accupunture", "acupuncture"),  # two
        ("physioterapyst", "physiotherapist"),
    ],
)
def test_a_typo_of_one_or_two_letters_finds_the_same(typed, meant):
    assert search(typed).read_as == ((typed, meant),)
    assert search(typed).hits == search(meant).hits


def test_three_wrong_letters_are_not_guessed():
    assert search("axxxpuncture") == Found(())


def test_short_words_are_not_guessed():
    assert search("zqx") == Found(())


@pytest.mark.parametrize(("typed", "parts"), [("heatpad", ("heat", "pad")), ("sleepposition", ("sleep", "position"))])
def test_words_run_together_are_taken_apart(typed, parts):
    assert search(typed).read_as == tuple((typed, part) for part in parts)
    assert search(typed).hits == search(" ".join(parts)).hits


def test_a_word_of_the_content_is_not_reported_as_another():
    assert search("heating pad").read_as == ()


def test_another_form_of_a_word_is_no_typo():
    assert search("massaged muscles").read_as == ()
    assert first("massages") == first("massage")


def test_the_beginning_of_a_word_is_enough():
    assert first("acupunct") == "remedy:acupuncture"
    assert search("acupunct").read_as == ()


def made_of(*names: str) -> LibraryIndex:
    return LibraryIndex(a_knowledge(*(a_remedy(name) for name in names)))


def test_a_whole_word_is_not_taken_for_the_beginning_of_another():
    assert [hit.id for hit in made_of("rib", "ribbon").search("rib").hits] == ["rib"]
    assert [hit.id for hit in made_of("ribs", "ribbon").search("ribb").hits] == ["ribbon"]


def test_another_word_of_the_same_family_is_found_when_nothing_is_nearer():
    found = made_of("hope").search("hopeful")
    assert [hit.id for hit in found.hits] == ["hope"]
    assert found.read_as == ()
    assert made_of("hope", "hopefal").search("hopeful").read_as == (("hopeful", "hopefal"),)


def test_a_word_said_twice_counts_once():
    assert search("heat heatpad").hits == search("heat pad").hits


@pytest.mark.parametrize("typed", ["HEAT PAD", "Heat  Pad", "héat pàd", "heat\u0301 pad", "  heat\tpad\n", "heat-pad!"])
def test_capitals_accents_and_marks_make_no_difference(typed):
    assert search(typed).hits == search("heat pad").hits


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_an_apostrophe_may_be_straight_curly_or_left_out(apostrophe):
    assert search(f"can{apostrophe}t pee").hits == search("cant pee").hits
    assert search(f"child{apostrophe}s pose").hits == search("childs pose").hits


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "\x00",
        "how do I",
        "the of and",
        "?!",
        '"',
        '""',
        "'",
        "*",
        "(",
        ")",
        "-",
        ":",
        "()",
        '"*"',
        "\ud800",
        "👍",
    ],
)
def test_nothing_that_can_be_looked_for_gives_nothing(typed):
    assert search(typed) == Found(())


@pytest.mark.parametrize(
    "typed",
    [
        "heat AND ice",
        "heat OR",
        "NOT heat",
        "NEAR(heat ice)",
        "NEAR heat",
        'heat "pad',
        "heat*",
        "(heat",
        "heat)",
        "-heat",
        "title: heat",
        "{title names} : heat",
        "^heat",
        "heat + pad",
        "heat; DROP TABLE library",
    ],
)
def test_what_the_index_takes_for_commands_is_only_words(typed):
    assert found(typed)


def test_nothing_known_gives_nothing():
    assert search("qqxxqqxx") == Found(())


def test_an_unknown_word_does_not_hide_the_known_ones():
    assert first("qqxxqqxx acupuncture") == "remedy:acupuncture"


def test_a_very_long_text_is_read_from_its_beginning():
    rest = " lifting" * 12_500
    assert len(rest) == 100_000
    assert search("acupuncture".ljust(MOST_LETTERS) + rest).hits == search("acupuncture").hits
    assert search("x" * 100_000) == Found(())


@pytest.mark.parametrize(
    ("symptom", "flag"),
    [
        ("numb between the legs", "RF01"),
        ("cannot pee", "RF02"),
        ("lost control of my bowels", "RF03"),
        ("both legs are weak", "RF05"),
        ("fever and back pain", "RF21"),
        ("coughing up blood", "RF31"),
        ("swollen calf", "RF32"),
        ("my calf is hot and swollen", "RF32"),
        ("vomiting blood", "RF36"),
        ("face drooping", "RF53"),
        ("slurred speech", "RF53"),
        ("chest pain", "RF54"),
    ],
)
def test_a_symptom_finds_its_warning_sign_first(symptom, flag):
    assert first(symptom) == f"red_flag:{flag}"


def test_the_words_that_help_to_answer_a_question_find_the_warning_sign_too():
    how = shipped_knowledge().questions["bowel_control_loss"].how_to_tell
    assert "soiled" in how
    assert first("soiled myself") == "red_flag:RF03"


@pytest.mark.parametrize(
    ("symptom", "flag", "cause"),
    [
        ("can't pee", "RF02", "urinary_retention"),
        ("cold pale leg", "RF33", "acute_limb_ischaemia"),
        ("foot drop", "RF07", "motor_nerve_deficit"),
        ("want to die", "RF48", "suicidal_crisis"),
        ("blood clot in the lung", "RF31", "pulmonary_embolism"),
    ],
)
def test_a_warning_sign_comes_before_what_may_cause_it(symptom, flag, cause):
    order = found(symptom)
    assert order[0] == f"red_flag:{flag}"
    assert f"contributor:{cause}" in order


@pytest.mark.parametrize(
    ("name", "cause"),
    [("sciatica", "sciatica_nerve_root"), ("stiff back", "limited_side_bend"), ("muscle cramp", "muscle_spasm")],
)
def test_an_everyday_cause_does_not_give_way_to_a_sign_that_only_speaks_of_it(name, cause):
    assert first(name) == f"contributor:{cause}"


def cause_and_sign(typed: str, *names: str, kind: str = "serious", **flag: object) -> list[str]:
    """What comes of a search where one cause has these names, and one warning sign, of no urgency, speaks of it."""
    cause = a_contributor("blue_toe", kind=kind, also_called=names, summary=" ".join(names))
    sign = a_flag("F1", Always(), CareLevel.ROUTINE, **flag)
    others = [a_remedy(f"other_{n}", body=f"words{n} of another matter") for n in range(40)]
    hits = LibraryIndex(a_knowledge(cause, sign, *others)).search(typed).hits
    return [f"{hit.kind}:{hit.id}" for hit in hits]


SIGN_FIRST, CAUSE_FIRST = ["red_flag:F1", "contributor:blue_toe"], ["contributor:blue_toe", "red_flag:F1"]
LONG = ("a cold limb with much else that is said at length of it here",)


def test_a_serious_cause_gives_way_to_a_sign_that_holds_every_word_in_one_name():
    assert cause_and_sign("cold limb", "cold limb", said_also=LONG) == SIGN_FIRST
    assert cause_and_sign("cold limb", "cold limb", watch_for=LONG[0]) == SIGN_FIRST
    assert cause_and_sign("cold limb", "cold limb", said_also=("a cold nose and much else", "a limb")) == CAUSE_FIRST


def test_an_everyday_cause_gives_way_only_to_a_sign_of_just_that_name():
    assert cause_and_sign("cold limb", "cold limb", kind="everyday", said_also=LONG) == CAUSE_FIRST
    assert cause_and_sign("cold limb", "cold limb", kind="everyday", said_also=("cold limbs", *LONG)) == SIGN_FIRST


def test_a_serious_cause_asked_for_by_its_own_name_gives_way_only_to_a_sign_of_just_that_name():
    blue = ("a blue toe with much else that is said at length of it here",)
    assert cause_and_sign("blue toe", "blue toe", said_also=blue) == CAUSE_FIRST
    assert cause_and_sign("blue toe", "blue toe", said_also=("blue toes", *blue)) == SIGN_FIRST


@pytest.mark.parametrize("illness", ["heart_attack", "stroke"])
def test_the_name_of_an_illness_comes_before_an_unsafe_claim_that_speaks_of_it(illness):
    assert first(illness.replace("_", " ")) == f"contributor:{illness}"


def salt(verdict: str, said: str = "salt soak", stance: str = "offer", flag: RedFlag | None = None) -> list[str]:
    """What a question about a salt soak finds where only one claim, one remedy and one warning sign speak of salt."""
    claim = Claim("1", said, verdict, "", REVIEW)
    others = [a_remedy(f"other_{n}", body=f"words{n} of another matter") for n in range(40)]
    things = [a_remedy("salt_soak", also_called=("salt soak",), body="salt soak", stance=stance), *others]
    knowledge = a_knowledge(*things, *([flag] if flag else []))
    hits = LibraryIndex(replace(knowledge, claims={"1": claim})).search("a salt soak for an unnamed thing").hits
    return [f"{hit.kind}:{hit.id}" for hit in hits]


def test_an_unsafe_claim_near_the_top_comes_first():
    assert salt("unsupported") == ["remedy:salt_soak", "claim:1"]
    assert salt("unsafe") == ["claim:1", "remedy:salt_soak"]


def test_an_unsafe_claim_that_hardly_speaks_of_it_stays_where_it_is():
    hardly = "salt and many other matters that nobody asked for, from bread and butter to the weather of tomorrow"
    assert salt("unsafe", said=hardly) == ["remedy:salt_soak", "claim:1"]


def test_a_warning_sign_that_says_everything_typed_stays_before_an_unsafe_claim():
    flag = a_flag(
        "F1", Always(), CareLevel.ROUTINE, watch_for="the salt of a soak, which is named here among much more"
    )
    assert salt("unsafe", flag=flag) == ["red_flag:F1", "claim:1", "remedy:salt_soak"]


@pytest.mark.parametrize("typed", ["pain", "back pain", "my back"])
def test_words_that_say_nothing_bring_topics_and_no_unsafe_claim(typed):
    assert first(typed).startswith("topic:")


def test_no_more_is_given_than_was_asked_for():
    assert len(index().search("heat", at_most=3).hits) == 3
    assert index().search("heat", at_most=3).hits == search("heat").hits[:3]


def test_the_same_question_has_the_same_answer():
    assert search("ice or heat") == search("ice or heat") == LibraryIndex(shipped_knowledge()).search("ice or heat")


def test_eight_threads_at_once_get_what_one_gets():
    typed = ["heat pad", "cannot pee", "masage", "epsom salts", "neck cracking", "heatpad", "qqxxqqxx", "is yoga safe"]
    with ThreadPoolExecutor(max_workers=8) as pool:
        together = list(pool.map(search, typed * 25))
    assert together == [search(one) for one in typed] * 25

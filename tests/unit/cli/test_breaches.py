"""Planted breaches are found, and what is no breach is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from unknot.cli.advice import Advice, advises, sentences
from unknot.cli.breaches import avoid_tokens, breaches
from unknot.knowledge.levels import CareLevel

NOTHING = Advice(CareLevel.ROUTINE, frozenset(), frozenset(), frozenset(), (), ())


def broken(token: str, **planted: object) -> bool:
    return bool(breaches(replace(NOTHING, **planted), [token], avoid_tokens()))  # type: ignore[arg-type]


def saying(text: str) -> dict[str, object]:
    return {"said": sentences(text)}


def test_advice_that_says_nothing_breaches_nothing() -> None:
    assert breaches(NOTHING, avoid_tokens(), avoid_tokens()) == {}


@pytest.mark.parametrize("token", [token.id for token in avoid_tokens().values() if token.remedies])
def test_every_listed_remedy_breaches_its_name(token: str) -> None:
    for remedy in avoid_tokens()[token].remedies:
        assert broken(token, remedies=frozenset({remedy}))


@pytest.mark.parametrize("token", [token.id for token in avoid_tokens().values() if token.movement_tags])
def test_every_listed_movement_tag_breaches_its_name(token: str) -> None:
    for tag in avoid_tokens()[token].movement_tags:
        assert broken(token, movement_tags=frozenset({tag}))


@pytest.mark.parametrize("token", [token.id for token in avoid_tokens().values() if token.phrases])
def test_every_listed_phrase_breaches_its_name_when_advised_and_not_under_do_not(token: str) -> None:
    for phrase in avoid_tokens()[token].phrases:
        assert broken(token, **saying(f"You can try {phrase} tonight."))
        if token != "damage_language":
            assert not broken(token, **saying(f"Do not use {phrase} tonight."))


def test_any_movement_is_a_guided_session() -> None:
    assert broken("any_guided_session", movements=frozenset({"pelvic_tilt"}))
    assert broken("any_guided_session", remedies=frozenset({"walking"}))
    assert not broken("any_guided_session", remedies=frozenset({"heat_pad"}))


def test_the_level_self_care_is_wait_and_see() -> None:
    assert broken("wait_and_see", care_level=CareLevel.SELF_CARE)
    assert not broken("wait_and_see", care_level=CareLevel.ROUTINE)
    assert broken("wait_and_see", **saying("Let us wait\nand see."))


def test_damage_language_counts_anywhere_even_under_do_not_and_in_explanations() -> None:
    assert broken("damage_language", **saying("Do not think your back is worn out."))
    assert broken("damage_language", explaining=("It is wear and tear.",))


def test_advising_a_scan_counts_and_explaining_scans_does_not() -> None:
    assert broken("imaging_advice", **saying("Ask for an X-ray of your back."))
    assert broken("imaging_advice", **saying("Ask for an MRI."))
    assert not broken("imaging_advice", **saying("Most people do not need scans."))


def test_phrases_match_whole_words_in_any_case() -> None:
    assert broken("tens", **saying("A tens machine may ease it."))
    assert not broken("tens", **saying("Let the tense muscle rest."))
    assert broken("loaded_spinal_flexion", **saying("Do ten Sit-Ups."))
    assert not broken("high_impact", **saying("Wear a jumper."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not use ice.",
        "Never sleep on a heat pad.",
        "Avoid massage.",
        "- Do not sit up fast.",
        "If it hurts, do not push.",
        "While you wait, do not take ibuprofen.",
    ],
)
def test_what_forbids_does_not_advise(sentence: str) -> None:
    assert not advises(sentence, len(sentence) - 1)


@pytest.mark.parametrize(
    "sentence", ["Use an ice pack.", "If it helps, use an ice pack.", "Rest, and use an ice pack."]
)
def test_what_tells_to_do_advises(sentence: str) -> None:
    assert advises(sentence, len(sentence) - 1)


def test_a_phrase_that_itself_forbids_is_advice_to_stop() -> None:
    assert broken("stop_all_activity", **saying("Avoid all activity for a week."))
    assert broken("stop_all_activity", **saying("Stop running."))
    assert not broken("stop_all_activity", **saying("Do not avoid all activity."))


def test_a_forbidding_sentence_does_not_shelter_the_next_one() -> None:
    assert broken("cold", **saying("Do not use heat. Use an ice pack."))


def test_the_tokens_in_the_program_are_those_of_the_vocabulary() -> None:
    root = Path(__file__).parents[3]
    ours = (root / "unknot/cli/data/avoid_tokens.tsv").read_bytes()
    assert ours == (root / "tests/data/vocabulary/avoid_tokens.tsv").read_bytes()

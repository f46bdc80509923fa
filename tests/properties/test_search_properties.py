"""Laws of the search: whatever is typed, it answers, and in good order."""

from __future__ import annotations

import functools

from hypothesis import example, given
from hypothesis import strategies as st

from unknot.interop.search import SMALL_WORDS, LibraryIndex, words_of
from unknot.knowledge.reader import shipped_knowledge


@functools.cache
def index() -> LibraryIndex:
    return LibraryIndex(shipped_knowledge())


@functools.cache
def words_of_claims() -> list[str]:
    claims = shipped_knowledge().claims.values()
    return sorted({word for claim in claims for said in (claim.quote, *claim.said_also) for word in words_of(said)})


any_text = st.text() | st.text(st.characters(min_codepoint=32, max_codepoint=126))
commands = st.lists(st.sampled_from(["AND", "OR", "NOT", "NEAR", "(", ")", '"', "*", "^", ":", "-", "+", "{", "heat"]))
questions = st.deferred(lambda: st.lists(st.sampled_from(words_of_claims()), max_size=12)).map(" ".join)
typed_texts = any_text | commands.map(" ".join) | questions


@given(typed_texts)
@example("\x00")
@example("\ud800 heat")
@example("ﬃ ½ Ⅷ ① ² ª ß İ")
@example("腰痛 पीठ दर्द кости آلام الظهر")
def test_any_text_is_answered_with_hits_that_differ_and_have_positive_scores(typed):
    hits = index().search(typed, at_most=1000).hits
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)
    assert all(hit.score > 0 for hit in hits)


@given(typed_texts)
def test_a_text_without_a_telling_word_finds_nothing(typed):
    if set(words_of(typed)) <= SMALL_WORDS:
        assert index().search(typed).hits == ()


@given(st.deferred(lambda: st.lists(st.sampled_from(words_of_claims()), max_size=5)))
def test_capitals_and_marks_between_the_words_change_nothing(words):
    assert index().search(" ".join(words)).hits == index().search("?! ".join(words).upper()).hits


@given(questions, st.integers(0, 30))
def test_fewer_are_the_first_of_more(typed, at_most):
    assert index().search(typed, at_most).hits == index().search(typed, at_most=1000).hits[:at_most]


@given(typed_texts)
def test_what_a_word_was_taken_for_stands_in_the_content(typed):
    found = index().search(typed)
    typed_words = set(words_of(typed))
    for word, taken in found.read_as:
        assert word in typed_words
        assert word != taken
        assert index().search(taken).read_as == ()

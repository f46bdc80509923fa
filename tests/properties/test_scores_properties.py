"""Laws of the scores: what one more tick or one more point can never do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from unknot.core.scores import meaningful_change, score
from unknot.knowledge.kinds import Measure
from unknot.knowledge.reader import shipped_knowledge

SENTENCES = [f"rmdq_{n:02d}" for n in range(1, 25)]
tick_marks = st.sampled_from([None, 0, 1])
forms = st.dictionaries(st.sampled_from(SENTENCES), tick_marks)


def rmdq() -> Measure:
    return shipped_knowledge().measures["rmdq_24"]


@settings(deadline=None)
@given(forms, st.sets(st.sampled_from(SENTENCES)))
def test_more_ticks_never_lower_the_rmdq_score(form, more):
    before = score(rmdq(), form).value
    after = score(rmdq(), form | dict.fromkeys(more, 1)).value
    assert 0 <= before <= after <= 24


@settings(deadline=None)
@given(forms)
def test_a_blank_and_a_no_are_the_same_to_the_rmdq(form):
    only_ticks = {sentence: mark for sentence, mark in form.items() if mark}
    assert score(rmdq(), form).value == score(rmdq(), only_ticks).value


@settings(deadline=None)
@given(st.integers(0, 24), st.integers(0, 24), st.integers(0, 24))
def test_a_larger_gain_is_felt_when_a_smaller_one_is(before, after, lower):
    best = min(after, lower)
    if meaningful_change(rmdq(), before, after):
        assert meaningful_change(rmdq(), before, best)

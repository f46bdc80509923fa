"""The named checks: each a small module with ``check(knowledge)``, which yields problems.

The reader runs them all, so that knowledge with a fault is never used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from unknot.knowledge.checks import (
    a_reassurance_never_raises,
    a_yes_never_lowers,
    answers_can_be_asked,
    cautions_have_a_file,
    doses_stay_within_limits,
    evidence_exists,
    experiments_are_fair,
    figures_belong,
    flags_and_rules_are_complete,
    ids_exist,
    not_sure_is_never_more_than_yes,
    phases_have_a_file,
    references_exist,
    reviews_are_dated,
    steps_do_not_go_round,
    the_program_finds_its_files,
    words_are_ours,
)
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.problems import Problem

Check = Callable[[Knowledge], Iterator[Problem]]

CHECKS: dict[str, Check] = {
    module.__name__.rpartition(".")[2]: module.check
    for module in (
        a_reassurance_never_raises,
        a_yes_never_lowers,
        answers_can_be_asked,
        cautions_have_a_file,
        doses_stay_within_limits,
        evidence_exists,
        experiments_are_fair,
        figures_belong,
        flags_and_rules_are_complete,
        ids_exist,
        not_sure_is_never_more_than_yes,
        phases_have_a_file,
        references_exist,
        reviews_are_dated,
        steps_do_not_go_round,
        the_program_finds_its_files,
        words_are_ours,
    )
}


def run_checks(knowledge: Knowledge) -> list[Problem]:
    """Every problem that any check finds."""
    return [problem for check in CHECKS.values() for problem in check(knowledge)]

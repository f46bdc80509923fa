"""Every id that one file names is another file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from unknot.knowledge.figure_kinds import POSITIONS
from unknot.knowledge.kinds import ExclusionRow, Knowledge
from unknot.knowledge.problems import Problem, missing


def check(knowledge: Knowledge) -> Iterator[Problem]:
    """A problem for each id that does not exist."""
    yield from _of_flags_and_rules(knowledge)
    yield from _of_questions(knowledge)
    yield from _of_advice(knowledge)
    yield from _of_phases_and_experiments(knowledge)
    yield from _of_exclusions(knowledge)
    yield from _of_cases(knowledge)
    yield from _of_figures(knowledge)


def _of_flags_and_rules(knowledge: Knowledge) -> Iterator[Problem]:
    for folder, items in (("red_flags", knowledge.red_flags), ("rules", knowledge.rules)):
        for id_, item in items.items():
            named = [pointer.contributor for pointer in item.points_to]
            yield from missing(f"{folder}/{id_}.md", "points_to", named, knowledge.contributors, "contributor")
    for flag in knowledge.red_flags.values():
        yield from missing(f"red_flags/{flag.id}.md", "ask_first", flag.ask_first, knowledge.questions, "fact")


def _of_questions(knowledge: Knowledge) -> Iterator[Problem]:
    for question in knowledge.questions.values():
        yield from missing(f"questions/{question.id}.md", "implies", question.implies, knowledge.questions, "question")
    country = knowledge.questions.get("country")
    values = [option.value for option in country.options] if country is not None else []
    yield from missing("questions/country.md", "options", values, knowledge.countries, "country")


def _of_advice(knowledge: Knowledge) -> Iterator[Problem]:
    for remedy in knowledge.remedies.values():
        yield from missing(f"remedies/{remedy.id}.md", "fits", remedy.fits, knowledge.contributors, "contributor")
    for movement in knowledge.movements.values():
        file = f"movements/{movement.id}.md"
        yield from missing(file, "fits", movement.fits, knowledge.contributors, "contributor")
        yield from missing(file, "regress_to", movement.regress_to, knowledge.movements, "movement")
        yield from missing(file, "progress_to", movement.progress_to, knowledge.movements, "movement")


def _of_phases_and_experiments(knowledge: Knowledge) -> Iterator[Problem]:
    for phase in knowledge.phases.values():
        file = f"phases/{phase.id}.md"
        yield from missing(file, "default_movements", phase.default_movements, knowledge.movements, "movement")
    for experiment in knowledge.experiments.values():
        file = f"experiments/{experiment.id}.md"
        yield from missing(file, "remedies", experiment.remedies, knowledge.remedies, "remedy")
        yield from missing(file, "outcome", filter(None, [experiment.outcome]), knowledge.measures, "measure")


def _of_exclusions(knowledge: Knowledge) -> Iterator[Problem]:
    can = _can_be_switched(knowledge)
    for exclusion in knowledge.exclusions.values():
        for n, row in enumerate(exclusion.rows):
            yield from _of_row(f"exclusions/{exclusion.id}.md", f"rows[{n}]", row, can)


def _can_be_switched(knowledge: Knowledge) -> dict[str, Mapping[str, object]]:
    """What an exclusion may name, by key: a caution is one that a movement carries and that has a file."""
    carried = {code for movement in knowledge.movements.values() for code in movement.cautions}
    cautions = dict.fromkeys(code for code in knowledge.exclusions if code in carried)
    return {
        "remedies": knowledge.remedies,
        "movements": knowledge.movements,
        "movement_tags": dict.fromkeys(tag for movement in knowledge.movements.values() for tag in movement.tags),
        "cautions": cautions,
        "changes": {**knowledge.remedies, **knowledge.movements, **cautions},
    }


def _of_row(file: str, key: str, row: ExclusionRow, can: Mapping[str, Mapping[str, object]]) -> Iterator[Problem]:
    yield from missing(file, f"{key}.remedies", row.remedies, can["remedies"], "remedy")
    yield from missing(file, f"{key}.movements", row.movements, can["movements"], "movement")
    yield from missing(file, f"{key}.movement_tags", row.movement_tags, can["movement_tags"], "movement tag")
    yield from missing(file, f"{key}.cautions", row.cautions, can["cautions"], "caution")
    yield from missing(file, f"{key}.changes", row.changes, can["changes"], "remedy, movement or caution")


def _of_cases(knowledge: Knowledge) -> Iterator[Problem]:
    deciders = {**knowledge.red_flags, **knowledge.rules}
    advice = {**knowledge.remedies, **knowledge.movements}
    for case in knowledge.cases.values():
        file = f"cases/{case.id}.md"
        yield from missing(file, "because", case.because, deciders, "red flag or rule")
        yield from missing(file, "plan_has", case.plan_has, advice, "remedy or movement")
        yield from missing(file, "plan_lacks", case.plan_lacks, advice, "remedy or movement")


def _of_figures(knowledge: Knowledge) -> Iterator[Problem]:
    drawn = {**knowledge.movements, **dict.fromkeys(POSITIONS)}
    for figure in knowledge.figures.values():
        file = f"figures/{figure.id}.md"
        yield from missing(file, "", [figure.id], drawn, "movement or position")
        of = [figure.variant_of] if figure.variant_of else []
        yield from missing(file, "variant_of", of, knowledge.figures, "figure")

"""``unknot evaluate``: a simulated person answers the real interview from each story; the figures follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from unknot.cli.command import Command, json_option

if TYPE_CHECKING:
    from unknot.cli.evaluation import Evaluated
    from unknot.cli.stories import Story
    from unknot.knowledge.kinds import Knowledge

BAR_NOT_MET = 1


@click.command(cls=Command)
@click.argument("cases", metavar="CASES.jsonl|-")
@json_option
@click.option("--bars", is_flag=True, help="Leave with exit code 1 when a bar of a release is not met.")
@click.pass_context
def evaluate(context: click.Context, *, cases: str, as_json: bool, bars: bool) -> None:
    r"""Measure the whole program against stories with a known outcome.

    CASES.jsonl holds one story a line: id, age, sex, facts, expected_level, acceptable_levels,
    expected_contributors, must_not and tags. A simulated person answers the real interview from each
    story: what the story gives is answered as given, a yes/no question it does not give is answered no,
    and anything else is skipped. Then the level, the contributors and four weeks of plan are compared
    with what a careful answer would be. Files up to 32 MB are read at a time.

    \b
    unknot evaluate stories.jsonl
    unknot evaluate stories.jsonl --json > figures.json
    unknot evaluate stories.jsonl --bars      # for a release: exit code 1 below the bars
    """
    from unknot.cli.figures import bars as bars_of
    from unknot.cli.figures import figures
    from unknot.cli.files import stories_from
    from unknot.cli.terminal import console, print_json
    from unknot.knowledge.reader import shipped_knowledge

    knowledge = shipped_knowledge()
    stories = stories_from(knowledge, cases)
    results = evaluated(knowledge, stories)
    outcomes = [result.outcome for result in results]
    if as_json:
        from unknot.cli.figures_json import figures_json

        print_json(figures_json(outcomes))
    else:
        from unknot.cli.figures_page import print_figures

        print_figures(console(), knowledge, results)
    unmet = [bar for bar in bars_of(figures(outcomes)) if not bar.met] if bars else []
    for bar in unmet:
        click.echo(f"Bar not met: {bar.words}", err=True)
    context.exit(BAR_NOT_MET if unmet else 0)


def evaluated(knowledge: Knowledge, stories: list[Story]) -> list[Evaluated]:
    """Every story through the program, in the order of the file."""
    from unknot.cli.evaluation import evaluate as evaluate_story
    from unknot.cli.terminal import progress

    results = []
    with progress("Stories", len(stories)) as step:
        for story in stories:
            results.append(evaluate_story(knowledge, story))
            step(1)
    return results

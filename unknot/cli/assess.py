"""``unknot assess``: one person's facts, and what we would say to them."""

from __future__ import annotations

import click

from unknot.cli.command import Command, json_option


@click.command(cls=Command)
@click.argument("file", metavar="FILE|-")
@json_option
def assess(*, file: str, as_json: bool) -> None:
    r"""Say how soon to get help, why, and what to do, for the one case in FILE.

    FILE holds one JSON object with age, sex and facts. A "-" reads standard input. A fact that is not
    given is unanswered, and unanswered is never a no: the level is then the highest one already
    proved, or none, and there is no plan until the safety questions are all answered.

    \b
    Example of a file:
      {"age": 41, "sex": "female",
       "facts": {"pain_location": "lower_back", "muscle_spasm": true, "fever": "unknown"}}

    \b
    unknot assess person.json
    unknot assess person.json --json
    echo '{"age": 53, "sex": "male", "facts": {"saddle_numbness": true}}' | unknot assess -
    """
    from datetime import UTC, datetime

    from unknot.cli.case_result import as_json_object, case_result
    from unknot.cli.files import case_from
    from unknot.cli.terminal import console, print_json
    from unknot.knowledge.reader import shipped_knowledge

    knowledge = shipped_knowledge()
    result = case_result(knowledge, case_from(knowledge, file), datetime.now(UTC))
    if as_json:
        print_json(as_json_object(result))
    else:
        from unknot.cli.result_page import print_result

        print_result(console(), knowledge, result)

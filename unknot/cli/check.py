"""``unknot check``: the whole check in the terminal, then the result and the plan."""

from __future__ import annotations

from pathlib import Path

import click

from unknot.cli.command import Command, json_option


@click.command(cls=Command)
@click.option(
    "--save", type=click.Path(dir_okay=False), metavar="FILE", help="Keep your answers in this file, as one case."
)
@json_option
def check(*, save: str | None, as_json: bool) -> None:
    r"""Answer the safety check right here, then see what to do and why.

    On a page of rows, type the numbers of the rows that apply, such as 1 3. Put ? before a row you
    are not sure of, such as ?2. Type n when none of the others applies. At any prompt: b goes back,
    w says why we ask, h shows when and whom to call, q stops. Nothing is kept unless you say --save.

    \b
    unknot check
    unknot check --save me.json
    unknot plan me.json --from 2026-11-24 --days 7
    """
    from datetime import UTC, datetime

    from unknot.cli.case_result import as_json_object, case_result
    from unknot.cli.conversation import Conversation
    from unknot.cli.terminal import console, print_json
    from unknot.knowledge.reader import shipped_knowledge

    knowledge = shipped_knowledge()
    facts = Conversation(knowledge, console(errors=as_json)).run()
    result = case_result(knowledge, facts, datetime.now(UTC))
    if save:
        _save(save, facts)
    if as_json:
        print_json(as_json_object(result))
    else:
        from unknot.cli.result_page import print_result

        print_result(console(), knowledge, result)


def _save(path: str, facts: object) -> None:
    """Write the answers as a case that the other commands read; for the owner's eyes only."""
    import json
    import os

    from unknot.cli.bad_input import BadInput
    from unknot.cli.stories import PERSON_KEYS
    from unknot.interop.as_json import answer_to_json
    from unknot.knowledge.answers import Facts

    assert isinstance(facts, Facts)  # noqa: S101
    values = {fact: answer_to_json(answered.value) for fact, answered in facts.answers.items()}
    person = {key: values.pop(key) for key in PERSON_KEYS if key in values}
    text = json.dumps({**person, "facts": values}, ensure_ascii=False, indent=1) + "\n"
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise BadInput.one(
            path, f"Your answers cannot be written here ({error.strerror}). Name another file."
        ) from None
    click.echo(f"Your answers are in {Path(path)}.", err=True)

"""``unknot knowledge``: the named checks, the generated tables, the proofs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from unknot.cli.command import Group, json_option

if TYPE_CHECKING:
    from unknot.core.proofs import Proof
    from unknot.knowledge.kinds import Knowledge
    from unknot.knowledge.problems import Problem

F = TypeVar("F", bound=Callable[..., Any])
BAR_NOT_MET = 1
folder_option = click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Read this folder instead of the knowledge that came with the program.",
)
GENERATED = "docs/reference/generated"


def _folder_or_usual(option: str, name: str, words: str) -> Callable[[F], F]:
    """An option that may stand alone, and then means the usual folder of the generated tables."""
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option(option, name, type=kind, is_flag=False, flag_value=GENERATED, metavar="[DIR]", help=words)


@click.group(cls=Group)
def knowledge() -> None:
    r"""Check, print and prove what Unknot knows.

    \b
    unknot knowledge check
    unknot knowledge table --kind red_flags
    unknot knowledge prove
    """


@knowledge.command()
@folder_option
@json_option
@click.pass_context
def check(context: click.Context, *, folder: Path | None, as_json: bool) -> None:
    r"""Read every file strictly and run every named check; all problems are told at once.

    \b
    unknot knowledge check
    unknot knowledge check --folder ../my-clinic/knowledge
    """
    from unknot.cli.terminal import print_json
    from unknot.knowledge.problems import KnowledgeError

    known: Knowledge | None = None
    problems: tuple[Problem, ...] = ()
    try:
        known = _read(folder)
    except KnowledgeError as error:
        problems = error.problems
    if as_json:
        print_json(
            {
                "version": known.version if known else None,
                "counts": _counts(known) if known else None,
                "problems": [{"file": p.file, "key": p.key, "message": p.message} for p in problems],
            }
        )
    elif known:
        click.echo(f"No problems. Version {known.version[:12]}.")
        click.echo("\n".join(f"{count:5} {name.replace('_', ' ')}" for name, count in _counts(known).items()))
    else:
        click.echo("\n".join(str(problem) for problem in problems), err=True)
        click.echo(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}.", err=True)
    context.exit(0 if known else 2)


@knowledge.command()
@click.argument("kind", required=False)
@click.option("--kind", "named", metavar="KIND", help="The same as naming KIND.")
@click.option("--csv", "as_csv", is_flag=True, help="Print KIND as CSV for a spreadsheet, with every field.")
@_folder_or_usual("--write", "write", f"Write every table into this folder, {GENERATED} if you name none.")
@_folder_or_usual("--check", "compare", "Leave with exit code 1 when a table in this folder is out of date.")
@folder_option
@click.pass_context
def table(
    context: click.Context,
    *,
    kind: str | None,
    named: str | None,
    as_csv: bool,
    write: Path | None,
    compare: Path | None,
    folder: Path | None,
) -> None:
    r"""Print the knowledge as tables that a clinician can read through.

    KIND is any kind of knowledge, such as red_flags, remedies, claims or evidence, or one of the tables made for
    reading: facts, remedies_by_certainty, coverage. Without KIND, all tables that are made for reading.

    \b
    unknot knowledge table exclusions
    unknot knowledge table remedies --csv > remedies.csv
    unknot knowledge table --write docs/reference/generated
    unknot knowledge table --check docs/reference/generated
    """
    kind = kind or named
    _one_way(kind, as_csv=as_csv, to_folder=bool(write or compare))
    if kind:
        _known_kind(kind)
    known = _usable(folder)
    if as_csv and kind:
        click.echo(_csv(known, kind), nl=False)
        return
    made = _pages(known, kind)
    if write:
        write.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (write / name).write_text(text, encoding="utf-8")
        click.echo(f"{len(made)} tables written to {write}.", err=True)
    elif compare:
        context.exit(_compare(compare, made))
    else:
        click.echo("\n".join(made.values()), nl=False)


@knowledge.command()
@folder_option
@json_option
@click.pass_context
def prove(context: click.Context, *, folder: Path | None, as_json: bool) -> None:
    r"""Prove what must always hold, on the very rules that decide.

    A claim that does not hold is shown with the answers that break it, and the exit code is 1.

    \b
    unknot knowledge prove
    unknot knowledge prove --json
    """
    from unknot.cli.terminal import print_json

    results = _proofs(_usable(folder))
    if as_json:
        print_json(
            [
                {
                    "name": r.name,
                    "proved": r.proved,
                    "seconds": round(r.seconds, 3),
                    "counterexample": list(r.counterexample),
                }
                for r in results
            ]
        )
    else:
        for result in results:
            click.echo(f"{'proved    ' if result.proved else 'NOT PROVED'}  {result.name}")
            if not result.proved:
                click.echo("\n".join(f"    {line}" for line in result.counterexample))
    context.exit(0 if all(result.proved for result in results) else BAR_NOT_MET)


def _read(folder: Path | None) -> Knowledge:
    from unknot.knowledge.reader import read_knowledge, shipped_folder

    return read_knowledge(folder or shipped_folder())


def _usable(folder: Path | None) -> Knowledge:
    """The knowledge, or its problems as bad input."""
    from unknot.cli.bad_input import BadInput, Fault
    from unknot.knowledge.problems import KnowledgeError

    try:
        return _read(folder)
    except KnowledgeError as error:
        raise BadInput(Fault(p.file, 0, p.key, p.message) for p in error.problems) from None


def _counts(known: Knowledge) -> dict[str, int]:
    from dataclasses import fields

    kinds = [f.name for f in fields(known) if f.name not in ("version", "file_hashes")]
    return {kind: len(getattr(known, kind)) for kind in kinds}


def _one_way(kind: str | None, *, as_csv: bool, to_folder: bool) -> None:
    """CSV is printed, and one kind at a time: the kinds have different columns."""
    if as_csv and to_folder:
        raise click.UsageError("CSV is printed. Leave out --write and --check, and send it to a file with >.")
    if as_csv and not kind:
        raise click.UsageError("Say which kind, as in: unknot knowledge table remedies --csv")


def _known_kind(kind: str) -> None:
    from unknot.cli.knowledge_csv import kinds
    from unknot.cli.tables import TABLES
    from unknot.knowledge.problems import did_you_mean

    known = list(dict.fromkeys((*TABLES, *kinds())))
    if kind not in known:
        raise click.UsageError(
            f'There is no table "{kind}".{did_you_mean(kind, known)} Choose one of: {", ".join(known)}.'
        )


def _pages(known: Knowledge, kind: str | None) -> dict[str, str]:
    from unknot.cli.tables import file_of, page, pages

    return {file_of(kind): page(known, kind)} if kind else pages(known)


def _csv(known: Knowledge, kind: str) -> str:
    from unknot.cli.knowledge_csv import ALIASES, csv_of, csv_of_kind, kinds, without_marks
    from unknot.cli.tables import TABLES

    if ALIASES.get(kind, kind) in kinds():
        return csv_of_kind(known, kind)
    _, make = TABLES[kind]
    headings, rows = make(known)
    return csv_of(headings, without_marks(rows))


def _compare(folder: Path, made: dict[str, str]) -> int:
    stale = [name for name, text in made.items() if _text(folder / name) != text]
    for name in stale:
        click.echo(f"{folder / name}: out of date. Run: unknot knowledge table --write {folder}", err=True)
    return BAR_NOT_MET if stale else 0


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _proofs(known: Knowledge) -> tuple[Proof, ...]:
    from unknot.cli.bad_input import BadInput

    try:
        import z3  # noqa: F401 (only whether it is there)
    except ImportError:
        raise BadInput.one(
            "z3-solver", "The proofs need this package, which is not installed. Install it with: pip install z3-solver"
        ) from None
    from unknot.core import proofs, proofs_of_plans

    return (*proofs.run(known), *proofs_of_plans.run(known))

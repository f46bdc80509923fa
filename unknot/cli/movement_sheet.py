"""``unknot figures``: every figure on one page, and whether each is anatomy."""

from __future__ import annotations

from pathlib import Path

import click

from unknot.cli.command import Command

BAR_NOT_MET = 1


@click.command(cls=Command)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the page to this file.")
@click.option("--theme", type=click.Choice(["light", "dark", "flare"]), default="light", help="The colours to use.")
@click.option("--moving", is_flag=True, help="The moving figures instead of start and key pose.")
@click.option("--check", "only_check", is_flag=True, help="Draw nothing; tell every fault of anatomy.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.pass_context
def movement_sheet(
    context: click.Context, *, output: Path | None, theme: str, moving: bool, only_check: bool, ids: tuple[str, ...]
) -> None:
    r"""Draw all movement figures, or those named, on one page for a browser or a printer.

    \b
    unknot figures -o figures.html
    unknot figures --moving --theme flare cat_cow bird_dog -o two.html
    unknot figures --check
    """
    from unknot.knowledge.problems import did_you_mean
    from unknot.knowledge.reader import shipped_knowledge
    from unknot.movement.lint import lint_all
    from unknot.movement.sheet import sheet

    known = shipped_knowledge().figures
    for id_ in ids:
        if id_ not in known:
            raise click.UsageError(f'There is no figure "{id_}".{did_you_mean(id_, known)}')
    chosen = [known[id_] for id_ in ids] or list(known.values())
    if only_check:
        faults = lint_all(chosen)
        click.echo("\n".join(map(str, faults)) or f"No faults in {len(chosen)} figures.")
        context.exit(BAR_NOT_MET if faults else 0)
    page = sheet(chosen, theme, moving=moving)
    if output is None:
        click.echo(page, nl=False)
    else:
        output.write_text(page, encoding="utf-8")
        click.echo(f"{len(chosen)} figures written to {output}.", err=True)

"""``unknot draw``: one figure as an SVG file."""

from __future__ import annotations

from pathlib import Path

import click

from unknot.cli.command import Command


@click.command(cls=Command)
@click.argument("movement")
@click.option("--at", type=click.FloatRange(min=0), metavar="SECONDS", help="The still at this moment.")
@click.option("--left", is_flag=True, help="The other side: the mirror image.")
@click.option("--theme", type=click.Choice(["light", "dark", "flare"]), default="light", help="The colours to use.")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The SVG file.")
def draw(*, movement: str, at: float | None, left: bool, theme: str, output: Path) -> None:
    r"""Draw a movement or position: moving, or still at a moment.

    \b
    unknot draw cat_cow -o cat_cow.svg
    unknot draw bird_dog --at 4 --theme dark -o reach.svg
    """
    from unknot.knowledge.problems import did_you_mean
    from unknot.knowledge.reader import shipped_knowledge
    from unknot.movement.svg import alone, animated, still

    known = shipped_knowledge().figures
    if movement not in known:
        raise click.UsageError(f'There is no figure "{movement}".{did_you_mean(movement, known)}')
    figure = known[movement]
    drawn = animated(figure, mirrored=left) if at is None else still(figure, at, mirrored=left)
    output.write_text(alone(drawn, theme) + "\n", encoding="utf-8")

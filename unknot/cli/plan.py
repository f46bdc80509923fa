"""``unknot plan``: the laid-out days of one person's plan."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import click

from unknot.cli.command import Command, json_option

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from rich.console import Console

    from unknot.cli.case_result import CaseResult
    from unknot.core.values import PlannedDay
    from unknot.knowledge.kinds import Knowledge


class DateOf(click.ParamType[date]):
    """A day such as 2026-11-24."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say how it is written."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a day. Write it as year-month-day, such as 2026-11-24.', param, ctx)


class TimeOf(click.ParamType[time]):
    """A time of day such as 07:00."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> time:
        """Read the time, or say how it is written."""
        if isinstance(value, time):
            return value
        try:
            return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 (a wall clock has no zone)
        except ValueError:
            self.fail(f'"{value}" is not a time. Write hours and minutes, such as 07:00.', param, ctx)


class ZoneOf(click.ParamType["ZoneInfo"]):
    """A time zone such as Europe/Berlin."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> ZoneInfo:
        """Read the zone, or say which was probably meant."""
        from zoneinfo import ZoneInfo, available_timezones

        from unknot.knowledge.problems import did_you_mean

        names = available_timezones()
        if value not in names:
            hint = did_you_mean(value, names)
            self.fail(f'"{value}" is no time zone.{hint} Write it as Europe/Berlin.', param, ctx)
        return ZoneInfo(value)


@click.command(cls=Command)
@click.argument("file", metavar="FILE|-")
@click.option("--from", "start", type=DateOf(), required=True, metavar="DATE", help="The first day, as 2026-11-24.")
@click.option("--days", type=click.IntRange(1, 366), required=True, metavar="N", help="How many days, 1 to 366.")
@click.option("--wake", type=TimeOf(), default="07:00", show_default=True, metavar="HH:MM", help="When the day begins.")
@click.option(
    "--bed", type=TimeOf(), default="22:30", show_default=True, metavar="HH:MM", help="Bed time; may be after midnight."
)
@click.option("--zone", type=ZoneOf(), default="UTC", show_default=True, help="The time zone, as Europe/Berlin.")
@click.option("--ics", is_flag=True, help="Print a calendar that other programs can read.")
@json_option
def plan(*, file: str, start: date, days: int, wake: time, bed: time, zone: ZoneInfo, ics: bool, as_json: bool) -> None:
    r"""Lay out the plan for the one case in FILE, day by day.

    The case must hold an answer to every safety question; "unknot check --save FILE" writes such a file.
    Where being seen comes first there is no plan, and we say so.

    \b
    unknot plan person.json --from 2026-11-24 --days 7
    unknot plan person.json --from 2026-11-24 --days 28 --ics > plan.ics
    unknot plan person.json --from 2026-11-24 --days 1 --wake 14:00 --bed 05:30 --zone Europe/Berlin
    """
    if ics and as_json:
        raise click.UsageError("Choose one of --ics and --json.")
    from datetime import UTC

    from unknot.cli.case_result import case_result
    from unknot.cli.files import case_from
    from unknot.knowledge.reader import shipped_knowledge

    knowledge = shipped_knowledge()
    now = datetime.now(UTC)
    result = case_result(knowledge, case_from(knowledge, file), now, start)
    _refuse_if_open(file, result)
    laid_out = _lay_out(knowledge, result, start, days, wake, bed, zone)
    _print(knowledge, result, laid_out, now, "ics" if ics else "json" if as_json else "text")


def _refuse_if_open(file: str, result: CaseResult) -> None:
    """No plan while a safety question is unanswered and nothing urgent is proved: say which are missing."""
    from unknot.cli.bad_input import BadInput
    from unknot.cli.files import shown_name
    from unknot.knowledge.levels import CareLevel

    level = result.assessment.care_level
    missing = result.assessment.unanswered
    if not missing or (level is not None and level >= CareLevel.SAME_DAY):
        return
    named = ", ".join(missing[:8]) + (f" and {len(missing) - 8} more" if len(missing) > 8 else "")
    raise BadInput.one(
        shown_name(file),
        f"There is no plan before the safety check is complete. Add answers to: {named}. "
        "Or answer them all with: unknot check --save FILE",
        key="facts",
    )


def _lay_out(
    knowledge: Knowledge, result: CaseResult, start: date, days: int, wake: time, bed: time, zone: ZoneInfo
) -> list[PlannedDay]:
    from datetime import timedelta

    from unknot.core.schedule import lay_out
    from unknot.core.values import DayShape

    if result.plan is None:
        return []
    shape = DayShape(wake=wake, bed=bed)
    return [lay_out(knowledge, result.plan, start + timedelta(days=n), shape, zone) for n in range(days)]


def _print(knowledge: Knowledge, result: CaseResult, days: list[PlannedDay], now: datetime, form: str) -> None:
    if form == "json":
        from unknot.cli.case_result import as_json_object
        from unknot.cli.terminal import print_json
        from unknot.interop.as_json import planned_day_to_json

        print_json({**as_json_object(result), "days": [planned_day_to_json(day) for day in days]})
    elif form == "ics":
        from unknot.interop.calendar import calendar_text

        click.echo(calendar_text(knowledge, days, now), nl=False)
        if result.plan is None:
            click.echo(f"There is no plan, so the calendar is empty. {result.says}", err=True)
    else:
        from unknot.cli.terminal import console

        _print_days(console(), knowledge, result, days)


def _print_days(console: Console, knowledge: Knowledge, result: CaseResult, days: list[PlannedDay]) -> None:
    from unknot.cli import words
    from unknot.cli.day_page import day_lines

    if result.plan is None:
        console.print(f"There is no plan for now. {result.says}", markup=False)
    for day in days:
        console.print(f"\n{day.on:%A} {words.day_words(day.on)}", style="bold", markup=False)
        for line in day_lines(knowledge, day):
            console.print(line, markup=False)
    console.print(f"\n{words.NOT_A_DIAGNOSIS} {words.NOT_REVIEWED}", markup=False)

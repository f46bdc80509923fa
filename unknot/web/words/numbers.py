"""Telephone lines of a country: what to call them, what to dial."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unknot.knowledge.kinds import Country, Line

#: what is shown when no country file can be read at all: works from mobiles in much of the world
FALLBACK_NUMBER = "112"


@dataclass(frozen=True, slots=True)
class Dial:
    """A line that may be called: its name, its number as written, and as a telephone takes it."""

    name: str
    number: str = ""
    tel: str = ""

    @property
    def words(self) -> str:
        """The name with the number, where there is one; the number once when it is the name."""
        if not self.number or self.number in self.name:
            return self.name
        return f"{self.name} on {self.number}"


@dataclass(frozen=True, slots=True)
class Numbers:
    """All lines of one country, with its words for the places to go."""

    country: str
    country_name: str
    emergency: Dial
    urgent_care: Dial
    poison: Dial
    crisis: Dial
    maternity: Dial
    department: str
    doctor: str

    @property
    def emergency_name(self) -> str:
        """What the emergency line is called."""
        return self.emergency.name

    @property
    def emergency_number(self) -> str:
        """The emergency number as written."""
        return self.emergency.number

    @property
    def emergency_tel(self) -> str:
        """The emergency number as a telephone takes it."""
        return self.emergency.tel


def dial(line: Line) -> Dial:
    """A line of a country file; only the first number is dialled when it names two."""
    first = re.search(r"\+?\d[\d \-]*", line.number)
    tel = re.sub(r"[ \-]", "", first.group()) if first else ""
    return Dial(line.name, line.number, tel)


def numbers_of(country: Country) -> Numbers:
    """All lines of a country file."""
    return Numbers(
        country=country.id,
        country_name=country.name,
        emergency=dial(country.emergency),
        urgent_care=dial(country.urgent_care),
        poison=dial(country.poison),
        crisis=dial(country.crisis),
        maternity=dial(country.maternity),
        department=_nearest(country.emergency_department),
        doctor=_own(country.family_doctor),
    )


def _nearest(department: str) -> str:
    """A name such as "A&E" stands alone; "emergency department" takes an article."""
    return department if department[:1].isupper() else f"the nearest {department}"


def _own(doctor: str) -> str:
    return doctor if doctor.startswith("your ") else f"your {doctor}"


def fallback_numbers() -> Numbers:
    """What still works when no country file can be read."""
    emergency = Dial("the emergency number", FALLBACK_NUMBER, FALLBACK_NUMBER)
    local = "your local {} line"
    return Numbers(
        country="other",
        country_name="another country",
        emergency=emergency,
        urgent_care=Dial(local.format("urgent care")),
        poison=Dial(local.format("poison")),
        crisis=Dial(local.format("crisis")),
        maternity=Dial("your maternity unit"),
        department="the nearest emergency department",
        doctor="your doctor",
    )

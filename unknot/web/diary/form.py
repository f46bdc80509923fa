"""The form of one day: what it offers a person, what it shows, and how what was sent is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.http import QueryDict

from unknot.core.diary import TIGHTNESS, DiaryDay, MedicineTaken
from unknot.knowledge.answers import YesNo
from unknot.knowledge.kinds import Knowledge
from unknot.records.diary_actions import MINUTES_A_DAY, NOTE_MOST, WORDS_MOST
from unknot.records.diary_queries import most_used_marks
from unknot.web.diary.words import known_thing, thing_name
from unknot.web.drawings.thread import smooth, thread
from unknot.web.standing import standing_of
from unknot.web.visit import Visit

#: chips that are in sight; the person's own most used come first (design brief, flow C)
CHIPS_IN_SIGHT = 6
#: [D] what was marked in the last three months counts as used
USED_OVER = timedelta(90)
LEG_SIGNS = ("radiates_to_leg", "radiates_below_knee", "radiates_to_both_legs", "leg_numbness", "leg_weakness")
#: the tiles: what stands on them, and the tightness of the threads drawn for them, one number a loop
TILES = {
    "loose": ("Loose", (0.0,)),
    "bit_tight": ("Bit tight", (2.2,)),
    "very_tight": ("Very tight", (6.4,)),
    "in_spasm": ("In spasm", (9.0, 9.8, 9.0)),
}
PICK_A_NUMBER = "Pick a number from 0 to 10, or say how tight it is."


@dataclass(frozen=True, slots=True)
class Chip:
    """Something to tick: the name of its field, its value, its words."""

    field: str
    value: str
    words: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One degree of tightness with its drawing."""

    value: str
    words: str
    path: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What the form offers this person: own chips first, the plan's items, leg pain, the five rises from a chair."""

    used: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    leg: bool = False
    asks_rise: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """A day as it was sent, what could not be read, and the texts to show again."""

    day: DiaryDay
    errors: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayForm:
    """The form as its page shows it."""

    day: DiaryDay
    tiles: tuple[Tile, ...]
    chips: tuple[Chip, ...]
    more_chips: tuple[Chip, ...]
    medicines: tuple[Chip, ...]
    other_medicines: str
    helped: tuple[Chip, ...]
    leg: bool
    asks_rise: bool
    texts: Mapping[str, str]
    errors: Mapping[str, str]

    @property
    def is_open(self) -> bool:
        """Whether the part below the chips is shown open: something in it was said, or is to be put right."""
        said = self.day
        numbers = (said.sleep, said.walk_minutes, said.longest_walk, said.rose_five_times)
        leg = said.leg_pain is not None and not self.leg
        some = any(number is not None for number in numbers) or leg
        return some or bool(said.note or said.medicines or said.helped) or bool(set(self.errors) - {"pain"})

    @property
    def pain(self) -> int | None:
        """The pain that was said."""
        return self.day.pain


def offer_for(visit: Visit) -> Offer:
    """What the form offers, from the diary, the plan and the answers; nothing of it is needed to check in."""
    plan = standing_of(visit).plan
    items = plan.items if plan else ()
    return Offer(
        used=most_used_marks(visit.person, visit.today - USED_OVER),
        items=tuple(f"{item.kind}:{item.id}" for item in items if item.block != "medicine"),
        medicines=tuple(item.id for item in items if item.block == "medicine"),
        leg=leg_is_known(visit),
        asks_rise=plan is not None and plan.phase == "calm",
    )


def leg_is_known(visit: Visit) -> bool:
    """Whether the person told of pain or another sign in a leg."""
    said = visit.counting
    return "down_the_leg" in said.chosen("pain_areas") or any(said.get(sign) is YesNo.YES for sign in LEG_SIGNS)


def form_of(knowledge: Knowledge, offer: Offer, sent: Sent) -> DayForm:
    """The form for a day: empty, with what it said before, or with what was sent and must be put right."""
    day = sent.day
    chips = _chips(knowledge, offer.used, day)
    own = tuple(one.name for one in day.medicines if not one.remedy)
    return DayForm(
        day=day,
        tiles=tuple(Tile(id_, words, _drawn(loops), id_ == day.tightness) for id_, (words, loops) in TILES.items()),
        chips=chips[:CHIPS_IN_SIGHT],
        more_chips=chips[CHIPS_IN_SIGHT:],
        medicines=_medicines(knowledge, offer.medicines, day),
        other_medicines=", ".join(own),
        helped=_helped(knowledge, offer.items, day),
        leg=offer.leg or day.leg_pain is not None,
        asks_rise=offer.asks_rise or day.rose_five_times is not None,
        texts={"walk_minutes": _text(day.walk_minutes), "longest_walk": _text(day.longest_walk), **sent.texts},
        errors=sent.errors,
    )


def _chips(knowledge: Knowledge, used: Iterable[str], day: DiaryDay) -> tuple[Chip, ...]:
    """What is ticked comes first, then the most used, then the rest in its own order."""
    ordered = sorted(knowledge.day_marks.values(), key=lambda mark: mark.order)
    ticked = (*(mark.id for mark in ordered if mark.id in day.marks), *day.own_marks)
    found = dict.fromkeys((*ticked, *used, *(mark.id for mark in ordered)))
    return tuple(_chip(knowledge, mark, chosen=mark in ticked) for mark in found)


def _chip(knowledge: Knowledge, mark: str, *, chosen: bool) -> Chip:
    known = knowledge.day_marks.get(mark)
    return Chip("marks", mark, known.name, chosen) if known else Chip("own", mark, mark, chosen)


def _medicines(knowledge: Knowledge, ids: tuple[str, ...], day: DiaryDay) -> tuple[Chip, ...]:
    taken = tuple(one.remedy for one in day.medicines if one.remedy)
    found = dict.fromkeys((*ids, *taken))
    return tuple(Chip("medicines", id_, thing_name(knowledge, f"remedy:{id_}"), id_ in taken) for id_ in found)


def _helped(knowledge: Knowledge, items: tuple[str, ...], day: DiaryDay) -> tuple[Chip, ...]:
    found = dict.fromkeys((*items, *sorted(day.helped)))
    return tuple(Chip("helped", one, thing_name(knowledge, one), one in day.helped) for one in found)


def _drawn(loops: tuple[float, ...]) -> str:
    """The thread of a tile, 64 wide and 32 high."""
    width = 58 / len(loops)
    lift = 1.5 if len(loops) == 1 else 1.25
    return smooth(thread(loops, 3, 27, width, lift=lift))


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


# ---------------------------------------------------------------- reading


def read_day(knowledge: Knowledge, post: QueryDict, on: date) -> Sent:
    """The day that was sent. What is left out stays not said; what cannot be read is an error with its field."""
    errors: dict[str, str] = {}
    walks = {name: _minutes(post.get(name, ""), name, errors) for name in ("walk_minutes", "longest_walk")}
    tightness = post.get("tightness", "")
    day = DiaryDay(
        on=on,
        pain=scale(post.get("pain", "")),
        leg_pain=scale(post.get("leg_pain", "")),
        sleep=scale(post.get("sleep", "")),
        walk_minutes=walks["walk_minutes"],
        longest_walk=walks["longest_walk"],
        tightness=tightness if tightness in TIGHTNESS else "",
        rose_five_times={"yes": True, "no": False}.get(post.get("rise", "")),
        marks=frozenset(mark for mark in post.getlist("marks") if mark in knowledge.day_marks),
        own_marks=tuple(dict.fromkeys(_words((*post.getlist("own"), *post.get("own_new", "").split(","))))),
        medicines=_taken(knowledge, post),
        helped=frozenset(one for one in post.getlist("helped") if known_thing(knowledge, one)),
        note=post.get("note", "").replace("\r\n", "\n").strip(),
    )
    if day.pain is None and not day.tightness:
        errors["pain"] = PICK_A_NUMBER
    if len(day.note) > NOTE_MOST:
        errors["note"] = f"Keep the note under {NOTE_MOST} letters."
    return Sent(day, errors, {name: post.get(name, "") for name in walks if name in errors})


def scale(text: str) -> int | None:
    """A number from 0 to 10; None for anything else."""
    return int(text) if text in {str(number) for number in range(11)} else None


def _minutes(text: str, name: str, errors: dict[str, str]) -> int | None:
    text = text.strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= MINUTES_A_DAY:
        return int(text)
    errors[name] = f"Give whole minutes from 0 to {MINUTES_A_DAY}, such as 20."
    return None


def _words(texts: Iterable[str]) -> list[str]:
    return [words[:WORDS_MOST].strip() for text in texts if (words := " ".join(text.split()))]


def _taken(knowledge: Knowledge, post: QueryDict) -> tuple[MedicineTaken, ...]:
    ids = [id_ for id_ in post.getlist("medicines") if id_ in knowledge.remedies]
    known = [MedicineTaken(knowledge.remedies[id_].name[:WORDS_MOST], id_) for id_ in dict.fromkeys(ids)]
    own = dict.fromkeys(_words(post.get("medicine", "").split(",")))
    return (*known, *(MedicineTaken(name) for name in own))

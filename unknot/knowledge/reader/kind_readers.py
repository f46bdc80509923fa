"""One function a kind: from a file's header and body to its value.

These only shape values. Whether ids of other files exist is the business of ``unknot.knowledge.checks``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from unknot.knowledge import kinds
from unknot.knowledge.conditions import Always, Condition
from unknot.knowledge.levels import CareLevel
from unknot.knowledge.reader.condition_reader import CLASSES, FAMILIES, LEVELS, ConditionReader
from unknot.knowledge.reader.header import Header

CERTAINTIES = ("high", "moderate", "low", "very_low", "none")
PHASES = ("blocked", "calm", "move", "build", "return", "keep_well", "persistent")
ACTIONS = (
    "ambulance",
    "emergency_department",
    "maternity_line",
    "crisis_line",
    "poison_centre",
    "clinician_today",
    "eye_service",
    "sickle_cell_team",
    "surgical_team",
    "pharmacist_today",
    "appointment_days",
    "appointment_weeks",
)
STAGES = ("about_you", "safety", "pain", "precaution", "day", "fit", "medicine", "not_asked")
TYPES = ("yes_no", "number", "choice", "set")
STARTS = ("standing", "sitting", "supine", "prone", "side_lying", "all_fours", "half_kneeling", "walking")
MOVEMENT_KINDS = ("mobility", "stretch", "strength", "relief_position", "breathing", "aerobic", "skill")
REMEDY_KINDS = (
    "heat_cold",
    "position",
    "movement_habit",
    "hands_on",
    "medicine",
    "supplement",
    "food_drink",
    "sleep",
    "ergonomics",
    "stress",
    "professional",
    "device",
    "other",
)


@dataclass(frozen=True)
class Source:
    """One file being read: its id, header, body, and the reader of its conditions."""

    id: str
    header: Header
    body: str
    conditions: ConditionReader

    def condition(self, key: str, header: Header | None = None) -> Condition:
        """The condition under a key; ``Always`` when it is left out."""
        header = header or self.header
        if not header.has(key):
            header.raw(key)
            return Always()
        return self.conditions.read(header.file, header.path(key), header.raw(key))

    def optional_condition(self, key: str, header: Header) -> Condition | None:
        """The condition under a key, or None when it is left out."""
        return self.condition(key, header) if header.has(key) else None

    def needed_condition(self, key: str) -> Condition:
        """The condition under a key that must be there."""
        if not self.header.has(key):
            self.header.problem(key, "This is missing. Add a condition.")
        return self.condition(key)


def _level(header: Header, key: str) -> CareLevel:
    word = header.word(key, LEVELS)
    return CareLevel.from_id(word) if word in LEVELS else CareLevel.SELF_CARE


def term(source: Source) -> kinds.TermFile:
    """A named condition."""
    h = source.header
    return kinds.TermFile(
        id=source.id,
        name=h.text("name", None),
        when=source.needed_condition("when"),
        reference=h.text("reference", None),
        review=h.review(),
        body=source.body,
    )


def _options(header: Header) -> tuple[kinds.Option, ...]:
    return tuple(kinds.Option(value, label) for value, label in header.text_map("options").items())


def question(source: Source) -> kinds.Question:
    """A question, whose id is the fact's."""
    h = source.header
    kind = h.word("type", TYPES)
    made = kinds.Question(
        id=source.id,
        type=kind,
        group=h.text("group", None),
        stage=h.word("stage", STAGES),
        order=h.whole("order", 0) or 0,
        ask=h.text("ask", None),
        review=h.review(),
        row=h.text("row"),
        told=h.text("told"),
        hint=h.text("hint"),
        why=h.text("why"),
        how_to_tell=h.text("how_to_tell"),
        heading=h.text("heading"),
        options=_options(h),
        unit=h.text("unit"),
        at_least=h.number("at_least"),
        at_most=h.number("at_most"),
        reassuring=h.truth("reassuring"),
        only_if=source.condition("only_if"),
        always=h.truth("always"),
        implies=h.texts("implies"),
        body=source.body,
    )
    if kind in ("choice", "set") and not made.options:
        h.problem("options", "A choice or a set needs options. Add {value: label} for each.")
    if kind == "number" and (made.at_least is None or made.at_most is None):
        h.problem("at_least", "A number needs at_least and at_most.")
    return made


def _pointers(source: Source) -> tuple[kinds.Pointer, ...]:
    raw = source.header.raw("points_to")
    if raw is None:
        return ()
    found = []
    for n, item in enumerate(raw if isinstance(raw, list) else [raw]):
        if isinstance(item, dict):
            inner = Header(source.header.file, item, source.header.problems, f"points_to[{n}]")
            found.append(kinds.Pointer(inner.text("contributor", None), source.condition("when", inner)))
            inner.finish()
        else:
            found.append(kinds.Pointer(str(item)))
    return tuple(found)


def _level_rows(source: Source) -> tuple[kinds.LevelRow, ...]:
    def row(part: Header) -> kinds.LevelRow:
        return kinds.LevelRow(
            level=_level(part, "level"),
            when=source.condition("when", part),
            unless=source.optional_condition("unless", part),
            action=part.word("action", ACTIONS, ""),
        )

    return source.header.each("levels", row)


def red_flag(source: Source) -> kinds.RedFlag:
    """A red flag."""
    h = source.header
    made = kinds.RedFlag(
        id=source.id,
        name=h.text("name", None),
        flag_class=h.word("class", CLASSES),
        when=source.needed_condition("when"),
        levels=_level_rows(source),
        not_sure=h.word("not_sure", ("yes", *LEVELS, "half")),
        tell_staff=h.text("tell_staff", None),
        why=h.text("why", None),
        evidence=h.texts("evidence"),
        review=h.review(),
        families=h.words("families", FAMILIES),
        ask_first=h.texts("ask_first"),
        points_to=_pointers(source),
        watch_for=h.text("watch_for"),
        said_also=h.texts("said_also"),
        body=source.body,
    )
    if not made.levels:
        h.problem("levels", "A red flag needs at least one level.")
    for n, row in enumerate(made.levels):
        if row.level is CareLevel.EMERGENCY and not row.action:
            h.problem(f"levels[{n}].action", "An emergency must name its action (ambulance, emergency_department, ..).")
    return made


def rule(source: Source) -> kinds.Rule:
    """A combination or process rule."""
    h = source.header
    return kinds.Rule(
        id=source.id,
        name=h.text("name", None),
        effect=h.word("effect", ("raise", "lower", "bar_plan", "process")),
        reference=h.text("reference", None),
        review=h.review(),
        levels=_level_rows(source),
        when=source.condition("when"),
        unless=source.optional_condition("unless", h),
        classes=h.words("classes", CLASSES),
        to=_level(h, "to") if h.has("to") else None,
        raises_one_level=h.truth("raises_one_level"),
        raises_at_most_to=_level(h, "raises_at_most_to") if h.has("raises_at_most_to") else None,
        points_to=_pointers(source),
        say=h.text("say"),
        evidence=h.texts("evidence"),
        body=source.body,
    )


def _signs(source: Source, key: str) -> tuple[kinds.Sign, ...]:
    def sign(part: Header) -> kinds.Sign:
        if not part.has("when"):
            part.problem("when", "This is missing. Add a condition.")
        strength = part.word("strength", ("strong", "moderate", "weak"))
        return kinds.Sign(source.condition("when", part), strength, part.text("reference", None))

    return source.header.each(key, sign)


def contributor(source: Source) -> kinds.Contributor:
    """A possible contributor."""
    h = source.header
    return kinds.Contributor(
        id=source.id,
        name=h.text("name", None),
        kind=h.word("kind", ("everyday", "needs_checking", "serious")),
        reference=h.text("reference", None),
        review=h.review(),
        signs_for=_signs(source, "for"),
        signs_against=_signs(source, "against"),
        only_if=source.condition("only_if"),
        what_would_change=h.text("what_would_change"),
        summary=h.text("summary", None),
        evidence=h.texts("evidence"),
        certainty=h.word("certainty", CERTAINTIES, "very_low"),
        also_called=h.texts("also_called"),
        body=source.body,
    )


def notes(source: Source, key: str) -> tuple[kinds.Note, ...]:
    """Lines that belong to a condition."""

    def note(part: Header) -> kinds.Note:
        return kinds.Note(source.condition("when", part), part.text("text", None))

    return source.header.each(key, note)


def _remedy_dose(part: Header | None) -> kinds.RemedyDose:
    if part is None:
        return kinds.RemedyDose()
    dose = kinds.RemedyDose(
        minutes=part.number("minutes"),
        times_a_day=part.whole("times_a_day"),
        hours_between=part.number("hours_between"),
        days_at_most=part.whole("days_at_most"),
        hours_a_day_at_most=part.number("hours_a_day_at_most"),
        max_celsius=part.number("max_celsius"),
        times_a_week=part.whole("times_a_week"),
    )
    part.finish()
    return dose


def _by_phase(header: Header, key: str) -> list[tuple[str, Header]]:
    part = header.part(key)
    found: list[tuple[str, Header]] = []
    for phase in part.names() if part else ():
        if phase not in PHASES:
            header.problem(f"{key}.{phase}", f'"{phase}" is not one of {", ".join(PHASES)}.')
        inner = part.part(phase) if part else None
        if inner is not None:
            found.append((phase, inner))
    return found


def _visit(part: Header) -> kinds.Visit:
    return kinds.Visit(
        for_whom=part.text("for_whom", None),
        risks=part.text("risks", None),
        ask=part.texts("ask"),
        when=part.text("when", None),
    )


def remedy(source: Source) -> kinds.Remedy:
    """A remedy."""
    h = source.header
    return kinds.Remedy(
        id=source.id,
        name=h.text("name", None),
        kind=h.word("kind", REMEDY_KINDS),
        reference=h.text("reference", None),
        stance=h.word("stance", ("offer", "offer_with_note", "information_only", "do_not_offer")),
        certainty=h.word("certainty", CERTAINTIES),
        direction=h.word("direction", ("helps", "no_useful_effect", "harms", "unknown")),
        summary=h.text("summary", None),
        effect=h.text("effect", None),
        evidence=h.texts("evidence"),
        review=h.review(),
        phases=h.words("phases", PHASES),
        fits=h.texts("fits"),
        suits=source.condition("suits"),
        needs=source.condition("needs"),
        dose=_remedy_dose(h.part("dose")),
        dose_by_phase={phase: _remedy_dose(part) for phase, part in _by_phase(h, "dose_by_phase")},
        timed=h.truth("timed"),
        possible_at_work=h.truth("possible_at_work"),
        needs_floor=h.truth("needs_floor"),
        not_if=notes(source, "not_if"),
        change_if=notes(source, "change_if"),
        do_not=h.texts("do_not"),
        stop_if=h.texts("stop_if"),
        also_called=h.texts("also_called"),
        visit=h.maybe("visit", _visit),
        body=source.body,
    )


def _movement_dose(part: Header) -> kinds.MovementDose:
    dose = kinds.MovementDose(
        minutes=part.number("minutes") or 0.0,
        repetitions=part.whole("repetitions"),
        hold_seconds=part.number("hold_seconds"),
        sets=part.whole("sets", 1) or 1,
        each_side=part.truth("each_side"),
        times_a_day=part.whole("times_a_day"),
        days_a_week=part.whole("days_a_week"),
    )
    if not dose.minutes:
        part.problem("minutes", "This is missing. Add how many minutes one sitting takes.")
    part.finish()
    return dose


def movement(source: Source) -> kinds.Movement:
    """A movement in words."""
    h = source.header
    return kinds.Movement(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        start=h.word("start", STARTS),
        kind=h.word("kind", MOVEMENT_KINDS),
        summary=h.text("summary", None),
        steps=h.texts("steps"),
        doses={phase: _movement_dose(part) for phase, part in _by_phase(h, "doses")},
        evidence=h.texts("evidence"),
        review=h.review(),
        certainty=h.word("certainty", CERTAINTIES, "low"),
        tags=h.texts("tags"),
        cautions=h.texts("cautions"),
        fits=h.texts("fits"),
        suits=source.condition("suits"),
        needs=source.condition("needs"),
        needs_floor=h.truth("needs_floor"),
        possible_at_work=h.truth("possible_at_work"),
        not_if=notes(source, "not_if"),
        change_if=notes(source, "change_if"),
        easier=h.text("easier"),
        harder=h.text("harder"),
        regress_to=h.texts("regress_to"),
        progress_to=h.texts("progress_to"),
        feel_it=h.text("feel_it"),
        also_called=h.texts("also_called"),
        do_not=h.texts("do_not"),
        body=source.body,
    )


def _walking(part: Header) -> kinds.WalkingDose:
    return kinds.WalkingDose(
        minutes=part.number("minutes") or 0.0,
        times_a_day=part.whole("times_a_day", 1) or 1,
        hours_between=part.number("hours_between") or 0.0,
        add_minutes_a_day=part.number("add_minutes_a_day") or 0.0,
        at_most_minutes=part.number("at_most_minutes") or 30.0,
    )


def phase(source: Source) -> kinds.Phase:
    """A phase of the plan."""
    h = source.header
    return kinds.Phase(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        order=h.whole("order", 0) or 0,
        enter=source.condition("enter"),
        aim=h.text("aim", None),
        leave=h.text("leave", None),
        review=h.review(),
        session_minutes=h.number("session_minutes") or 0.0,
        sessions_a_day=h.whole("sessions_a_day", 0) or 0,
        movements_at_most=h.whole("movements_at_most", 6) or 6,
        default_movements=h.texts("default_movements"),
        walking=h.maybe("walking", _walking),
        rest_minutes_at_most=h.number("rest_minutes_at_most"),
        evidence=h.texts("evidence"),
        body=source.body,
    )


def _exclusion_row(source: Source, part: Header) -> kinds.ExclusionRow:
    if not part.has("when"):
        part.problem("when", "This is missing. Add a condition.")
    return kinds.ExclusionRow(
        when=source.condition("when", part),
        because=part.text("because", None),
        remedies=part.texts("remedies"),
        movements=part.texts("movements"),
        movement_tags=part.texts("movement_tags"),
        cautions=part.texts("cautions"),
        starts=part.words("starts", STARTS),
        movement_kinds=part.words("movement_kinds", MOVEMENT_KINDS),
        changes=part.text_map("changes"),
        if_unknown=part.word("if_unknown", ("exclude", "allow"), "exclude"),
    )


def exclusion(source: Source) -> kinds.Exclusion:
    """A row of the person-level matrix, or a movement caution."""
    h = source.header
    return kinds.Exclusion(
        id=source.id,
        name=h.text("name", None),
        reference=h.text("reference", None),
        rows=h.each("rows", functools.partial(_exclusion_row, source)),
        review=h.review(),
        evidence=h.texts("evidence"),
        body=source.body,
    )


def _line(header: Header, key: str) -> kinds.Line:
    line = header.maybe(key, lambda part: kinds.Line(part.text("name", None), part.text("number")))
    return line or kinds.Line("")


def country(source: Source) -> kinds.Country:
    """Numbers and words of a country."""
    h = source.header
    return kinds.Country(
        id=source.id,
        name=h.text("name", None),
        emergency=_line(h, "emergency"),
        urgent_care=_line(h, "urgent_care"),
        poison=_line(h, "poison"),
        crisis=_line(h, "crisis"),
        maternity=_line(h, "maternity"),
        emergency_department=h.text("emergency_department", None),
        family_doctor=h.text("family_doctor", None),
        review=h.review(),
        checked_on=h.day("checked_on") if h.has("checked_on") else None,
        body=source.body,
    )


def evidence(source: Source) -> kinds.Evidence:
    """A source with what it says."""
    h = source.header
    kinds_of_source = (
        "trial",
        "review",
        "guideline",
        "cohort",
        "case_series",
        "label",
        "survey",
        "standard",
        "opinion",
        "design_decision",
    )
    return kinds.Evidence(
        id=source.id,
        citation=h.text("citation", None),
        year=h.whole("year", 0) or 0,
        source_kind=h.word("source_kind", kinds_of_source),
        says=h.text("says", None),
        certainty=h.word("certainty", CERTAINTIES),
        read_as=h.word("read_as", ("opened", "from_knowledge", "design_decision")),
        review=h.review(),
        address=h.text("address"),
        body=source.body,
    )

"""The tables. Rows are added and never edited; a later row takes the place of an earlier one.

Every table with a person's data carries the person, so that a host with very many people
can split the tables by person. Times are stored in UTC, with the name of the person's time zone and
the date it was there.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models


class AppendOnly(Exception):
    """Somebody tried to change or delete a row that is only ever added."""


class AppendOnlyRows(models.QuerySet[Any]):
    """Rows that can be added and read, and nothing else. ``erase_everything`` goes through the person."""

    def update(self, **values: Any) -> int:
        """Refuse: a correction is a new row."""
        raise AppendOnly(f"{self.model.__name__} rows are never edited; add a new row.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse: only the erasing of everything deletes."""
        raise AppendOnly(f"{self.model.__name__} rows are never deleted one by one.")


class AppendOnlyModel(models.Model):
    """A row that is written once."""

    objects = AppendOnlyRows.as_manager()

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write a new row; refuse to write an old one again."""
        if not self._state.adding:
            raise AppendOnly(f"{type(self).__name__} rows are never edited; add a new row.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse: only the erasing of everything deletes."""
        raise AppendOnly(f"{type(self).__name__} rows are never deleted one by one.")


class Person(models.Model):
    """Somebody whose back it is. At home there is one, made on first use."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, blank=True)
    is_local = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        """At most one local person."""

        constraints = [
            models.UniqueConstraint(fields=["is_local"], condition=models.Q(is_local=True), name="one_local_person"),
        ]

    def __str__(self) -> str:
        """The name, or the id of a person who gave none."""
        return self.name or str(self.id)


class KnowledgeContent(AppendOnlyModel):
    """The whole content of ``knowledge/`` as it once was, kept once under its hash."""

    version = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()  # compressed JSON: {relative path: text}
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        """The version."""
        return self.version


class PersonRow(AppendOnlyModel):
    """A row of one person: when it was written, in which zone, and the date there."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    local_date = models.DateField()

    class Meta:
        """No table of its own."""

        abstract = True


class Answer(PersonRow):
    """One answer to one question. The latest row of a fact counts."""

    class Cause(models.TextChoices):
        """Why the row was added."""

        ANSWERED = "answered", "The question was answered"
        MISTAKE = "mistake", "An earlier answer was given by mistake, so this one takes its place (rule C12)"
        WITHDRAWN = "withdrawn", "The answer no longer stands, and the question is open again"

    fact = models.CharField(max_length=100)
    value = models.JSONField(null=True)  # null in a withdrawn row
    times = models.PositiveSmallIntegerField(default=1)  # how often it was put (rule C2)
    cause = models.CharField(max_length=10, choices=Cause, default=Cause.ANSWERED)
    knowledge_version = models.CharField(max_length=64)

    class Meta:
        """Read by person and fact, in the order of writing."""

        ordering = ["id"]
        indexes = [
            models.Index(fields=["person", "fact", "id"], name="answer_by_fact"),
            models.Index(fields=["person", "at"], name="answer_by_moment"),
            models.Index(fields=["person", "fact"], name="answer_by_mistake", condition=models.Q(cause="mistake")),
        ]

    def __str__(self) -> str:
        """The fact and its value."""
        return f"{self.fact}: {self.value}"


class StoredResult(PersonRow):
    """What a check came to, with all that is needed to work it out again."""

    kind = models.CharField(max_length=40, default="assessment_and_plan")
    on = models.DateField()  # the first day of the plan
    answers = models.JSONField()  # all that was known: [{fact, value, at, times}]
    result = models.JSONField()  # {assessment, contributors, plan}
    # Three of its values once more, so that years of results can be looked over without opening them:
    care_level = models.CharField(max_length=20, blank=True)  # empty when the check did not come to a level
    phase = models.CharField(max_length=20, blank=True)
    complete = models.BooleanField(default=False)
    # Where the path through the phases had come to by then, so that it goes on from here (see core/path.py):
    path = models.JSONField(null=True)
    program_version = models.CharField(max_length=40)
    knowledge = models.ForeignKey(KnowledgeContent, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Read by person, latest first or last."""

        ordering = ["id"]
        indexes = [
            models.Index(fields=["person", "id"], name="result_by_person"),
            models.Index(fields=["person", "care_level", "at", "complete"], name="level_by_moment"),
            models.Index(fields=["person", "on", "phase", "care_level"], name="phase_by_day"),
        ]

    def __str__(self) -> str:
        """The kind and the day."""
        return f"{self.kind} of {self.local_date}"


class StoredDayShape(PersonRow):
    """When a person wakes, goes to bed and works. The latest row counts."""

    shape = models.JSONField()

    class Meta:
        """In the order of writing."""

        ordering = ["id"]

    def __str__(self) -> str:
        """The day from which it counts."""
        return f"day shape from {self.local_date}"


class Preference(PersonRow):
    """One choice about the program itself, such as the country or the theme. The latest row of a name counts."""

    name = models.CharField(max_length=60)
    value = models.JSONField(null=True)

    class Meta:
        """Read by person and name, in the order of writing."""

        ordering = ["id"]
        indexes = [models.Index(fields=["person", "name", "id"], name="preference_by_name")]

    def __str__(self) -> str:
        """The name and the value."""
        return f"{self.name}: {self.value}"


class SittingLog(PersonRow):
    """One exercise session that was held. ``at`` is when it ended; the key was made where it was held."""

    class Ended(models.TextChoices):
        """How it came to its end."""

        FINISHED = "finished", "Gone through to the end"
        STOPPED_FOR_PAIN = "stopped_for_pain", "Stopped because something hurt"
        LEFT = "left", "Left before the end"

    key = models.UUIDField()
    on = models.DateField()  # the local day on which it began
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    ended = models.CharField(max_length=20, choices=Ended)
    phase = models.CharField(max_length=20)
    steps = models.JSONField()  # what was done: [{movement, side, seconds, how}]
    knowledge_version = models.CharField(max_length=64)

    class Meta:
        """Written once a key; read by person and day."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_sitting_a_key")]
        indexes = [models.Index(fields=["person", "on"], name="sitting_by_day")]

    def __str__(self) -> str:
        """The day and how it ended."""
        return f"sitting on {self.on}: {self.ended}"


class SittingResponse(PersonRow):
    """One answer about a sitting: before it, during it or later. The sitting itself may be sent afterwards."""

    class Kind(models.TextChoices):
        """What was answered."""

        BEFORE = "before", "Pain before, 0 to 10"
        WORST = "worst", "Worst pain during it, 0 to 10"
        AFTER_15 = "after_15", "Pain 15 minutes after, 0 to 10"
        BEDTIME = "bedtime", "Pain at bedtime, 0 to 10"
        NEXT_MORNING = "next_morning", "Pain the next morning, 0 to 10"
        USUAL_MORNING = "usual_morning", "Pain on a usual morning, 0 to 10"
        OVER_24_H = "over_24_h", "Whether it lasted over 24 hours"
        USUAL_AGAIN = "usual_again", "Whether a later morning was as usual again"
        LEG = "leg", "Whether a leg got worse"
        DANGER = "danger", "The new danger signs, as a list"
        FELT = "felt", "How it was at the end: easier, same or worse"
        WHERE = "where", "Where it hurt, as a list of places"
        PRE_MEDICATED = "pre_medicated", "Whether a painkiller was taken before"

    key = models.UUIDField()
    sitting = models.UUIDField()  # the key of the sitting
    kind = models.CharField(max_length=20, choices=Kind)
    value = models.JSONField()

    class Meta:
        """Written once a key; read by person and sitting."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_response_a_key")]
        indexes = [models.Index(fields=["person", "sitting", "id"], name="response_by_sitting")]

    def __str__(self) -> str:
        """The kind and the value."""
        return f"{self.kind}: {self.value}"


class MovementPreference(PersonRow):
    """What a person wishes about one movement. The latest row of a movement counts."""

    class Wish(models.TextChoices):
        """Whether it should come first, or not at all."""

        FAVOURITE = "favourite", "Keep it when time is short"
        NOT_FOR_ME = "not_for_me", "Leave it out"
        NONE = "none", "No wish any more"

    movement = models.CharField(max_length=100)
    wish = models.CharField(max_length=20, choices=Wish)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """Read by person and movement, in the order of writing."""

        ordering = ["id"]
        indexes = [models.Index(fields=["person", "movement", "id"], name="wish_by_movement")]

    def __str__(self) -> str:
        """The movement and the wish."""
        return f"{self.movement}: {self.wish}"


class CheckIn(PersonRow):
    """One day of the diary as the person put it. The latest row of a day counts; ``over`` is the row it was made over.

    ``at`` is when it was written and ``on`` the day that it is about: a day filled in later has a ``local_date`` after
    ``on``. A row with ``taken_back`` withdraws what the day said: the row before it counts again.
    """

    class Tightness(models.TextChoices):
        """How tight the back is."""

        LOOSE = "loose", "Loose"
        BIT_TIGHT = "bit_tight", "A bit tight"
        VERY_TIGHT = "very_tight", "Very tight"
        IN_SPASM = "in_spasm", "In spasm"

    key = models.UUIDField()
    on = models.DateField()
    over = models.UUIDField(null=True)
    taken_back = models.BooleanField(default=False)
    pain = models.PositiveSmallIntegerField(null=True)
    tightness = models.CharField(max_length=12, choices=Tightness, blank=True)
    leg_pain = models.PositiveSmallIntegerField(null=True)
    sleep = models.PositiveSmallIntegerField(null=True)  # 0 very badly to 10 very well
    walk_minutes = models.PositiveSmallIntegerField(null=True)  # all walking of the day
    longest_walk = models.PositiveSmallIntegerField(null=True)  # minutes of the longest walk in one go
    rose_five_times = models.BooleanField(null=True)  # rose from a chair five times (phase calm)
    marks = models.JSONField(default=list)  # ids of day_marks
    own_marks = models.JSONField(default=list)  # chips in the person's own words
    medicines = models.JSONField(default=list)  # [{remedy, name, times}]
    helped = models.JSONField(default=list)  # ids of remedies and movements: "remedy:..", "movement:.."
    note = models.TextField(blank=True)

    class Meta:
        """Written once a key; read by person and day."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_check_in_a_key")]
        indexes = [models.Index(fields=["person", "on", "id"], name="check_in_by_day")]

    def __str__(self) -> str:
        """The day and its pain."""
        return f"check-in for {self.on}: {self.pain}"


class MeasureAnswers(PersonRow):
    """One measure as it was filled in. ``names`` are the person's own words for its items (activities that matter)."""

    key = models.UUIDField()
    on = models.DateField()
    measure = models.CharField(max_length=60)
    answers = models.JSONField()  # {item: number or null}
    names = models.JSONField(default=dict)
    knowledge_version = models.CharField(max_length=64)

    class Meta:
        """Written once a key; read by person and measure."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_filled_in_a_key")]
        indexes = [models.Index(fields=["person", "measure", "on"], name="filled_in_by_measure")]

    def __str__(self) -> str:
        """The measure and the day."""
        return f"{self.measure} on {self.on}"


class HarmReport(PersonRow):
    """Something that made it worse, as the person told it."""

    key = models.UUIDField()
    on = models.DateField()
    thing = models.CharField(max_length=120, blank=True)  # "remedy:..", "movement:..", or empty for something else
    what = models.TextField(blank=True)  # in the person's own words
    pain_before = models.PositiveSmallIntegerField(null=True)
    pain_after = models.PositiveSmallIntegerField(null=True)
    lasted = models.CharField(max_length=20, blank=True)  # minutes | hours | a_day | longer
    knowledge_version = models.CharField(max_length=64)

    class Meta:
        """Written once a key."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_harm_a_key")]

    def __str__(self) -> str:
        """The day and the thing."""
        return f"made it worse on {self.on}: {self.thing or self.what}"


class PlanDecision(PersonRow):
    """What the person decided about the plan. The latest row of a kind and target counts.

    ``kind`` and ``target`` say what: see ``unknot/core/decisions.py``. ``value`` holds more, such as what to swap for.
    """

    key = models.UUIDField()
    on = models.DateField()
    kind = models.CharField(max_length=30)
    target = models.CharField(max_length=160, blank=True)
    value = models.JSONField(null=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """Written once a key; read by person and day."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_decision_a_key")]
        indexes = [models.Index(fields=["person", "on", "id"], name="decision_by_day")]

    def __str__(self) -> str:
        """The kind and the target."""
        return f"{self.kind} {self.target}"


class CalendarFeed(PersonRow):
    """A private address of the plan's calendar, or its end. Only a hash of it is kept; the latest row counts."""

    token_hash = models.CharField(max_length=64, db_index=True)
    revoked = models.BooleanField(default=False)

    class Meta:
        """In the order of writing."""

        ordering = ["id"]

    def __str__(self) -> str:
        """Whether it is open."""
        return "revoked feed" if self.revoked else "feed"


class ReminderEvent(PersonRow):
    """Something that happened to a reminder. ``due_on`` and ``slot`` name it; one row a kind of happening."""

    class Kind(models.TextChoices):
        """What happened."""

        DUE = "due", "It came due and is shown in the program"
        ACTED = "acted", "The person did what it was for"
        IGNORED = "ignored", "It passed without an answer"
        ASKED = "asked", "After three ignored ones we asked whether to change the time"

    due_on = models.DateField()
    slot = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=Kind)

    class Meta:
        """Each happening once."""

        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "due_on", "slot", "kind"], name="one_happening_a_reminder")
        ]

    def __str__(self) -> str:
        """The reminder and what happened to it."""
        return f"{self.slot} on {self.due_on}: {self.kind}"


class ExperimentStarted(PersonRow):
    """A fair test as it was drawn. The latest row of a test counts: one that is made longer has a second one."""

    key = models.UUIDField()
    test = models.UUIDField()  # the key of its first row
    experiment = models.CharField(max_length=100)  # the id of the question, or "own"
    category = models.CharField(max_length=40, blank=True)  # of a question of one's own
    words = models.JSONField()  # {name, arms: [{name, do}, {name, do}]} as they were shown
    remedies = models.JSONField(default=list)  # what both arms use: what bars these bars the test
    design = models.JSONField()  # the question and its days, as the file of a test has it
    seed = models.BigIntegerField()  # from which the order of the arms was drawn
    looks = models.PositiveSmallIntegerField(default=1)  # 2 when it was made longer after a first answer
    knowledge_version = models.CharField(max_length=64)

    class Meta:
        """Written once a key; read by person, latest first, and by test."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_start_a_key")]
        indexes = [models.Index(fields=["person", "test", "id"], name="start_by_test")]

    def __str__(self) -> str:
        """The question and the day."""
        return f"{self.experiment} from {self.local_date}"


class ExperimentDay(PersonRow):
    """What was said of one day of a fair test. The latest row of a day counts."""

    class Done(models.TextChoices):
        """Whether the day went as the lot had it."""

        FOLLOWED = "followed", "Done as planned"
        CROSSED_OVER = "crossed_over", "The other way was done"
        MISSED = "missed", "Neither was done"
        NOT_SAID = "not_said", "Not said"

    key = models.UUIDField()
    test = models.UUIDField()
    on = models.DateField()  # the day of the test, also where its outcome is asked the next morning
    done = models.CharField(max_length=12, choices=Done, default=Done.NOT_SAID)
    value = models.PositiveSmallIntegerField(null=True)
    value_on = models.DateField(null=True)  # the day on which the value was written down

    class Meta:
        """Written once a key; read by person and test."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_test_day_a_key")]
        indexes = [models.Index(fields=["person", "test", "on", "id"], name="day_by_test")]

    def __str__(self) -> str:
        """The day, what was done, and the value."""
        return f"{self.on}: {self.done}, {self.value}"


class ExperimentEnded(PersonRow):
    """A fair test that ended before its time, and why. One that comes to its planned end has no such row."""

    class Why(models.TextChoices):
        """What ended it."""

        STOPPED = "stopped", "You stopped it"
        CHECK = "check", "A check said to get help or to be seen"
        FLARE = "flare", "The back flared up"
        BARRED = "barred", "A new answer speaks against it"

    key = models.UUIDField()
    test = models.UUIDField()
    on = models.DateField()
    why = models.CharField(max_length=10, choices=Why)

    class Meta:
        """A test ends once."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["person", "test"], name="one_end_a_test")]

    def __str__(self) -> str:
        """The day and why."""
        return f"ended on {self.on}: {self.why}"

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
        indexes = [models.Index(fields=["person", "fact", "id"], name="answer_by_fact")]

    def __str__(self) -> str:
        """The fact and its value."""
        return f"{self.fact}: {self.value}"


class StoredResult(PersonRow):
    """What a check came to, with all that is needed to work it out again."""

    kind = models.CharField(max_length=40, default="assessment_and_plan")
    on = models.DateField()  # the first day of the plan
    answers = models.JSONField()  # all that was known: [{fact, value, at, times}]
    result = models.JSONField()  # {assessment, contributors, plan}
    program_version = models.CharField(max_length=40)
    knowledge = models.ForeignKey(KnowledgeContent, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Read by person, latest first or last."""

        ordering = ["id"]
        indexes = [models.Index(fields=["person", "id"], name="result_by_person")]

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

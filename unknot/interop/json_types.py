"""What JSON can hold, and the names that tell the kinds of dose apart."""

from __future__ import annotations

from unknot.knowledge.kinds import MovementDose, RemedyDose, WalkingDose

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

#: The key that says which kind of dose an object is.
TAG = "type"

TAG_OF: dict[type, str] = {RemedyDose: "remedy_dose", MovementDose: "movement_dose", WalkingDose: "walking_dose"}

TAGGED: dict[str, type] = {tag: kind for kind, tag in TAG_OF.items()}


class CannotRead(ValueError):
    """This JSON is not the value it should be; ``where`` is the path to the part at fault."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message

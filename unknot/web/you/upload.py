"""The one place that takes a file: "Bring data in". Anywhere else, and anything too large, is refused."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.urls import reverse

from unknot.records.incoming import MOST_BYTES

#: the form around the file
_FORM = 64 * 1024


class OneImport(TemporaryFileUploadHandler):
    """Takes a file on the page that brings data in, up to what ten years of a diary could be."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002
        META: Any,  # noqa: ARG002, N803 (Django's name)
        content_length: int,
        boundary: Any,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """Refuse by the length that is announced, before a byte of it is read."""
        if content_length > MOST_BYTES + _FORM:
            raise RequestDataTooBig("More than is taken in here.")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Refuse a file on every other page."""
        if self.request is None or self.request.path != reverse("bring_in"):
            raise RequestDataTooBig("No file is taken in here.")
        super().new_file(*args, **kwargs)

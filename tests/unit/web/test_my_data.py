"""My data over HTTP: one file takes it all along, brings it all back, and nothing strange comes in."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from unknot.records import incoming, whole
from unknot.records.models import Preference

from .conftest import Walker


def taken_from(walker: Walker) -> bytes:
    answer: Any = walker.client.get("/you/everything")
    assert answer["Content-Type"] == "application/zip"
    return b"".join(answer.streaming_content)


def inside(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def brings_in(walker: Walker, content: bytes, **fields: str) -> HttpResponse:
    answer: Any = walker.client.post("/you/import", {"file": SimpleUploadedFile("unknot.zip", content), **fields})
    return answer  # type: ignore[no-any-return]


@pytest.fixture
def filled(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> Walker:
    monkeypatch.setattr(whole, "_pack", lambda: None)
    walker.begin()
    walker.send("/diary/check-in", pain="3", tightness="bit_tight", note="a word of mine")
    return walker


def test_everything_is_one_file_with_data_tables_and_a_dictionary(filled: Walker) -> None:
    archive = taken_from(filled)
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        names = set(opened.namelist())
        assert opened.testzip() is None
    assert {"README.txt", "data.json", "data-dictionary.md", "data-dictionary.csv", "tables/check-ins.csv"} <= names
    assert json.loads(inside(archive, "data.json"))["check_ins"][0]["note"] == "a word of mine"
    assert inside(archive, "data.json") == b"".join(filled.client.get("/you/export").streaming_content)  # type: ignore[attr-defined]


def test_where_nothing_is_the_file_comes_in_at_once(filled: Walker) -> None:
    archive = taken_from(filled)
    filled.send("/you/erase", do="erase")

    answer = brings_in(filled, archive)

    assert "1 check-in" in answer.content.decode()
    assert inside(taken_from(filled), "data.json") == inside(archive, "data.json")


def test_where_data_is_it_says_so_and_replaces_only_when_told(filled: Walker) -> None:
    archive = taken_from(filled)
    filled.send("/you/reminders", **{"first-on": ""})
    assert "There is data here already" in filled.get("/you/import")

    answer = brings_in(filled, archive)
    assert answer.status_code == 422
    assert "Tick that what is here may be replaced" in answer.content.decode()
    assert Preference.objects.filter(name="reminders").exists()

    assert brings_in(filled, archive, replace="yes").status_code == 200
    assert not Preference.objects.filter(name="reminders").exists()


@pytest.mark.parametrize("content", [b"holiday", b"PK\x03\x04holiday", b"{}"])
def test_a_strange_file_is_refused_and_nothing_changes(filled: Walker, content: bytes) -> None:
    before = inside(taken_from(filled), "data.json")
    answer = brings_in(filled, content, replace="yes")
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()
    assert inside(taken_from(filled), "data.json") == before


def test_no_file_at_all_is_asked_for(walker: Walker) -> None:
    answer = walker.client.post("/you/import", {})
    assert (answer.status_code, "Choose the file first" in answer.content.decode()) == (422, True)


def test_a_file_far_too_large_is_refused_unread(walker: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unknot.web.you.upload.MOST_BYTES", 1_000)
    answer = brings_in(walker, b"x" * 200_000)
    assert answer.status_code == 400
    assert "more than we can take in" in answer.content.decode()
    assert incoming.MOST_BYTES > 1_000


@pytest.mark.parametrize("path", ["/you/day", "/you/reminders", "/diary/check-in", "/report/sheet"])
def test_no_other_page_takes_a_file(walker: Walker, path: str) -> None:
    answer = walker.client.post(path, {"file": SimpleUploadedFile("x.zip", b"x" * 100)})
    assert answer.status_code == 400


def test_a_form_without_a_file_is_taken_as_ever(walker: Walker) -> None:
    form = urlencode({"wake": "06:00", "bed": "22:00"})
    assert walker.client.post("/you/day", form, content_type="application/x-www-form-urlencoded").status_code == 302


def test_the_page_for_an_appointment_never_keeps_the_data_back(filled: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(request: object) -> None:
        raise RuntimeError("no ink")

    monkeypatch.setattr("unknot.interop.report_pdf.can_make", lambda: True)
    monkeypatch.setattr("unknot.web.report.views.pdf", breaks)
    with zipfile.ZipFile(io.BytesIO(taken_from(filled))) as opened:
        assert "report.pdf" not in opened.namelist()
        assert "data.json" in opened.namelist()

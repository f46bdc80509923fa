"""What every page gets from the settings: safe headers, small answers, and errors that stay in the log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from unknot.config.logs import logging_to

pytestmark = pytest.mark.urls("tests.unit.config.pages")


def test_a_page_may_load_and_send_nothing_elsewhere(client: Client) -> None:
    policy = client.get("/plain").headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ],
)
def test_a_page_is_private(client: Client, header: str, value: str) -> None:
    assert client.get("/plain").headers[header] == value


def test_a_page_gets_no_sensors(client: Client) -> None:
    assert "camera=(), microphone=(), geolocation=()" in client.get("/plain").headers["Permissions-Policy"]


def test_a_public_page_may_say_how_long_it_is_kept(client: Client) -> None:
    assert client.get("/kept").headers["Cache-Control"] == "public, max-age=60"


def test_text_is_compressed_and_a_font_is_not(client: Client) -> None:
    page = client.get("/plain", headers={"accept-encoding": "gzip"})
    font = client.get("/font", headers={"accept-encoding": "gzip"})

    assert page.headers["Content-Encoding"] == "gzip"
    assert len(page.content) < 400
    assert "Content-Encoding" not in font.headers


def test_a_style_sheet_comes_compressed_without_any_step_before(client: Client) -> None:
    script = client.get("/static/django_htmx/htmx-2.min.js", headers={"accept-encoding": "gzip"})

    assert script.status_code == 200
    assert script.headers["Content-Encoding"] == "gzip"
    assert len(b"".join(script.streaming_content)) < 20_000  # type: ignore[attr-defined]


def test_an_error_shows_no_trace_to_a_person_and_reaches_the_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.raise_request_exception = False

    answer = client.get("/breaks")

    assert answer.status_code == 500
    assert b"Traceback" not in answer.content
    assert b"a part of the program is broken" not in answer.content
    assert "a part of the program is broken" in caplog.text


def test_the_log_file_holds_the_trace(tmp_path: Path) -> None:
    logging.config.dictConfig(logging_to(tmp_path))  # type: ignore[attr-defined]
    try:
        raise RuntimeError("a part of the program is broken")
    except RuntimeError:
        logging.getLogger("django.request").exception("Internal Server Error: /plan")
    finally:
        logging.config.dictConfig(settings.LOGGING)  # type: ignore[attr-defined]

    written = (tmp_path / "unknot.log").read_text()

    assert written.count("RuntimeError: a part of the program is broken") == 1
    assert "Internal Server Error: /plan" in written


def test_a_host_name_that_is_not_ours_is_refused(client: Client) -> None:
    assert client.get("/plain", headers={"host": "elsewhere.example"}).status_code == 400


def test_a_form_far_too_large_is_refused(client: Client) -> None:
    sent = client.post("/form", "a=" + "x" * 300_000, content_type="application/x-www-form-urlencoded")

    assert sent.status_code == 400


def test_a_form_with_far_too_many_fields_is_refused(client: Client) -> None:
    sent = client.post("/form", "&".join(f"a{i}=1" for i in range(400)), "application/x-www-form-urlencoded")

    assert sent.status_code == 400


def test_errors_are_not_shown_in_the_browser_unless_a_developer_asks() -> None:
    assert settings.DEBUG is False

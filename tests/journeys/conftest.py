"""The real program in a process of its own, and a real browser that looks at it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.person import Person

CHROMIUM = os.environ.get("UNKNOT_CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
STARTS_WITHIN_SECONDS = 30


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is a journey."""
    for item in items:
        if Path(__file__).parent in Path(str(item.fspath)).parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the program keeps its data, for journeys that begin after weeks of diary."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def address(data_folder: Path) -> Iterator[str]:
    """Where the program answers: started as people start it, with a data folder of its own."""
    port, folder = _free_port(), data_folder
    code = "from unknot.cli.main import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port), "--no-browser", "--data", str(folder)]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "unknot.config.settings", "UNKNOT_DATA": str(folder)}
    with (folder / "output.txt").open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            where = f"http://127.0.0.1:{port}"
            _wait_for(where, server, folder / "output.txt")
            yield where
        finally:
            server.terminate()
            server.wait(timeout=10)


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser window on a phone in Berlin, and afterwards a program that knows nobody."""
    with _window(browser, address, timezone_id="Europe/Berlin", locale="en-GB") as opened:
        yield opened


@pytest.fixture
def person(context: BrowserContext) -> Iterator[Person]:
    """Somebody with the program in front of them; no page may have said anything in the console."""
    somebody = Person(context.new_page())
    yield somebody
    assert somebody.console == []


@pytest.fixture
def person_without_scripts(browser: Browser, address: str) -> Iterator[Person]:
    """The same, in a browser that runs no scripts at all."""
    with _window(browser, address, java_script_enabled=False) as opened:
        yield Person(opened.new_page())


@contextmanager
def _window(browser: Browser, address: str, **options: Any) -> Iterator[BrowserContext]:
    """A window whose traces are erased afterwards."""
    opened = browser.new_context(base_url=address, viewport=PHONE, **options)
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()
    _erase(browser, address)


def _erase(browser: Browser, address: str) -> None:
    """Erase everything, the way a person does."""
    window = browser.new_context(base_url=address)
    page = window.new_page()
    page.goto("/you/erase")
    page.get_by_role("button", name="Erase everything now").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Everything is erased"
    window.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(where: str, server: subprocess.Popen[bytes], output: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{where}/help", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"The program did not start:\n{output.read_text(errors='replace')}")

"""Killed at any moment, nothing that was acknowledged is lost, and the file is sound.

Some kills hit the whole program, as people run it, while check-ins are sent to it; most hit a process that writes
through the same actions without the cost of starting a server. UNKNOT_LONG=1 makes them two hundred together.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest

LONG = bool(os.environ.get("UNKNOT_LONG"))
#: of the whole program, and of a process that only writes
SERVERS, WRITERS = (10, 190) if LONG else (2, 3)
SEED = 20_261_124
ROOT = Path(__file__).parents[2]
STARTS_WITHIN_SECONDS = 60

pytestmark = [pytest.mark.slow, pytest.mark.sqlite_only]


def at(folder: Path) -> dict[str, str]:
    return {**os.environ, "UNKNOT_DATA": str(folder), "DATABASE_URL": "", "PYTHONPATH": str(ROOT)}


def test_a_process_that_writes_is_killed_and_loses_nothing(tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).with_name("writer.py")), str(WRITERS), str(SEED)]
    done = subprocess.run(command, env=at(tmp_path), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    sys.stdout.write(f"{found}\n")
    assert found["kills"] == WRITERS
    assert found["said"] >= WRITERS  # each life had at least one entry
    assert (found["lost"], found["unsound"]) == (0, 0)


def test_the_whole_program_is_killed_while_check_ins_come_in_and_loses_nothing(tmp_path: Path) -> None:
    chance, said, began = random.Random(SEED), [], datetime.now(UTC).date()
    for life in range(SERVERS):
        server, port = start(tmp_path)
        sender = Sender(port, began - timedelta(days=1 + 300 * life))
        sender.start()
        sender.first.wait(timeout=STARTS_WITHIN_SECONDS)
        time.sleep(chance.random())
        os.killpg(server.pid, signal.SIGKILL)  # the program and its worker, without a word
        server.wait()
        sender.join(timeout=30)
        assert not sender.is_alive()
        said += sender.said
        assert sound(tmp_path)
        assert set(said) <= kept(tmp_path)
    sys.stdout.write(f"{SERVERS} kills of the program, {len(said)} acknowledged\n")
    assert len(said) >= SERVERS


class Sender(threading.Thread):
    """Sends check-ins one after the other, a day each, and notes what was acknowledged, until nobody answers."""

    def __init__(self, port: int, last: date) -> None:
        super().__init__(daemon=True)
        self.port, self.day = port, last
        self.said: list[str] = []
        self.first = threading.Event()

    def run(self) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException, ValueError), self._talk() as talk:
            talk.request("GET", "/diary/check-in/send")
            answer = talk.getresponse()
            cookie = answer.headers["Set-Cookie"].split(";")[0]
            token = json.loads(answer.read())["token"]
            while True:
                self._send(talk, cookie, token)

    def _talk(self) -> closing[http.client.HTTPConnection]:
        return closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20))

    def _send(self, talk: http.client.HTTPConnection, cookie: str, token: str) -> None:
        key = uuid4().hex
        fields = {"csrfmiddlewaretoken": token, "key": key, "on": self.day.isoformat(), "pain": "3"}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        talk.request("POST", "/diary/check-in/send", urlencode(fields), headers)
        answer = talk.getresponse()
        text = answer.read()
        assert answer.status == 200, text
        self.said.append(key)
        self.first.set()
        self.day -= timedelta(1)


def start(folder: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The program as people start it, in a group of its own so that all of it can be killed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    code = "from unknot.cli.main import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port), "--no-browser", "--data", str(folder)]
    environment = {**at(folder), "DJANGO_SETTINGS_MODULE": "unknot.config.settings"}
    server = subprocess.Popen(
        command,
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return server, port
        time.sleep(0.05)
    server.kill()
    pytest.fail("The program did not start.")


def sound(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / "unknot.sqlite3")) as opened:
        return bool(opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def kept(folder: Path) -> set[str]:
    with closing(sqlite3.connect(folder / "unknot.sqlite3")) as opened:
        return {key for (key,) in opened.execute("SELECT key FROM records_checkin")}

"""What Unknot promises about speed and size: medians of five rounds, taken in turn.

    make bench                 a table, and exit code 1 when a bar is missed
    make bench ARGS="--json"   the same for a program

Times are of this machine and move with what else it does: the line at the end says which machine, and how busy.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import platform
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote_plus, urljoin, urlsplit

ROOT = Path(__file__).parents[1]
STORIES = ROOT / "tests" / "data" / "vignettes" / "dev.jsonl"
NOW, TODAY = datetime(2026, 11, 24, 9, tzinfo=UTC), date(2026, 11, 24)


@dataclass
class Measure:
    """One thing that is measured, its bar, and what was found."""

    name: str
    unit: str
    at_most: float
    take: Callable[[], float]
    found: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle of the rounds."""
        return statistics.median(self.found)

    @property
    def met(self) -> bool:
        """Whether the median is within the bar."""
        return self.median <= self.at_most


# ---- one assessment with its plan, from facts in memory


def decide() -> float:
    """Milliseconds for one assessment with plan: the middle one over all stories."""
    from unknot.core.contributors import rank
    from unknot.core.plan import make
    from unknot.core.triage import assess
    from unknot.knowledge.reader import shipped_knowledge

    knowledge = shipped_knowledge()
    spent = []
    for facts in _people():
        start = time.perf_counter()
        assessment = assess(knowledge, facts, NOW)
        contributors = rank(knowledge, facts, assessment)
        make(knowledge, assessment, contributors, facts, TODAY)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def _people() -> list:
    """The people of the stories, with every yes/no fact that a story does not give answered no."""
    from unknot.knowledge.answer_reader import read_facts
    from unknot.knowledge.reader import shipped_knowledge

    questions = shipped_knowledge().questions
    noes = {question.id: False for question in questions.values() if question.type == "yes_no"}
    people = []
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        given = {"age": story["age"], "sex": story["sex"], **story["facts"]}
        people.append(read_facts(questions, {**noes, **given}, NOW))
    return people


# ---- the knowledge in a fresh process


def load() -> float:
    """Seconds from the start of a fresh process to all knowledge read and checked."""
    code = (
        "import time; start = time.perf_counter()\n"
        "from unknot.knowledge.reader import shipped_knowledge\n"
        "shipped_knowledge(); print(time.perf_counter() - start)"
    )
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


# ---- the server


@contextmanager
def server(data: str) -> Iterator[tuple[str, float]]:
    """The real program with this data folder: its address, and the seconds to its first page."""
    port = _free_port()
    program = Path(sys.executable).with_name("unknot")
    start = time.perf_counter()
    process = subprocess.Popen(
        [program, "serve", "--no-browser", "--port", str(port), "--data", data],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address, process)
        yield address, time.perf_counter() - start
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(address: str, process: subprocess.Popen) -> None:
    """Wait for the first page; give up when the program ends or half a minute has passed."""
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            if fetch(address).status == 200:
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("The program did not start. Try: unknot serve")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def warm_start(data: str) -> float:
    """Seconds from ``unknot serve`` to its first page, when it has run here before."""
    with server(data) as (_, seconds):
        return seconds


# ---- what the first view weighs


@dataclass
class Fetched:
    """One answer of the server as it came over the wire."""

    address: str
    status: int
    kind: str
    weight: int
    text: str


def fetch(address: str) -> Fetched:
    """One address, with redirects followed; the weight counts headers and compressed bodies of all answers."""
    weight = 0
    for _ in range(5):
        parts = urlsplit(address)
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
        connection.request("GET", target, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        weight += len(body) + sum(len(f"{name}: {value}\r\n") for name, value in answer.getheaders()) + 19
        if answer.status not in (301, 302, 303, 307, 308):
            break
        address = urljoin(address, answer.headers["Location"])
    return Fetched(address, answer.status, answer.headers.get_content_type(), weight, _text(answer, body))


def _text(answer: object, body: bytes) -> str:
    """The body as text, unpacked."""
    import gzip

    if answer.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return body.decode("utf-8", errors="replace")


class _Parts(HTMLParser):
    """The addresses of all that a browser loads with a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        loads = (values.get("rel") or "").split()
        if tag in ("script", "img", "source") and values.get("src"):
            self.found.append(values["src"] or "")
        elif tag == "link" and {"stylesheet", "preload", "modulepreload", "icon", "manifest"} & set(loads):
            self.found.append(values.get("href") or "")
        elif tag == "use" and not (values.get("href") or "#").startswith("#"):
            self.found.append(values["href"] or "")


def parts_of(page: Fetched) -> list[str]:
    """What this answer makes a browser load: of a page, a style sheet or a script."""
    if page.kind == "text/html":
        reader = _Parts()
        reader.feed(page.text)
        found = reader.found
    elif page.kind == "text/css":
        found = re.findall(r"""(?:url\(|@import\s+)["']?([^"')]+)""", page.text)
    elif page.kind.endswith("javascript"):
        found = re.findall(r"""(?:import|export)[^"';]*["'](\.{0,2}/[^"']+)["']""", page.text)
    else:
        found = []
    return [urljoin(page.address, part).split("#")[0] for part in found if not part.startswith("data:")]


def first_view(address: str, *, tell: bool = False) -> float:
    """Kilobytes (1,000 bytes) on the wire for the first page and everything it loads."""
    weights: dict[str, int] = {}
    waiting = [address]
    while waiting:
        wanted = waiting.pop()
        if wanted in weights:
            continue
        page = fetch(wanted)
        if page.status != 200:
            raise SystemExit(f"{wanted} answers {page.status}.")
        weights[wanted] = page.weight
        waiting += parts_of(page)
    if tell:
        for part, weight in sorted(weights.items(), key=lambda item: -item[1]):
            print(f"  {weight:7,} bytes  {urlsplit(part).path}", file=sys.stderr)
    return sum(weights.values()) / 1000


# ---- the search of the library

#: a name, a saying, a symptom, two slips of the fingers, and nothing that is known
LOOKED_UP = (
    "Epsom salt",
    "does epsom salt prevent heart attacks",
    "numb between the legs",
    "wintergren oli",
    "heat or ice for a new back pain",
    "qqqzzzxxx",
)


def search_page(address: str) -> float:
    """Milliseconds for a page of search results at the server, over loopback: the middle one over the searches."""
    spent = []
    for words in LOOKED_UP:
        start = time.perf_counter()
        fetch(f"{address}learn/search?q={quote_plus(words)}")
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


@functools.cache
def _index() -> object:
    from unknot.interop.search import LibraryIndex
    from unknot.knowledge.reader import shipped_knowledge

    return LibraryIndex(shipped_knowledge())


def search_alone() -> float:
    """Milliseconds for the search itself, without its page: the middle one over the searches."""
    index = _index()
    spent = []
    for words in LOOKED_UP:
        start = time.perf_counter()
        index.search(words)
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


# ---- the figures


def draw_one() -> float:
    """Milliseconds to draw one moving figure: the slowest of all of them."""
    return max(_drawn())


def draw_all() -> float:
    """Seconds to draw every moving figure."""
    return sum(_drawn()) / 1000


def _drawn() -> list[float]:
    from unknot.knowledge.reader import shipped_knowledge
    from unknot.movement.svg import animated

    spent = []
    for figure in shipped_knowledge().figures.values():
        start = time.perf_counter()
        animated(figure)
        spent.append((time.perf_counter() - start) * 1000)
    return spent


# ---- rounds and report


def run(rounds: int, *, tell: bool) -> list[Measure]:
    """All measures, once a round, in turn."""
    with tempfile.TemporaryDirectory(prefix="unknot-bench-") as data, server(data) as (address, _):
        measures = [
            Measure("one assessment with plan, facts in memory", "ms", 10, decide),
            Measure("knowledge read and checked, fresh process", "s", 1, load),
            Measure("first view on the wire, gzip", "KB", 100, lambda: first_view(address)),
            Measure("search over the whole library", "ms", 20, search_alone),
            Measure("the same with its page, over loopback", "ms", 20, lambda: search_page(address)),
            Measure("the slowest moving figure, drawn", "ms", 20, draw_one),
            Measure("all moving figures, drawn", "s", 10, draw_all),
            Measure("unknot serve, warm, to the first page", "s", 2, lambda: warm_start(data)),
        ]
        decide()  # the first one reads the knowledge
        search_alone(), search_page(address)  # the first one makes the index
        if tell:
            first_view(address, tell=True)
        for _ in range(rounds):
            for measure in measures:
                measure.found.append(measure.take())
    return measures


def machine() -> str:
    """This machine and what runs on it, in one line."""
    cpu = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    load_now = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    packages = ", ".join(f"{name} {version(name)}" for name in ("unknot", "django", "granian", "jinja2"))
    return (
        f"{cpu}, {os.cpu_count()} cores{load_now}; {platform.platform(terse=True)}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}"
    )


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def report(measures: list[Measure]) -> str:
    """The table."""
    lines = [f"{'':44} {'median':>8} {'lowest':>8} {'highest':>8} {'bar':>6}"]
    for m in measures:
        numbers = f"{m.median:8.2f} {min(m.found):8.2f} {max(m.found):8.2f} {m.at_most:6g} {m.unit}"
        lines.append(f"{m.name:44} {numbers:38} {'met' if m.met else 'MISSED'}")
    return "\n".join([*lines, "", f"Medians of {len(measures[0].found)} rounds. {machine()}"])


def main() -> int:
    """Measure, report, and leave with 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description="Speed and size of first light: medians, with this machine's name.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured (5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--parts", action="store_true", help="say what each part of the first view weighs")
    asked = parser.parse_args()
    measures = run(asked.rounds, tell=asked.parts)
    if asked.json:
        found = [
            {"name": m.name, "unit": m.unit, "median": m.median, "all": m.found, "bar": m.at_most} for m in measures
        ]
        print(json.dumps({"machine": machine(), "measures": found}, indent=1))
    else:
        print(report(measures))
    return 0 if all(measure.met for measure in measures) else 1


if __name__ == "__main__":
    sys.exit(main())

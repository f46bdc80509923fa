"""Full text search over everything that Unknot knows: what people read elsewhere leads to what we know of it.

The index is an FTS5 table in memory, made from the content once. It does not touch the database of the records, so
every host gives the same answers, on SQLite and on PostgreSQL. Words that stand nowhere in the content are taken for
the nearest that does (typos), by RapidFuzz.
"""

from __future__ import annotations

import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from unknot.knowledge.conditions import facts_in
from unknot.knowledge.kinds import Claim, Knowledge, RedFlag, Remedy
from unknot.knowledge.levels import CareLevel

#: words of a question that say nothing about its matter
SMALL = (
    "a about am an and any are as at be been being but by can cant could did didnt do does doesnt doing dont for "
    "from get getting got had has have having he her his how i if im in into is isnt it its ive me my myself no not "
    "of on or our out should so some someone than that thats the their them then there these they this to too up "
    "was we were what whats when where which who why will with wont would you your youre read heard really true "
    "told says say said people s t m ve ll re"
)
SMALL_WORDS = frozenset(SMALL.split())
#: how much a match in the title, in the names and in the text counts
TITLE, NAMES, TEXT = 6.0, 8.0, 1.0
#: a match of every word in title or names counts this much more
ALL_IN_NAMES = 2.0
#: the name and nothing else counts this much more
NAMED_IN_FULL = 1.5
#: a question is said in full with this many words; fewer are a name: "how hot should a hot towel be" is not "hot towel"
QUESTION_IN_FULL = 3
#: kinds by how well they answer "I read that ..."
KIND_WEIGHT = {"claim": 1.1, "topic": 1.1, "remedy": 1.25, "desk": 0.9, "lifting": 0.9}
#: warning signs by how soon they need help: who types a symptom should see its warning sign, not what causes it
FLAG_WEIGHT = {CareLevel.EMERGENCY: 1.25, CareLevel.SAME_DAY: 1.2, CareLevel.SOON: 1.1}
UNSAFE_WEIGHT = 1.3
#: an unsafe claim this near to the best answer stands before it
NEAR_ENOUGH = 0.5
#: the score of words that stand in most of the content, such as "back pain": they name no claim
SAYS_NOTHING = 0.01
#: the longest question that is read
MOST_LETTERS = 200
SHORTEST_TYPO = 4
SHORTEST_BEGINNING = 4
TWO_TYPOS_FROM = 7
#: endings of the same word; with any other, a word that is not in the content is more likely a typo
ENDINGS = ("s", "ed", "ing", "ly")
TOKENS = "porter unicode61 remove_diacritics 2"
MATCHING = "SELECT rowid FROM library WHERE library MATCH ?"
SIGNS = "SELECT DISTINCT entry FROM signs WHERE signs MATCH ?"
SCORED = f"SELECT rowid, -bm25(library, {TITLE}, {NAMES}, {TEXT}) FROM library WHERE library MATCH ?"  # noqa: S608


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: its kind as in a reference, its id, and how well it answers (higher is better)."""

    kind: str
    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to; ``read_as`` holds the words that were taken for another, as (typed, taken)."""

    hits: tuple[Hit, ...]
    read_as: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found."""

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    text: str
    weight: float
    called: frozenset[frozenset[str]]  # the words of each of its names
    unsafe: bool = False
    stays: bool = False  # asked for by its name, it stands before an unsafe claim
    serious: bool = False  # its other names are often its signs: "foot drop", "can't pee"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that holds a word of the question; whether its title or names hold all, and the words to compare.

    Of a warning sign, one name has to hold them all: "muscle" of one and "cramp" of another are no "muscle cramp".
    """

    entry: Entry
    bm25: float
    in_names: bool
    asked: frozenset[str]  # empty when some word is not known here, so that no name is said in full

    @property
    def in_full(self) -> bool:
        """Whether one of its names is just what was typed."""
        return self.asked in self.entry.called

    @property
    def score(self) -> float:
        """How well it answers."""
        more = (ALL_IN_NAMES if self.in_names else 1.0) * (NAMED_IN_FULL if self.in_full else 1.0)
        return self.bm25 * self.entry.weight * more

    def stays_before(self, unsafe: Match) -> bool:
        """Whether it is a warning sign that says what was typed, or something harmless that was asked for by name."""
        better = self.score > unsafe.score
        if self.entry.kind == "red_flag":
            return self.in_names or better
        return self.entry.stays and self.in_full and better

    def gives_way_to(self, sign: Match) -> bool:
        """Whether it may be the cause of what was typed, which is a warning sign, and was not asked for itself."""
        own = _called((self.entry.title, self.entry.id))
        return self.entry.kind == "contributor" and (sign.in_full or (self.entry.serious and self.asked not in own))


class LibraryIndex:
    """The index of one version of the knowledge. Safe to use from several threads."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._entries = tuple(entries_of(knowledge))
        self._words = self._vocabulary()
        self._lock = threading.Lock()
        self._table = sqlite3.connect(":memory:", check_same_thread=False)
        self._table.execute(f"CREATE VIRTUAL TABLE library USING fts5(title, names, text, tokenize='{TOKENS}')")
        rows = [(n, entry.title, _joined(entry.names), entry.text) for n, entry in enumerate(self._entries)]
        self._table.executemany("INSERT INTO library (rowid, title, names, text) VALUES (?, ?, ?, ?)", rows)
        self._table.execute(f"CREATE VIRTUAL TABLE signs USING fts5(name, entry UNINDEXED, tokenize='{TOKENS}')")
        signs = [(n, entry) for n, entry in enumerate(self._entries) if entry.kind == "red_flag"]
        each = [(name, n) for n, entry in signs for name in (entry.title, *entry.names)]
        self._table.executemany("INSERT INTO signs (name, entry) VALUES (?, ?)", each)

    def _vocabulary(self) -> dict[str, int]:
        """Every word of the content with how often it stands there."""
        words: dict[str, int] = {}
        for entry in self._entries:
            for word in words_of(f"{entry.title} {_joined(entry.names)} {entry.text}"):
                words[word] = words.get(word, 0) + 1
        return words

    def search(self, typed: str, at_most: int = 20) -> Found:
        """What answers best, the best first; an unsafe claim stands before what is only somewhat better."""
        asked = [word for word in words_of(typed[:MOST_LETTERS]) if word not in SMALL_WORDS]
        taken = [(word, part) for word in dict.fromkeys(asked) for part in self._nearest(word)]
        if not taken:
            return Found(())
        every = {word for word, _ in taken} == set(asked)
        best = _in_order(self._matches(list(dict.fromkeys(part for _, part in taken)), every_word=every))[:at_most]
        hits = tuple(Hit(match.entry.kind, match.entry.id, match.score) for match in best)
        return Found(hits, tuple((word, part) for word, part in taken if word != part))

    def _nearest(self, word: str) -> tuple[str, ...]:
        """The word itself when the content holds it or a word that it begins, else the nearest, else two words."""
        if word in self._words or (word.endswith(ENDINGS) and self._holds(word)) or self._begins(word):
            return (word,)
        typos = 2 if len(word) >= TWO_TYPOS_FROM else 1 if len(word) >= SHORTEST_TYPO else 0
        near = process.extract(word, self._words.keys(), scorer=OSA.distance, score_cutoff=typos, limit=None)
        if near:
            return (min(near, key=lambda found: (found[1], -self._words[found[0]], found[0]))[0],)
        if self._holds(word):
            return (word,)
        parts = [(word[:n], word[n:]) for n in range(3, len(word) - 2)]
        return next((pair for pair in parts if pair[0] in self._words and pair[1] in self._words), ())

    def _holds(self, word: str) -> bool:
        """Whether the content holds the word in some form: "popped" where it says "popping"."""
        with self._lock:
            return self._table.execute(f"{MATCHING} LIMIT 1", [f'"{word}"']).fetchone() is not None

    def _begins(self, word: str) -> bool:
        return len(word) >= SHORTEST_BEGINNING and any(known.startswith(word) for known in self._words)

    def _matches(self, words: list[str], *, every_word: bool) -> list[Match]:
        """Everything that has one of the words; no name is said in full when some word is not known here."""
        # A whole word is not taken for a beginning, or "rib" would find every ribbon.
        quoted = [f'"{word}"' if self._holds(word) else f'"{word}" *' for word in words]
        all_of_them = " AND ".join(quoted)
        with self._lock:
            found = self._table.execute(SCORED, [" OR ".join(quoted)]).fetchall()
            named = self._table.execute(MATCHING, [f"{{title names}} : ({all_of_them})"]).fetchall()
            signs = self._table.execute(SIGNS, [all_of_them]).fetchall()
        in_names, in_signs = {n for (n,) in named}, {n for (n,) in signs}
        asked = _bare(words) if every_word else frozenset()
        return [
            Match(entry, bm25, n in (in_signs if entry.kind == "red_flag" else in_names), asked)
            for n, entry, bm25 in ((n, self._entries[n], bm25) for n, bm25 in found)
        ]


def _in_order(matches: list[Match]) -> list[Match]:
    """The best first; unsafe claims near the top before all but warning signs and what was asked for by name."""
    ordered = sorted(matches, key=lambda match: (-match.score, match.entry.kind, match.entry.id))
    best = ordered[0].score if ordered else 0.0
    if best < SAYS_NOTHING:
        return sorted(ordered, key=lambda match: match.entry.kind != "topic")
    ordered = _signs_first(ordered)
    unsafe = [match for match in ordered if match.entry.unsafe and match.score >= NEAR_ENOUGH * best]
    before = [match for match in ordered if unsafe and match.stays_before(unsafe[0])]
    return [*before, *unsafe, *(match for match in ordered if match not in before and match not in unsafe)]


def _signs_first(ordered: list[Match]) -> list[Match]:
    """The same, with each warning sign that says what was typed before its possible causes."""
    moved = list(ordered)
    for sign in (match for match in ordered if match.entry.kind == "red_flag" and match.in_names):
        place = moved.index(sign)
        first = next((n for n, match in enumerate(moved[:place]) if match.gives_way_to(sign)), place)
        moved.insert(first, moved.pop(place))
    return moved


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, without accents, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(c for c in plain if c not in "'’" and not unicodedata.combining(c)))


def entries_of(knowledge: Knowledge) -> Iterator[Entry]:
    """Everything that can be found, with its words."""
    yield from (_claim(claim) for claim in knowledge.claims.values())
    for topic in knowledge.topics.values():
        yield _entry("topic", topic.id, (topic.question, topic.name), topic.said_also, (topic.short, topic.body))
    yield from (_remedy(remedy) for remedy in knowledge.remedies.values())
    for movement in knowledge.movements.values():
        texts = (movement.summary, *movement.steps, movement.body)
        entry = _entry("movement", movement.id, (movement.name,), movement.also_called, texts)
        yield replace(entry, stays=True)
    for one in knowledge.contributors.values():
        entry = _entry("contributor", one.id, (one.name,), one.also_called, (one.summary, one.body))
        yield replace(entry, stays=True, serious=one.kind == "serious")
    yield from (_flag(knowledge, flag) for flag in knowledge.red_flags.values())
    for point in knowledge.desk.values():
        yield _entry("desk", point.id, (point.name,), (point.look,), (point.comfort, point.if_not, point.body))
    for equation in knowledge.lifting.values():
        yield _entry("lifting", equation.id, (equation.name,), (), (equation.body,))


def _claim(claim: Claim) -> Entry:
    entry = _entry("claim", claim.id, (claim.quote,), claim.said_also, (claim.fact, claim.instead_say, claim.body))
    return replace(entry, unsafe=True, weight=entry.weight * UNSAFE_WEIGHT) if claim.verdict == "unsafe" else entry


def _remedy(remedy: Remedy) -> Entry:
    texts = (remedy.summary, remedy.effect, remedy.body)
    entry = _entry("remedy", remedy.id, (remedy.name,), remedy.also_called, texts)
    # What nobody should try does not stand before the refusal of the claim about it.
    return replace(entry, stays=remedy.stance != "do_not_offer")


def _flag(knowledge: Knowledge, flag: RedFlag) -> Entry:
    """A warning sign by the words in which people are asked about it."""
    asked = [knowledge.questions[fact] for fact in sorted(facts_in(flag.when)) if fact in knowledge.questions]
    texts = (text for one in asked for text in (one.ask, one.hint, one.how_to_tell))
    names = (flag.watch_for, *flag.said_also, *(one.row for one in asked))
    entry = _entry("red_flag", flag.id, (flag.name,), names, (flag.why, *texts))
    return replace(entry, weight=max((FLAG_WEIGHT.get(row.level, 1.0) for row in flag.levels), default=1.0))


def _entry(kind: str, id_: str, titles: Iterable[str], names: Iterable[str], texts: Iterable[str]) -> Entry:
    names = tuple(names)
    least = QUESTION_IN_FULL if kind in {"claim", "topic"} else 1
    in_full = frozenset(name for name in _called((*titles, *names, id_)) if len(name) >= least)
    return Entry(kind, id_, _joined(titles), names, _joined(texts), KIND_WEIGHT.get(kind, 1.0), in_full)


def _called(names: Iterable[str]) -> frozenset[frozenset[str]]:
    """The words of each name or id."""
    return frozenset(_bare(words_of(name.replace("_", " "))) for name in names)


def _bare(words: Iterable[str]) -> frozenset[str]:
    """The words without small ones and without the s of a plural, to see whether two names are the same."""
    return frozenset(word.rstrip("s") for word in words if word not in SMALL_WORDS)


def _joined(texts: Iterable[str]) -> str:
    return " . ".join(text for text in texts if text)

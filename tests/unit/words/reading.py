"""The words of this project as people meet them: by file, one line for each sentence-like piece, without markup."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import unknot.web
from unknot.knowledge.kinds import Knowledge
from unknot.knowledge.reader import shipped_knowledge
from unknot.web.words.truths import INTENDED_USE  # given word for word, so it is not ours to shorten

WEB = Path(unknot.web.__file__).parent
ROOT = WEB.parents[1]

Lines = dict[str, tuple[str, ...]]  # file -> its lines

#: what people read of each kind; ids, references, other people's words and other names stay out
SHOWN = {
    "topics": "name question short views body",
    "claims": "fact instead_say views body",
    "remedies": "name summary effect not_if change_if do_not stop_if visit body",
    "movements": "name summary steps feel_it easier harder do_not not_if change_if body",
    "contributors": "name summary what_would_change body",
    "red_flags": "name tell_staff why watch_for body",
    "exclusions": "name rows body",
    "phases": "name aim leave body",
    "measures": "name lead_in items choices meaningful_change missing asked body",
    "desk": "name look comfort comfort_us if_not body",
    "lifting": "name not_for body",
}
QUESTION = "ask row hint why how_to_tell"
#: also words for people, though too short for a grade of their own
SHOWN_TOO = {
    "questions": f"{QUESTION} told heading options body",
    "rules": "say",
    "experiments": "name arms keep_as_usual not_if stop_if body",
}
#: the wording of these scales belongs to others and must not change
VERBATIM = {"rmdq_24", "phq_2", "gad_2"}
#: values inside the shown fields that are names for the program
_HIDDEN = {"when", "evidence", "who", "value", "if_unknown", "remedies", "movements", "movement_tags", "movement_kinds"}
_HIDDEN |= {"cautions", "starts"}


def of_folder(folder: str, shown: str, knowledge: Knowledge | None = None) -> Lines:
    """The shown fields of every file of one folder of knowledge."""
    items = getattr(knowledge or shipped_knowledge(), folder)
    return {f"knowledge/{folder}/{id_}.md": tuple(_of_item(item, _own(shown, id_))) for id_, item in items.items()}


def _own(shown: str, id_: str) -> list[str]:
    return [key for key in shown.split() if id_ not in VERBATIM or key not in ("lead_in", "items", "choices")]


def _of_item(item: object, shown: Iterable[str]) -> Iterator[str]:
    for key in shown:
        value = getattr(item, key)
        yield from of_markdown(value) if key == "body" else _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        yield from _texts(tuple(part for pair in value.items() for part in pair if " " in str(part)))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(None if field.name in _HIDDEN else getattr(value, field.name))


def of_markdown(text: str) -> Iterator[str]:
    """The paragraphs, points and headings of a body, less the notes for reviewers, which begin with "Reading:"."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if paragraph.lstrip().startswith("Reading:"):
            continue
        for piece in re.split(r"\n(?=\s*(?:[-*+|#]|\d+\.)\s)", paragraph):
            plain = re.sub(r"^\s*(?:[-*+#]+|\d+\.)\s+|\[([^\]]*)\]\([^)]*\)", r"\1", piece)
            yield from filter(None, [" ".join(re.sub(r"[*_`|]", " ", plain).split())])


def interface() -> Lines:
    """The words of the pages themselves, for each template and each module of ``unknot/web``."""
    templates = {_name(file): tuple(of_template(file.read_text(encoding="utf-8"))) for file in WEB.rglob("*.html")}
    modules = {_name(file): tuple(of_module(file.read_text(encoding="utf-8"))) for file in WEB.rglob("*.py")}
    return dict(sorted({**templates, **modules}.items()))


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


_JINJA = re.compile(r"{{.*?}}|{%.*?%}", re.DOTALL)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
#: where a value is filled in, and where a statement stands: neither can be part of a tag or a word
_VALUE, _STATEMENT = "\ue000", "\ue001"
#: at least two words in a row, and no part of a tag
_WORDS = re.compile(r"^[^=<>]*[A-Za-z’']{2,} [A-Za-z’']+[^=<>]*$")
#: a page breaks its line at these, so that a heading and the text below it are two sentences
_INLINE = {"a", "abbr", "b", "cite", "em", "i", "kbd", "q", "s", "small", "span", "strong", "sub", "sup", "u"}


class _Page(HTMLParser):
    """Gathers text, a new line at every block."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pause(tag)
        self.lines += [value or "" for name, value in attrs if name in ("aria-label", "alt", "title", "placeholder")]
        self._pause(tag)

    def handle_endtag(self, tag: str) -> None:
        self._pause(tag)

    def _pause(self, tag: str) -> None:
        if tag in _INLINE:
            self.lines[-1] += " "
        else:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data


def of_template(source: str) -> Iterator[str]:
    """The text of a template without tags and Jinja, and the texts that its expressions hold."""
    source = re.sub(r"{#.*?#}", "", source, flags=re.DOTALL)
    page = _Page()
    page.feed(_JINJA.sub(lambda found: _VALUE if found.group().startswith("{{") else _STATEMENT, source))
    page.close()
    for piece in _STATEMENT.join(page.lines).split(_STATEMENT):
        yield from filter(re.compile(r"\w").search, [" ".join(piece.replace(_VALUE, " ").split())])
    for expression in _JINJA.findall(source):
        yield from filter(_WORDS.match, ("".join(pair) for pair in _QUOTED.findall(expression)))


def of_module(source: str) -> Iterator[str]:
    """The sentences that a module holds: texts with a space that end in a full stop, a question mark or a colon."""
    tree = ast.parse(source)
    unread = {id(text) for node in ast.walk(tree) for text in _not_of_their_own(node)}
    for node in ast.walk(tree):
        text = " ".join(_text_of(node).split()) if id(node) not in unread else ""
        if " " in text and text.endswith((".", "?", ":")) and text != INTENDED_USE:
            yield text


def _not_of_their_own(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the parts of a text with values in it."""
    if isinstance(node, ast.JoinedStr):
        yield from node.values
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    if isinstance(node, kinds) and node.body and isinstance(node.body[0], ast.Expr):
        yield node.body[0].value


def _text_of(node: ast.AST) -> str:
    """A text, with what the program fills in left out."""
    if isinstance(node, ast.JoinedStr):
        return " ".join(_text_of(part) for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@cache
def questions() -> Lines:
    """What is asked, with its help."""
    return of_folder("questions", QUESTION)


@cache
def medical() -> Lines:
    """Every page on a medical matter."""
    return {file: lines for folder, shown in SHOWN.items() for file, lines in of_folder(folder, shown).items()}


@cache
def knowledge_for_people() -> Lines:
    """Every word of the knowledge that people read and that is ours."""
    return {
        file: lines
        for folder, shown in {**SHOWN, **SHOWN_TOO}.items()
        for file, lines in of_folder(folder, shown).items()
    }

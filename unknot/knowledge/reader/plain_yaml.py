"""Strict, plain YAML: a file's header as plain values, with every fault reported.

The booleans are ``true`` and ``false`` alone: ``yes``, ``no``, ``on`` and ``off`` are words, because an
answer "no" that turns into a boolean is how safety rules go wrong. Duplicate keys, anchors and tags are refused.
"""

from __future__ import annotations

import re
from datetime import date

import yaml

from unknot.knowledge.problems import Problem

#: what a header is made of
Plain = None | bool | int | float | str | date | list["Plain"] | dict[str, "Plain"]

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_WORDS: dict[str, Plain] = {"": None, "~": None, "null": None, "true": True, "false": False}
_FENCE = "---\n"


def split_header(file: str, text: str) -> tuple[str, str, list[Problem]]:
    """The header and the body of a file; a problem when the two ``---`` lines are missing."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.startswith(_FENCE):
        return "", text, [Problem(file, "", 'The file must begin with a line "---", then the header.')]
    header, fence, body = text[len(_FENCE) :].partition("\n---\n")
    if not fence and not text.endswith("\n---"):
        return "", text, [Problem(file, "", 'The header must end with a line "---".')]
    return header.removesuffix("\n---") + "\n", body.strip(), []


def read_header(file: str, header: str) -> tuple[dict[str, Plain], list[Problem]]:
    """The header's values; when it is not readable, an empty header and the problem."""
    try:
        node = yaml.compose(header, Loader=_LOADER)
    except yaml.YAMLError as fault:
        return {}, [Problem(file, "", f"The header is not readable: {_where(fault)}")]
    problems: list[Problem] = []
    value = _value(file, "", node, problems)
    if not isinstance(value, dict):
        return {}, [*problems, Problem(file, "", 'The header must be lines of "key: value".')]
    return value, problems


def _where(fault: yaml.YAMLError) -> str:
    mark = getattr(fault, "problem_mark", None)
    what = str(getattr(fault, "problem", None) or fault).split("\n")[0]
    place = f" in header line {mark.line + 1}" if mark is not None else ""
    return f"{what}{place}. Text that holds a colon and a space needs quotes."


def _value(file: str, key: str, node: yaml.Node | None, problems: list[Problem]) -> Plain:
    if node is None:
        return None
    if isinstance(node, yaml.ScalarNode):
        return _scalar(file, key, node, problems)
    if isinstance(node, yaml.SequenceNode):
        return [_value(file, f"{key}[{n}]", item, problems) for n, item in enumerate(node.value)]
    return _mapping(file, key, node, problems)


def _mapping(file: str, key: str, node: yaml.Node, problems: list[Problem]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        name = str(key_node.value)
        inner = f"{key}.{name}" if key else name
        if name in found:
            problems.append(Problem(file, inner, "This key stands here twice. Keep one."))
        found[name] = _value(file, inner, value_node, problems)
    return found


def _scalar(file: str, key: str, node: yaml.ScalarNode, problems: list[Problem]) -> Plain:
    text = str(node.value)
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    if _DATE.match(text):
        return _date(file, key, text, problems)
    return text


def _date(file: str, key: str, text: str, problems: list[Problem]) -> Plain:
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(Problem(file, key, f"{text} is not a day of the calendar."))
        return text

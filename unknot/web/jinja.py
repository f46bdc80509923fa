"""The Jinja2 environment of all pages: escaping on, addresses, static files and Markdown."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


def environment(**options: Any) -> Environment:
    """The environment that Django asks for; a name that a template misspells is an error, never a blank."""
    ours = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(**{**options, **ours})  # noqa: S701 (autoescape is on)
    env.globals.update(static=static, url=address)
    env.filters.update(markdown=markdown)
    return env


def address(name: str, *args: object) -> str:
    """The address of a page by its name."""
    return reverse(name, args=args)


def markdown(text: str, level: int = 2) -> Markup:
    """Text of a knowledge file as HTML; tags in the text are shown, not used. Its highest headings become ``level``."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) - 2 + level, 6)}"
    return Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))  # noqa: S704 (html is off)

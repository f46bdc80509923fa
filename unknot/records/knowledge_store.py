"""How the content of ``knowledge/`` is packed into one row, and unpacked again."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import cast

from unknot.records.errors import KnowledgeNotKept
from unknot.records.models import KnowledgeContent


def pack(sources: Mapping[str, str]) -> bytes:
    """{relative path: text} as compressed JSON, the same bytes for the same content."""
    return zlib.compress(json.dumps(dict(sources), sort_keys=True, ensure_ascii=False).encode(), level=9)


def unpack(content: bytes) -> dict[str, str]:
    """The content that ``pack`` wrote."""
    return cast(dict[str, str], json.loads(zlib.decompress(content)))


def kept_sources(version: str) -> dict[str, str]:
    """The content of a version, {relative path: text}; raises KnowledgeNotKept."""
    row = KnowledgeContent.objects.filter(version=version).first()
    if row is None:
        raise KnowledgeNotKept(f"The content of knowledge version {version} was not kept.")
    return unpack(bytes(row.content))

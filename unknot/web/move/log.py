"""What came before, as the core wants it: earlier sessions, wishes, and the day of the last safety check."""

from __future__ import annotations

from unknot.core.sitting_log import Log
from unknot.records import sitting_queries
from unknot.web.visit import Visit


def log_of(visit: Visit) -> Log:
    """All that came before today's session."""
    return sitting_queries.log_of(visit.person)

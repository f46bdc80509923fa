"""How errors are logged: to the console and to a file that stays on this computer."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

#: the private address of a calendar is a secret
_SECRET = re.compile(r"/calendar/[^/\s]+\.ics")


class HideAddresses(logging.Filter):
    """Take the secret out of private addresses before a line is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, without the secret in it."""
        said = record.getMessage()
        hidden = _SECRET.sub("/calendar/(private).ics", said)
        if hidden != said:
            record.msg, record.args = hidden, None
        return True


def logging_to(folder: Path) -> dict[str, Any]:
    """The logging settings: warnings and errors to ``unknot.log`` in the folder, and to the console.

    The log holds addresses of pages and stack traces, never answers.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "filters": {"private": {"()": HideAddresses}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "level": "WARNING",
                "formatter": "line",
                "filters": ["private"],
            },
            "file": {
                "class": "logging.handlers.RotatingFileHandler",
                "filename": str(folder / "unknot.log"),
                "maxBytes": 1_000_000,
                "backupCount": 1,
                "delay": True,  # a folder that cannot be written is told once, elsewhere
                "encoding": "utf-8",
                "level": "WARNING",
                "formatter": "line",
                "filters": ["private"],
            },
        },
        "root": {"handlers": ["console", "file"], "level": "WARNING"},
        # Django brings handlers of its own (the console only in debug mode, e-mail to admins): ours replace them.
        "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
    }

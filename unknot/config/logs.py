"""How errors are logged: to the console and to a file that stays on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def logging_to(folder: Path) -> dict[str, Any]:
    """The logging settings: warnings and errors to ``unknot.log`` in the folder, and to the console.

    The log holds addresses of pages and stack traces, never answers.
    """
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "level": "WARNING", "formatter": "line"},
            "file": {
                "class": "logging.handlers.RotatingFileHandler",
                "filename": str(folder / "unknot.log"),
                "maxBytes": 1_000_000,
                "backupCount": 1,
                "delay": True,  # a folder that cannot be written is told once, elsewhere
                "encoding": "utf-8",
                "level": "WARNING",
                "formatter": "line",
            },
        },
        "root": {"handlers": ["console", "file"], "level": "WARNING"},
        # Django brings handlers of its own (the console only in debug mode, e-mail to admins): ours replace them.
        "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
    }

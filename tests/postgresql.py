"""A PostgreSQL server for the tests: its own folder, a socket, no port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class Missing(Exception):
    """The programs of PostgreSQL are not on this computer."""


def binaries() -> Path:
    """The folder with initdb and pg_ctl, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("pg_ctl")
    if on_path is None:
        raise Missing('PostgreSQL is missing. Install the package "postgresql" (Debian, Ubuntu), then try again.')
    return Path(on_path).resolve().parent


@contextmanager
def temporary_server() -> Iterator[str]:
    """Start a server, give its address, and stop it."""
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="unknot-pg-"))
    as_user = _hand_over(folder)
    data = folder / "data"
    start = f"-c listen_addresses='' -k {folder} {_FAST}"
    try:
        _run([*as_user, programs / "initdb", "-D", data, "-U", "unknot", "-A", "trust", "-E", "UTF8", "--no-sync"])
        _run([*as_user, programs / "pg_ctl", "-D", data, "-o", start, "-l", folder / "log", "-w", "start"])
        try:
            yield f"postgresql://unknot@{quote(str(folder), safe='')}/postgres"
        finally:
            _run([*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _hand_over(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root: give the folder to its user and run as that one."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _run(command: list[str | Path]) -> None:
    """Run one program; show what it said when it fails. Its server must not hold our pipes open."""
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(command, stdout=said, stderr=subprocess.STDOUT, cwd="/", check=False)
        said.seek(0)
        if done.returncode:
            raise RuntimeError(f"{Path(command[-1]).name}: {said.read()}")

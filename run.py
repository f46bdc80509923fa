#!/usr/bin/env python3
"""Start Unknot on this computer: python3 run.py

Makes .venv in this folder the first time (about half a minute), then starts the program on 127.0.0.1 and
opens the browser. What follows on the command line goes to the program: python3 run.py --port 8001

Options of its own:
  --setup-only   make or renew .venv, and stop
  --with-tests   install what the tests need too
  --with-peers   install what the measurements and the long proofs need too

Only the standard library is used here, and nothing newer than Python 3.6 knows, so that an old Python
can still say what is missing.
"""

import hashlib
import os
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
HERE = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(HERE, ".venv")
STAMP = os.path.join(VENV, "unknot-stamp")
LOCK = os.path.join(HERE, "requirements.lock")
TEST_LOCK = os.path.join(HERE, "requirements-test.lock")
PEERS_LOCK = os.path.join(HERE, "requirements-peers.lock")
BIN, EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


def main(words):
    """Set up, then hand over to the program."""
    if "-h" in words or "--help" in words:
        print(__doc__)
        return
    own = ("--setup-only", "--with-tests", "--with-peers")
    use_a_new_enough_python()
    set_up(PEERS_LOCK if "--with-peers" in words else TEST_LOCK if "--with-tests" in words else LOCK)
    if "--setup-only" not in words:
        hand_over([tool("unknot"), "serve"] + [word for word in words if word not in own])


def use_a_new_enough_python():
    """Go on with Python 3.11 or later: this one, or a newer one that is installed beside it."""
    if sys.version_info >= OLDEST:
        return
    import shutil

    for name in NEWER:
        found = shutil.which(name)
        if found:
            hand_over([found, os.path.abspath(__file__)] + sys.argv[1:])
    stop(
        "Unknot needs Python 3.11 or later, and this is Python %d.%d. Install a newer Python, then try again."
        % sys.version_info[:2]
    )


def set_up(lock):
    """Make .venv with the packages of the lock; do nothing when it has them already."""
    each_holds_those_before = [LOCK, TEST_LOCK, PEERS_LOCK]
    good = [stamp_for(enough) for enough in each_holds_those_before[each_holds_those_before.index(lock) :]]
    if read(STAMP) in good and os.path.exists(tool("unknot")):
        return
    make_venv()
    print("Setting up .venv (about half a minute, only this once) ...", flush=True)
    pip("Is this computer online?", "--require-hashes", "--only-binary=:all:", "-r", lock)
    pip("Is this folder whole?", "--no-deps", "--no-build-isolation", "-e", HERE)
    with open(STAMP, "w") as stamp:
        stamp.write(stamp_for(lock))


def make_venv():
    """Make .venv; make it anew when what is there does not run, or belongs to another Python."""
    if version_of_venv() == sys.version_info[:2]:
        return
    try:
        import ensurepip  # noqa: F401 - Debian keeps it in a package of its own
        import venv
    except ImportError:
        stop("A part of Python is missing. Install the package python3-venv, then try again.")
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:
        stop("The folder %s cannot be made: %s" % (VENV, error))


def version_of_venv():
    """The version of Python in .venv, or None when there is none that runs with pip."""
    ask = "import sys, pip; print(*sys.version_info[:2])"
    try:
        said = subprocess.check_output([tool("python"), "-c", ask], stderr=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    return tuple(int(part) for part in said.split())


def pip(doubt, *what):
    """Install with the pip of .venv; stop when it fails, after what it said itself."""
    quiet = ["--quiet", "--no-input", "--disable-pip-version-check"]
    if subprocess.call([tool("python"), "-m", "pip", "install"] + quiet + list(what)):
        stop("This could not be installed (see above). %s Then try again." % doubt)


def stamp_for(lock):
    """What .venv was made from: the lock, the project's own file, and where it stands."""
    parts = [read(lock), read(os.path.join(HERE, "pyproject.toml")), HERE, "%d.%d" % sys.version_info[:2]]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def read(path):
    """The text of a file, or nothing when it is not there."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def tool(name):
    """A program inside .venv."""
    return os.path.join(VENV, BIN, name + EXE)


def hand_over(command):
    """Become another program."""
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def stop(line):
    """Say one line and end."""
    sys.exit(line)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)

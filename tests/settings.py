"""The settings of the program, in a data folder of their own that is gone afterwards."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "UNKNOT_DATA" not in os.environ:
    _folder = tempfile.mkdtemp(prefix="unknot-tests-")
    atexit.register(shutil.rmtree, _folder, ignore_errors=True)
    os.environ["UNKNOT_DATA"] = _folder

from unknot.config.settings import *  # noqa: F403

"""The data folder and its secret."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from unknot.config import place


def test_the_data_folder_is_made_for_its_owner_only(tmp_path: Path) -> None:
    folder = place.data_folder({"UNKNOT_DATA": str(tmp_path / "a" / "b")})

    assert folder == tmp_path / "a" / "b"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_choice_it_is_the_folder_of_the_platform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place.platformdirs, "user_data_path", lambda *_, **__: tmp_path / "usual")

    assert place.data_folder({}) == tmp_path / "usual"


def test_a_folder_that_cannot_be_made_is_told_in_one_line_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(ImproperlyConfigured, match=r"cannot be made .* Choose another folder with --data DIR"):
        place.data_folder({"UNKNOT_DATA": str(tmp_path / "file" / "data")})


def test_the_secret_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    first = place.secret_key(tmp_path)

    assert len(first) >= 50
    assert place.secret_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_many_workers_starting_together_read_the_same_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as workers:
        secrets = set(workers.map(lambda _: place.secret_key(tmp_path), range(64)))

    assert len(secrets) == 1


def test_two_folders_have_two_secrets(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    assert place.secret_key(tmp_path / "a") != place.secret_key(tmp_path / "b")


def test_a_computer_that_does_not_know_its_zone_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise ValueError("two clocks disagree")

    monkeypatch.setattr(place.tzlocal, "get_localzone_name", broken)

    assert place.zone_name() == "UTC"

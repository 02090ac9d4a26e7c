"""What belongs to a file stays with it and with its copy: owner, rights, extended attributes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from schemas.finding import KorrekturError
from workbook.files import rights
from workbook.files.atomic import write_bytes
from workbook.files.changing import changing

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps them by ReplaceFile")
ATTRIBUTE = "user.korrektur.test"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"gammel")
    return path


@pytest.fixture(params=["hard links", "none"])
def _links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is the old file itself, or has to be made of it."""

    def no_links(*_: object, **__: object) -> None:
        raise OSError(95, "Operation not supported")

    if request.param == "none":
        monkeypatch.setattr(os, "link", no_links)
        monkeypatch.setattr("workbook.files.system.exchange", lambda *_: False)


def changed(path: Path) -> Path:
    with changing(path, most_bytes=1_000) as file:
        copy = file.write(b"ny", "før rettelse")
    assert copy is not None
    assert (path.read_bytes(), copy.read_bytes()) == (b"ny", b"gammel")
    return copy


@pytest.mark.usefixtures("_links")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o4755])
def test_a_closed_file_leaves_no_open_copy(path: Path, mode: int) -> None:
    path.chmod(mode)
    copy = changed(path)
    assert [one.stat().st_mode & 0o7777 for one in (path, copy)] == [mode, mode]


@pytest.mark.usefixtures("_links")
@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only the superuser gives files away")
def test_the_owner_stays(path: Path) -> None:
    os.chown(path, 12_345, 23_456)
    copy = changed(path)
    assert [(one.stat().st_uid, one.stat().st_gid) for one in (path, copy)] == [(12_345, 23_456)] * 2


@pytest.mark.usefixtures("_links")
@pytest.mark.skipif(sys.platform != "linux", reason="Python has calls for them on Linux alone")
def test_extended_attributes_stay(path: Path) -> None:
    if sys.platform == "linux":
        try:
            os.setxattr(path, ATTRIBUTE, b"fortroligt")
        except OSError:
            pytest.skip("this disk has no attributes")
        copy = changed(path)
        assert [os.getxattr(one, ATTRIBUTE) for one in (path, copy)] == [b"fortroligt"] * 2


def test_where_the_group_cannot_be_kept_the_new_one_may_no_more_than_anybody(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o664)
    monkeypatch.setattr(rights, "_given", lambda *_: False)
    changed(path)
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_link_is_followed_and_the_copy_lies_beside_the_file(path: Path, tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    link = tmp_path / "mappe" / "genvej.xlsx"
    link.symlink_to(path)
    with changing(link, most_bytes=1_000) as file:
        copy = file.write(b"ny", "før rettelse")
    assert link.is_symlink()
    assert copy == tmp_path / "a (før rettelse).xlsx.bak"
    assert path.read_bytes() == b"ny"


def test_a_copy_that_a_killed_write_left_is_no_second_one(path: Path) -> None:
    left = path.with_name("a (før rettelse).xlsx.bak")
    os.link(path, left)
    assert changed(path) == left


def test_a_file_too_big_to_be_a_workbook_is_not_read(path: Path) -> None:
    with pytest.raises(KorrekturError, match="too big"), changing(path, most_bytes=5):
        pass


def test_a_new_file_has_the_rights_that_the_process_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_bytes(tmp_path / "ny.xlsx", b"ny", overwrite=False)
    finally:
        os.umask(before)
    assert (tmp_path / "ny.xlsx").stat().st_mode & 0o777 == 0o640

"""`-o`: what it refuses, links it writes through, and that a report never replaces a workbook."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from support.command_line import korrektur
from support.workbooks import empty_at

from workbook.files.atomic import holds_workbook

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and links as POSIX has them")
NEW = ("new", "--year", 2027, "--committee", "Skoleudvalget", "--overwrite")


@posix
@pytest.mark.parametrize(
    ("kind", "words"), [("pipe", "er en pipe"), ("device", "er en enhed"), ("socket", "er en sokkel")]
)
def test_what_is_no_file_is_refused_at_once_and_named(tmp_path: Path, kind: str, words: str) -> None:
    path = tmp_path / "ud.xlsx"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/null")
    else:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
    for command in (("rules",), NEW):
        ran = korrektur(*command, "-o", path)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["ud.xlsx"]


def test_a_folder_is_refused_as_one(tmp_path: Path) -> None:
    ran = korrektur("rules", "-o", tmp_path)
    assert ran.code == 2
    assert "er en mappe" in ran.err


@posix
def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(path)
    ran = korrektur("rules", "-o", path)
    assert ran.code == 2
    assert "kan ikke skrives" in ran.err
    assert path.is_symlink()


@posix
@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path, *, there: bool) -> None:
    (tmp_path / "mappe").mkdir()
    target, link = tmp_path / "mappe" / "regler.txt", tmp_path / "genvej.txt"
    if there:
        target.write_text("før")
    link.symlink_to(target)
    assert korrektur("rules", "-o", link).code == 0
    assert link.is_symlink()
    assert "FOR301" in target.read_text("utf-8")
    assert [one.name for one in target.parent.iterdir()] == ["regler.txt"]


@pytest.mark.parametrize("name", ["a.txt", "a", "a.json"])
def test_a_report_never_replaces_a_workbook_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = empty_at(tmp_path / "bog.xlsx").rename(tmp_path / name)
    before = path.read_bytes()
    ran = korrektur("rules", "-o", path)
    assert (ran.code, path.read_bytes()) == (2, before)
    assert "det er en projektmappe" in ran.err


@pytest.mark.parametrize("made", [("totals", "--chart", "bog.png"), ("forms", "-o", "bog.pdf")])
def test_nor_do_a_chart_and_printed_forms_even_where_they_may_replace_a_file(
    tmp_path: Path, made: tuple[str, str, str]
) -> None:
    command, option, name = made
    read, path = empty_at(tmp_path / "a.xlsx"), empty_at(tmp_path / "b.xlsx").rename(tmp_path / name)
    before = path.read_bytes()
    ran = korrektur(command, read, option, path, "--overwrite")
    assert (ran.code, path.read_bytes()) == (2, before)
    assert "det er en projektmappe" in ran.err


@posix
def test_nor_does_it_through_a_link(tmp_path: Path) -> None:
    path, link = empty_at(tmp_path / "bog.xlsx"), tmp_path / "rapport.txt"
    before = path.read_bytes()
    link.symlink_to(path)
    assert korrektur("rules", "-o", link).code == 2
    assert path.read_bytes() == before


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "regler.txt"
    path.write_text("fra i går")
    assert korrektur("rules", "-o", path).code == 0
    assert "FOR301" in path.read_text("utf-8")


def test_a_new_workbook_replaces_one_when_that_is_asked_for(tmp_path: Path) -> None:
    path = empty_at(tmp_path / "bog.xlsx")
    before = path.read_bytes()
    assert korrektur(*NEW[:-1], "-o", path).code == 2
    assert path.read_bytes() == before
    assert korrektur(*NEW, "-o", path).code == 0
    assert path.read_bytes() != before


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), True),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", True),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml og halvdelen af den", True),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", False),
        (b"<html>xl/workbook.xml</html>", False),
        (b"", False),
    ],
)
def test_a_workbook_is_told_by_its_bytes(tmp_path: Path, content: bytes, *, is_one: bool) -> None:
    path = tmp_path / "fil"
    path.write_bytes(content)
    assert holds_workbook(path) is is_one

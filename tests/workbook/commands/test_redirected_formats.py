"""Reports sent to a stdout that is not UTF-8, as `>` does on Windows."""

from __future__ import annotations

import json
from contextlib import redirect_stdout
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from support.command_line import Stream
from support.reports import SIGN, file_of, report_of, whole

from workbook.commands.output import deliver
from workbook.reports import csv, github, json_lines, junit, sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from schemas.finding import Language
    from workbook.submissions.submission import Report

    Render = Callable[[Report, Language], Iterator[str]]

REPORT = report_of(file_of(SIGN))


def sent(form: str, text: str) -> bytes:
    stream = Stream("cp1252")
    with redirect_stdout(stream):
        deliver(iter([text]), form, None, [], "da")
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue()


@pytest.mark.parametrize(("form", "render"), [("csv", csv.render), ("github", github.render)])
def test_a_format_without_escapes_is_utf_8_to_the_byte(form: str, render: Render) -> None:
    text = whole(render)(REPORT, "da")
    assert "ø" in text
    assert sent(form, text) == text.encode()


@pytest.mark.parametrize(("form", "render"), [("json-lines", json_lines.render), ("sarif", sarif.render)])
def test_json_is_ascii_and_means_the_same(form: str, render: Render) -> None:
    text = whole(render)(REPORT, "da")
    told = sent(form, text)
    assert told.isascii()
    first = told.decode().splitlines()[0], text.splitlines()[0]
    one, other = (told.decode(), text) if form == "sarif" else first
    assert json.loads(one) == json.loads(other)


def test_junit_is_ascii_and_means_the_same() -> None:
    text = whole(junit.render)(REPORT, "da")
    told = sent("junit", text)
    assert told.isascii()
    assert ET.tostring(ET.fromstring(told)) == ET.tostring(ET.fromstring(text))  # noqa: S314  our own document

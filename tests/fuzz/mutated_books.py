"""Our own workbooks, changed by chance in the ways that people and other programs change them: data for the fuzzing."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from matrix.kinds import kinds
from support.command_line import korrektur
from support.form_documents import as_text
from support.form_imports import BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

Parts = dict[str, str]
BASES = (
    "sample", "corrected", "submitted", "empty", "in thousands", "merged", "imported",
    "should_pass/own_columns_in_the_tables", "should_fail/signs_turned_by_the_import",
)  # fmt: skip
"""What is mutated; names of `matrix.kinds`, and a workbook that `import` wrote."""

TEXTS = (
    "", " ", "\u00a0", "T101", "t101 ", "T\u200b101", "Ｔ１０１", "T101\nT102", "Ja",
    "JA\u00a0", "Nej?", "ja/nej", "x" * 33_000,
    "1.234,56", "1,234.56", "−5", "(5)", "5-", "1e400", "9" * 4_400, "１２３", "٣", "½", "∞", "nan", "-0",
    "1 000", "12 %",
    "2026", "2026 (ny)", "26", "B2026", "12.13.2026", "31-02-2026", "1/1-2026", "0000-00-00", "uge 53", "primo 2026",
    "=1+1", '=WEBSERVICE("http://x")', "+A1", "@SUM", "#REF!", "_x000D_", "_x0000_", "&lt;b&gt;", "{0}",
    "{navn}", "%s",
    "\u202eabc", "e\u0301", "\U0001f600", "Ø" * 300, "a|b", "a;b", "[x]", "]", "'", '"', "\\", "../../x",
    "Udvalget <1> & co",
    "Indsendt", "Udgået", "Kladde", "mio. kr.", "1.000 kr.", "kr.", "SUM607", "-", "Engangsbeløb", "Merudgift",
)  # fmt: skip
NUMBERS = (
    "0", "-0", "1", "-1", "0.1", "1E400", "-1E400", "1E308", "1E-320", "9223372036854775807", "99999999999999999999999",
    "NaN",
    "INF", "2026", "1900", "9999", "-2026", "46023", "46023.999999", "60", "2958466", "-1E9", "0.30000000000000004",
    "1,5", "",
)  # fmt: skip
FORMULAS = (
    "1+1", "A1", "SUM(A1:XFD1048576)", "[1]Ark!A1", "cmd|'/c x'!A0", "WEBSERVICE(A1)", "#REF!+1",
    "Beløb[[#This Row],[2026]]",
    'INDIRECT("A1")', "((((((((((1", '"', "Ukendt[Kolonne]", "'Ark med ''!A1", "-" * 9_000 + "1", "",
)  # fmt: skip
NAMES = (
    "Beløb",
    "beløb ",
    "Korrektioner",
    "Stamdata",
    "PL",
    "Import",
    "Begrundelser",
    "Udvalg",
    "Samling",
    "x" * 40,
    "a/b",
    "",
    "'",
)
CELL = re.compile(r'<c r="([A-Z]+)(\d+)"([^<>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
ROW = re.compile(r"<row [^<>]*>.*?</row>", re.DOTALL)
VALUE = re.compile(r'(\s[\w:]+=")([^"]*)(")')
COLUMN = re.compile(r"<tableColumn [^<>]*?(?:/>|>.*?</tableColumn>)", re.DOTALL)
SHEET = re.compile(r"<sheet [^<>]*/>")
ELEMENT = re.compile(r"<(\w+)[^<>]*/>|<(\w+)[^<>]*>[^<>]*</\2>")


def escaped(text: str) -> str:
    """A text as XML has it."""
    for letter, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(letter, name)
    return text


def a_cell(dice: Random, column: str, row: str) -> str:
    """A cell of any type, with something awkward in it."""
    start = f'<c r="{column}{row}"' + (f' s="{dice.choice((0, 1, 20, 29, 30, 999))}"' if dice.random() < 0.7 else "")
    formula = f"<f>{escaped(dice.choice(FORMULAS))}</f>" if dice.random() < 0.2 else ""
    damaged = dice.random() < 0.03  # rarely, since the file is then refused as a whole
    kind = dice.choice(
        ("s", "?", "d", "b")
        if damaged
        else ("n", "n", "n", "inlineStr", "inlineStr", "inlineStr", "str", "b", "e", "d")
    )
    if kind == "inlineStr":
        return f'{start} t="inlineStr">{formula}<is><t xml:space="preserve">{escaped(dice.choice(TEXTS))}</t></is></c>'
    value = {
        "n": dice.choice(NUMBERS), "b": dice.choice("2x" if damaged else "01"),
        "e": dice.choice(("#REF!", "#N/A", "#DIV/0!", "x")),
        "d": dice.choice(("2026-02-31", "1899-12-31T25:00", "x") if damaged
        else ("2026-01-31", "1900-01-01", "9999-12-31T23:59:59")),
        "s": dice.choice(("0", "-1", "99999", "x")),
    }.get(kind) or escaped(dice.choice(TEXTS))  # fmt: skip
    return f'{start} t="{kind}">{formula}<v>{value}</v></c>'


def replaced(pattern: re.Pattern[str], content: str, dice: Random, new: Callable[[re.Match[str]], str]) -> str:
    """One match, drawn by chance, replaced."""
    found = list(pattern.finditer(content))
    if not found:
        return content
    spot = dice.choice(found)
    return content[: spot.start()] + new(spot) + content[spot.end() :]


def _of(parts: Parts, dice: Random, kind: str) -> str | None:
    names = [name for name in parts if name.startswith(f"xl/{kind}") and name.endswith(".xml")]
    return dice.choice(names) if names else None


def cells(parts: Parts, dice: Random) -> None:
    """One to five cells of a sheet hold something else."""
    name = _of(parts, dice, "worksheets/sheet")
    for _ in range(dice.randint(1, 5) if name else 0):
        parts[name] = replaced(CELL, parts[name], dice, lambda at: a_cell(dice, at[1], at[2]))  # type: ignore[index]


def headers(parts: Parts, dice: Random) -> None:
    """A cell of the first three rows holds something else, as the table's column may or may not."""
    name = _of(parts, dice, "worksheets/sheet")
    early = re.compile(CELL.pattern.replace(r"(\d+)", "([123])", 1), re.DOTALL)
    if name:
        parts[name] = replaced(early, parts[name], dice, lambda at: a_cell(dice, at[1], at[2]))


def rows(parts: Parts, dice: Random) -> None:
    """A row is gone, is there twice, or stands elsewhere."""
    name = _of(parts, dice, "worksheets/sheet")
    if name is None:
        return
    far = str(dice.choice((2, 5, 40, 1_000, 1_048_576)))

    def moved(at: re.Match[str]) -> str:
        there = re.sub(r' r="([A-Z]*)\d+"', lambda one: f' r="{one[1]}{far}"', at[0])
        return dice.choice(("", at[0] * 2, there, at[0] + there))

    parts[name] = replaced(ROW, parts[name], dice, moved)


def tables(parts: Parts, dice: Random) -> None:
    """A table reaches elsewhere, is called something else, or has other columns."""
    name = _of(parts, dice, "tables/table")
    if name is None:
        return
    content = parts[name]
    match dice.randrange(6):
        case 0:
            area = dice.choice(
                ("A3:B3", "A1:A1", "A3:Y4", "B4:Z99", "A3:XFD1048576", "Y18:A3", "A3", "", "A:A", "#REF!")
            )
            content = re.sub(r' ref="[^"]*"', f' ref="{area}"', content, count=dice.choice((1, 2)))
        case 1:
            content = replaced(VALUE, content, dice, lambda at: at[1] + escaped(dice.choice(NAMES + TEXTS)) + at[3])
        case 2:
            content = replaced(COLUMN, content, dice, lambda at: at[0] * dice.choice((0, 2)))
        case 3:
            new = escaped(dice.choice(TEXTS)[:300])
            content = replaced(
                COLUMN, content, dice, lambda at: re.sub(' name="[^"]*"', lambda _: f' name="{new}"', at[0], count=1)
            )
        case 4:
            content = content.replace(
                'headerRowCount="1"', dice.choice(('headerRowCount="0"', "", 'totalsRowCount="1"'))
            )
        case _:
            del parts[name]
            return
    parts[name] = content


def sheets(parts: Parts, dice: Random) -> None:
    """A sheet is missing, there twice, called something else, hidden or in another place."""
    content = parts["xl/workbook.xml"]

    def other(at: re.Match[str]) -> str:
        name = escaped(dice.choice(NAMES))
        return dice.choice((
            "", at[0] * 2, re.sub('name="[^"]*"', f'name="{name}"', at[0]),
            at[0] + re.sub('name="[^"]*"', f'name="{name}"', at[0]),
            re.sub('state="[^"]*"', 'state="veryHidden"', at[0]), re.sub('r:id="[^"]*"', 'r:id="rId3"', at[0]),
        ))  # fmt: skip

    parts["xl/workbook.xml"] = replaced(SHEET, content, dice, other)


def package(parts: Parts, dice: Random) -> None:
    """Some part of the package is gone, cut short, another's, or has another value or element in it."""
    name = dice.choice(
        [one for one in parts if dice.random() < 0.5 or not one.startswith("xl/worksheets/sheet")] or list(parts)
    )
    content = parts[name]
    match dice.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = content[: dice.randrange(len(content) + 1)]
        case 2:
            parts[name] = parts[dice.choice(list(parts))]
        case 3:
            parts[name] = replaced(
                VALUE, content, dice, lambda at: at[1] + escaped(dice.choice(TEXTS + NUMBERS)) + at[3]
            )
        case 4:
            parts[name] = replaced(ELEMENT, content, dice, lambda at: at[0] * dice.choice((0, 2)))
        case _:
            parts[name] = replaced(VALUE, content, dice, lambda at: at[0] + at[0])  # the same attribute twice


KINDS = (cells, cells, cells, headers, rows, tables, tables, sheets, package)


@cache
def base(name: str) -> Parts:
    """The parts of a workbook before anything is done to it; all of ours are text."""
    with TemporaryDirectory() as folder:
        made = _imported(Path(folder)) if name == "imported" else kinds(Path(folder))[name]()
    assert made is not None
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return {one: archive.read(one).decode() for one in archive.namelist()}


def _imported(folder: Path) -> bytes:
    """A workbook as `import` writes it, with the sheet Import."""
    form, book = folder / "skema.txt", folder / "ny.xlsx"
    form.write_text(as_text([BASE]) + "\nen linje, der ikke er i skemaet: 12,3\n", "utf-8")
    assert korrektur("import", form, "-o", book).code in {0, 1}
    return book.read_bytes()


def _stored(parts: Parts) -> bytes:
    """The parts as a zip file that is not compressed, which takes half the time."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def mutated(dice: Random, bases: tuple[str, ...] = BASES) -> bytes:
    """A workbook with one to four changes."""
    parts = dict(base(dice.choice(bases)))
    for _ in range(dice.randint(1, 4)):
        dice.choice(KINDS)(parts, dice)
        if not parts or "xl/workbook.xml" not in parts:
            break
    whole = _stored(parts)
    return whole[: dice.randrange(len(whole))] if dice.random() < 0.01 else whole

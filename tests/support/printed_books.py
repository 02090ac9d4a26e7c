"""Workbooks by seed for printing: typical ones with what makes a print hard, and what an import must give back."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from support import typical_books
from support.plain_grids import plain_grid

from schemas.layout import BUDGET_YEARS, HISTORY_YEARS
from workbook.carrying.rows import as_decimal, book_of
from workbook.importers import import_forms
from workbook.importers.sides import read_answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from workbook.grid import Grid, Row
    from workbook.printing.printed import PrintedDocument

FIELDS = ("title", "service_frame", "price_level", "effective_date", "background", "consequences")
TABLES = ("corrections", "amounts", "fte", "history")
_WORDS = (
    "Bidraget", "til", "fællesskabet", "ventes", "i", "2026", "at", "stige,", "fordi", "IT-udstyr", "og", "EU-regler",
    "kræver", "det;", "se", "side", "3-4.",
)  # fmt: skip


def book(seed: int) -> Grid:
    """The workbook of this seed: negative amounts, long titles and prose, dates, either unit, any status."""
    random = Random(seed)  # noqa: S311  nothing secret: the same books every time
    made = typical_books.contents(seed, random.randint(1, 5))
    rows: dict[str, list[Row]] = {sheet: [dict(row) for row in its] for sheet, its in made.rows.items()}
    unit = random.choice(["mio. kr.", "1.000 kr."])
    for row in rows["corrections"]:
        row["title"] = _text(random, 1, 30)
        row["effective_date"] = random.choice([None, date(2026, 7, 1)])
        row["price_level"] = random.choice([None, None, 2025])
        row["background"] = "\n\n".join(_text(random, 5, 160) for _ in range(random.randint(0, 4))) or None
        row["consequences"] = "\n\n".join(_text(random, 5, 60) for _ in range(random.randint(0, 3))) or None
        row["internal_note"] = "HEMMELIGT"
    for row in rows["amounts"]:
        if random.random() < 0.4:
            row["change"] = random.choice(["Mindreudgift", "Merindtægt", "Mindreindtægt"])
            sign = 1 if row["change"] == "Mindreindtægt" else -1
            for year in ("y0", "y1", "y2", "y3"):
                row[year] = sign * random.randint(0, 9_999) * 1_000
    numbers = [str(row["nr"]) for row in rows["corrections"]]
    rows["history"] = [
        {"nr": random.choice(numbers), "text": "Udgift til bidrag", "unit": "kr.",
         **{year: random.randint(1_000, 9_999_999) for year in HISTORY_YEARS}}
    ]  # fmt: skip
    facts = {
        "committee": made.master_data["committee"], "status": random.choice(["Kladde", "Indsendt", "Endelig"]),
        "date": date(2025, 6, 2),
    }  # fmt: skip
    return plain_grid(rows, unit=unit, facts=facts)


def _text(random: Random, least: int, most: int) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(least, most))).capitalize() + "."


def read_back(path: Path) -> dict[str, dict[str, Any]]:
    """What an import of the print gives, by number."""
    return _by_number(import_forms([path]).contents.rows)


def expected(grid: Grid, document: PrintedDocument) -> dict[str, dict[str, Any]]:
    """The same of the workbook itself, blanks filled in as the print fills them; answers are those of the forms."""
    book = book_of(grid)
    year = book.layout.budget_year
    rows = {sheet: [dict(row.cells) for row in book.rows(sheet)] for sheet in TABLES}
    answers = {form.nr: form.service_frame for part in document.parts for form in part.forms}
    for row in rows["corrections"]:
        row.setdefault("price_level", book.stamdata.price_level)
        row.setdefault("effective_date", date(year, 1, 1))
        row["service_frame"] = read_answer(answers[str(row["nr"])])
    return _by_number(rows)


def _by_number(rows: Mapping[str, Sequence[Row]]) -> dict[str, dict[str, Any]]:
    """Each correction's fields, the sums of its lines by year, and its past series, zeros where there are none."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows["corrections"]:
        nr = str(row["nr"])
        own = {sheet: [line for line in rows[sheet] if line["nr"] == nr] for sheet in TABLES}
        found[nr] = {name: _plain(row.get(name)) for name in FIELDS}
        for sheet in ("amounts", "fte"):
            found[nr][sheet] = [sum(as_decimal(line.get(year)) for line in own[sheet]) for year in BUDGET_YEARS]
        found[nr]["history"] = [[line.get(year) for year in HISTORY_YEARS] for line in own["history"]]
    return found


def _plain(entry: Any) -> Any:
    """Text with its words as they stand: where lines end is the paper's doing."""
    return " ".join(entry.split()) if isinstance(entry, str) else entry

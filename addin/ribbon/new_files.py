"""Gem skemaer, Nyt budgetår, Overfør til ny skabelon, Saml udvalg: files made of the open workbook, or of others."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlwings as xw

from addin.live.open_book import OpenBook
from addin.ribbon.judging import language_of, settings_of
from addin.ribbon.reply import LONGEST_MESSAGE, Reply
from schemas.finding import KorrekturError, Text


def save_forms(book: xw.Book, **answers: Any) -> Reply:
    """Print the overview and the forms of the workbook as it stands to a PDF or for Word, and open that."""
    from workbook.files.atomic import ending_of, refuse_workbook_at, write_bytes  # noqa: PLC0415
    from workbook.printing.forms import ENDINGS, forms  # noqa: PLC0415

    opened, path = OpenBook.ours(book), _path(answers)
    refuse_workbook_at(path)
    made = forms(opened.submission(settings_of(answers)), ending=ending_of(path, ENDINGS))
    write_bytes(path, made.package, overwrite=True)  # Excel's own dialog has asked
    return Reply(Text(f"{path.name} er skrevet", f"{path.name} is written"), made.remark, opens=str(path))


def new_year(book: xw.Book, **answers: Any) -> Reply:
    """Make next budget year's workbook from this one as it stands, and open it."""
    from workbook.files.atomic import write_bytes  # noqa: PLC0415
    from workbook.roll import new_book as rolled_book  # noqa: PLC0415  loads openpyxl
    from workbook.roll import report  # noqa: PLC0415
    from workbook.roll.roll import roll  # noqa: PLC0415

    opened, path = OpenBook.ours(book), _path(answers)
    rolled = roll(opened.grid, int(answers["year"]), opened.submission().reservations)
    write_bytes(path, rolled_book.build(rolled, opened.grid), overwrite=True)
    return Reply(message=_said([*report.lines(rolled, language_of(answers))]), opens=str(path))


def to_new_template(_: xw.Book | None, **answers: Any) -> Reply:
    """Move the older workbook chosen into the present template, and open that; what has no place there is said.

    The file is read and not the open workbook: notes, sheets of a person's own and their looks are there alone.
    """
    from workbook.files.atomic import write_bytes  # noqa: PLC0415
    from workbook.ooxml.read.beside import beside_cells  # noqa: PLC0415
    from workbook.submissions.door import package_of, submission  # noqa: PLC0415
    from workbook.submissions.paths import refuse_input  # noqa: PLC0415
    from workbook.upgrade import new_book as upgraded_book  # noqa: PLC0415  loads openpyxl
    from workbook.upgrade import report  # noqa: PLC0415
    from workbook.upgrade.upgrade import upgrade  # noqa: PLC0415

    source, path = the_one(answers["sources"]), _path(answers)
    refuse_input(path, [source])
    submitted = submission(source)
    package = package_of(submitted)
    found = upgrade(submitted.cells, beside_cells(package))
    built = upgraded_book.build(found, submitted.cells, package)
    write_bytes(path, built.package, overwrite=True)
    said = _said([*report.lines(found, built.losses, language_of(answers))])
    return Reply(message=said, opens=str(path))


def merge(_: xw.Book | None, **answers: Any) -> Reply:
    """Merge the committees' workbooks chosen in one, and open it; what a person must decide is said."""
    from workbook.files.atomic import write_bytes  # noqa: PLC0415
    from workbook.merge import new_book as merged_book  # noqa: PLC0415  loads openpyxl
    from workbook.merge import report  # noqa: PLC0415
    from workbook.merge.merge import merge_files  # noqa: PLC0415  loads pandas
    from workbook.submissions.paths import refuse_input  # noqa: PLC0415

    sources, path = [Path(str(one)) for one in answers["sources"]], _path(answers)
    refuse_input(path, sources)
    merged = merge_files(sources, settings_of(answers))
    write_bytes(path, merged_book.build(merged), overwrite=True)
    return Reply(message=_said([*report.lines(merged, language_of(answers))]), opens=str(path))


def _path(answers: Mapping[str, Any]) -> Path:
    return Path(str(answers["path"]))


def the_one(sources: Sequence[object]) -> Path:
    """The file chosen; a dialog for files lets a person choose several."""
    if len(sources) != 1:
        raise KorrekturError("Vælg én projektmappe.", "Choose one workbook.")
    return Path(str(sources[0]))


def _said(lines: Sequence[str]) -> Text:
    """The report as far as a message box shows it; the new workbook has all of it on a sheet."""
    kept = list(lines)
    while len("\n".join(kept)) > LONGEST_MESSAGE and len(kept) > 1:
        kept.pop()
    said = "\n".join([*kept, "…"] if len(kept) < len(lines) else kept).strip()
    return Text(said, said)

"""The stored values of Oversigt."""

from schemas.calculations.measures import MEASURES
from schemas.calculations.rows import ANSWERS, ZERO, CorrectionTotals, Four, plus
from schemas.formulas import overview_cells as at
from schemas.formulas import overview_formulas
from schemas.formulas.committees import measures
from schemas.formulas.control_line import CONTROL, SEPARATOR, control_line
from schemas.layout import SUBTOTAL_ROW
from schemas.lists import POSTPONED, REJECTED, WITHDRAWN
from workbook.stored_values.book import UNKNOWN, StoredBook, StoredValues
from workbook.stored_values.tables import correction_prices


def committee_values(book: StoredBook) -> StoredValues:
    """Every calculated cell of Udvalg_liste and what stands over it; nothing where one committee has the workbook."""
    place = book.places.get("committees")
    if place is None:
        return {}
    parts = {udvalg.casefold(): part for udvalg, part in book.parts.items()}
    found: StoredValues = {}
    shown: dict[str, list[Four | None]] = {one.key: [] for one in measures(book.layout.sheet("committees"))}
    for row in range(place.first_row, place.last_row + 1):
        udvalg = place.raw(row, "udvalg")
        part = parts.get(udvalg.casefold()) if isinstance(udvalg, str) and udvalg else None
        for name, rows in shown.items():
            figures = ZERO if part is None else MEASURES[name].of(part)  # nothing of a name that has no rows
            found.update(_cells(book, name, row, figures))
            if row not in place.sheet.hidden_rows:
                rows.append(figures)
    for name, rows in shown.items():
        found.update(_cells(book, name, SUBTOTAL_ROW, plus(ZERO, *(one for one in rows if one is not None))))
    found[place.sheet.name, f"C{SUBTOTAL_ROW}"] = f"Sum af viste udvalg, omregnet til {book.prices()}-priser"
    return found


def _cells(book: StoredBook, name: str, row: int, figures: Four | None) -> StoredValues:
    place = book.places["committees"]
    letters = [place.letters.get(f"{name}{n}") for n in range(len(ZERO))]
    return {
        (place.sheet.name, f"{letter}{row}"): UNKNOWN if figures is None else book.in_unit(figures[n])
        for n, letter in enumerate(letters)
        if letter
    }


Cells = dict[str, float | int | str]


def overview_values(book: StoredBook) -> StoredValues:
    """Every formula cell of Oversigt."""
    sheet = book.layout.sheet("overview").name
    cells = {**_head(book), **_figures(book), **_list(book)}
    return {(sheet, cell): value for cell, value in cells.items()}


def _head(book: StoredBook) -> Cells:
    facts = book.facts
    counts = [part.count(book.totals) for part in CONTROL]
    title = [facts.get("committee", ""), facts.get("status", "")]
    if facts.get("reading"):
        title.append(facts["reading"])
    if facts.get("version"):
        title.append(f"version {facts['version']}")
    return {
        at.SUBTITLE: SEPARATOR.join(title),
        at.COMPUTED_BY: overview_formulas.BY_EXCEL,
        at.CONTROL: control_line(counts),
        f"A{at.FIGURES_HEADER}": f"{book.layout.unit.text.capitalize()}, {book.prices()}-priser",
        **dict(zip(at.COUNT_CELLS, counts, strict=True)),
    }


def _figures(book: StoredBook) -> Cells:
    cells: Cells = {}
    for one in MEASURES.values():
        scale = 1000 if one.fte else book.layout.unit.kroner
        cells.update(_years(at.ROW_OF[one.key], one.of(book.totals), scale))
    return cells


def _years(row: int, figures: Four | None, scale: int, letters: str = at.YEARS) -> Cells:
    if figures is None:
        return {f"{letter}{row}": UNKNOWN for letter in letters}
    return {f"{letter}{row}": figure / scale for letter, figure in zip(letters, figures, strict=True)}


def _list(book: StoredBook) -> Cells:
    rows = list(book.figures.items())
    counting = [row for row in rows if row[1].counts]
    left_out = [row for row in rows if not row[1].counts]
    listed: list[tuple[int, CorrectionTotals] | None] = [*counting[: at.SHOWN]]
    if left_out and len(counting) < at.SHOWN:
        listed += [None, *left_out[: at.SHOWN - len(counting)]]
    two = len(rows) + bool(left_out) > at.ROWS
    unlisted = len(rows) - _in_sight(book, listed)
    cells: Cells = {
        at.COUNTING: len(counting),
        at.LEFT_OUT: len(left_out),
        at.TWO_BLOCKS: int(two),
        at.MORE: f"{unlisted} flere vises ikke" if unlisted else "",
        **_right_headers(book, two=two),
        **_years(at.LIST_SUM, book.totals.net, book.layout.unit.kroner),
    }
    for number, block, row in at.SLOTS:
        cells.update(_empty(block, row))
        if number > len(listed):
            continue
        slot = listed[number - 1]
        cells.update(_heading(block, row) if slot is None else _listed(book, block, row, *slot, two=two))
    if not two:
        cells.update({f"{at.RIGHT.title}{row}": cells[f"{at.LEFT.remark}{row}"] for row in at.LIST_ROWS})
    return cells


def _right_headers(book: StoredBook, *, two: bool) -> Cells:
    texts: list[str | int] = ["", overview_formulas.REMARKS, "", "", "", "", ""]
    if two:
        texts = [
            overview_formulas.HEADERS[0],
            overview_formulas.HEADERS[1],
            overview_formulas.FRAME_ON_THE_RIGHT,
            *book.layout.budget_years,
        ]
    return {f"{letter}{at.LIST_HEADER}": text for letter, text in zip(at.RIGHT.shown, texts, strict=True)}


def _in_sight(book: StoredBook, listed: list[tuple[int, CorrectionTotals] | None]) -> int:
    """How many of the corrections listed stand on rows that are not hidden."""
    sheet = book.grid.sheet(book.layout.sheet("overview").name)
    hidden = frozenset[int]() if sheet is None else sheet.hidden_rows
    return sum(slot is not None and row not in hidden for (_, _, row), slot in zip(at.SLOTS, listed, strict=False))


def _empty(block: at.Block, row: int) -> Cells:
    texts = {f"{letter}{row}": "" for letter in (*block.shown, block.counts, block.remark)}
    return {**texts, f"{block.place}{row}": overview_formulas.NO_LIST_ROW}


def _heading(block: at.Block, row: int) -> Cells:
    return {
        f"{block.title}{row}": overview_formulas.LEFT_OUT_HEADING,
        f"{block.place}{row}": overview_formulas.HEADING_ROW,
    }


def _listed(
    book: StoredBook, block: at.Block, row: int, excel_row: int, correction: CorrectionTotals, *, two: bool
) -> Cells:
    remark = listed_remark(book, excel_row)
    return {
        f"{block.place}{row}": book.place_of(excel_row),
        f"{block.counts}{row}": int(correction.counts),
        f"{block.remark}{row}": remark,
        f"{block.nr}{row}": correction.key,
        f"{block.title}{row}": overview_formulas.listed_title(block, correction.title, remark if two else ""),
        f"{block.frame}{row}": ANSWERS[correction.service_frame],
        **_years(row, correction.net, book.layout.unit.kroner, block.years),
    }


def listed_remark(book: StoredBook, row: int) -> str:
    """What keeps a correction from being final, in a few words; empty where nothing does."""
    line = book.lines["corrections"][row]
    if line["status"] == WITHDRAWN:
        return WITHDRAWN
    if line["decision"] in (REJECTED, POSTPONED):
        return str(line["decision"])
    remarks = ["afventer tal"] if row in book.waiting else []
    if line["unconverted"]:
        remarks.append(f"{correction_prices(book, row)}-priser, ikke omregnet")
    return SEPARATOR.join(remarks)

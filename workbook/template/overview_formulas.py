"""Every formula of Oversigt, by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.formulas.references import decided, of_correction, table
from schemas.layout import CONVERTED
from workbook.template import overview_cells as at
from workbook.template.overview_lines import CONTROL, INCOMPLETE, SECTIONS, SEPARATOR

if TYPE_CHECKING:
    from schemas.layout import Layout

LEFT_OUT_HEADING = "Indgår ikke i tallene"
LONGEST_TITLE = 70
NO_LIST_ROW, HEADING_ROW = "", "-"
"""What the column of places holds on an empty row and on the heading: texts, so that neither counts."""


def overview_formulas(layout: Layout) -> dict[str, str]:
    """Cell of Oversigt -> formula without its equals sign."""
    return {**_head(layout), **_figures(layout), **_list(layout)}


def _head(layout: Layout) -> dict[str, str]:
    numbers = zip(map(_fixed, at.COUNT_CELLS), CONTROL, strict=True)
    parts = "&".join(
        f'IF({cell}=0,"","{SEPARATOR}"&IF({cell}=1,"{part.one}",{cell}&" {part.many}"))' for cell, part in numbers
    )
    counts = {cell: part.formula(layout) for cell, part in zip(at.COUNT_CELLS, CONTROL, strict=True)}
    span = f"{_fixed(at.COUNT_CELLS[0])}:{_fixed(at.COUNT_CELLS[-1])}"
    unit = layout.unit.text.capitalize()
    return {
        at.SUBTITLE: (
            f'stam_Udvalg&"{SEPARATOR}"&stam_Status&IF(stam_Behandling="","","{SEPARATOR}"&stam_Behandling)'
            f'&IF(stam_Version="","","{SEPARATOR}version "&stam_Version)'
        ),
        at.CONTROL: f'IF(SUM({span})=0,"","{INCOMPLETE}"&MID({parts},{len(SEPARATOR) + 1},500))',
        f"A{at.FIGURES_HEADER}": f'"{unit}, "&stam_Prisniveau&"-priser"',
        **counts,
    }


def _figures(layout: Layout) -> dict[str, str]:
    return {
        f"{letter}{at.ROW_OF[line.key]}": f"ROUND({line.formula(layout, n)},{3 if line.positions else 6})"
        for section in SECTIONS
        for line in section.lines
        for n, letter in enumerate(at.YEARS)
    }


def _list(layout: Layout) -> dict[str, str]:
    places = table(layout, "corrections").all("place")
    counting, left_out = _fixed(at.COUNTING), _fixed(at.LEFT_OUT)
    first, last = at.LIST_ROWS[0], at.LIST_ROWS[-1]
    listed = f"${at.PLACE}${first}:${at.PLACE}${last}"
    cells = {
        at.COUNTING: f'COUNTIF({places},">0")',
        at.LEFT_OUT: f'COUNTIF({places},"<0")',
        at.MORE: (  # hidden rows are not shown either
            f"IF({counting}+{left_out}>SUBTOTAL(102,{listed}),"
            f'({counting}+{left_out}-SUBTOTAL(102,{listed}))&" flere vises ikke","")'
        ),
    }
    for letter in at.YEARS:
        cells[f"{letter}{at.LIST_SUM}"] = f"{letter}{at.ROW_OF['net']}"
    for slot, row in enumerate(at.LIST_ROWS, 1):
        cells.update(_listed(layout, slot, row))
    return cells


def _listed(layout: Layout, slot: int, row: int) -> dict[str, str]:
    """One row of the list: those that count come first, then a heading, then those that do not."""
    place, corrections = f"${at.PLACE}{row}", table(layout, "corrections")
    places = corrections.all("place")
    counting, left_out = _fixed(at.COUNTING), _fixed(at.LEFT_OUT)
    below = f"{slot - 1}-{counting}"
    after = (
        f'IF(AND({below}=0,{left_out}>0,{slot}<={at.SHOWN}),"{HEADING_ROW}",'
        f'IF(AND({below}>0,{below}<={left_out}),MATCH(-({below}),{places},0),"{NO_LIST_ROW}"))'
    )
    shown = f"{slot}<=MIN({counting},{at.SHOWN})"

    def field(column: str) -> str:
        return f'IF(ISNUMBER({place}),{of_correction(layout, column, place)}&"","")'

    return {
        f"{at.PLACE}{row}": f"IF({shown},MATCH({slot},{places},0),{after})",
        f"{at.COUNTS}{row}": f'IF(ISNUMBER({place}),{of_correction(layout, "counts", place)},"")',
        f"A{row}": f'IFERROR({field("nr")},"")',
        f"B{row}": f'IF({place}="{HEADING_ROW}","{LEFT_OUT_HEADING}",IFERROR({_short(field("title"))},""))',
        f"C{row}": f'IF(ISNUMBER({place}),{service_frame(layout, place)},"")',
        **{f"{letter}{row}": _net(layout, place, n) for n, letter in enumerate(at.YEARS)},
        f"I{row}": _remark(layout, place),
    }


def _short(title: str) -> str:
    return f'IF(LEN({title})>{LONGEST_TITLE},LEFT({title},{LONGEST_TITLE - 1})&"…",{title})'


def short_title(title: str) -> str:
    """A title as the list shows it: cut where it would have to be printed too small to read."""
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def service_frame(layout: Layout, place: str) -> str:
    """A correction's answer by its lines: Ja, Nej, Uafklaret or Blandet; its own where it has no lines."""
    lines = table(layout, "amounts")
    yes, no, undecided = (
        f'(COUNTIFS({lines.all("correction_row")},{place},{lines.all("frame")},"{answer}")>0)'
        for answer in ("Ja", "Nej", "Uafklaret")
    )
    own = of_correction(layout, "service_frame", place)
    return (
        f'IF({yes}+{no}+{undecided}>1,"Blandet",IF({yes},"Ja",IF({no},"Nej",'
        f'IF({undecided},"Uafklaret",IFERROR({decided(own)},"Uafklaret")))))'
    )


def _net(layout: Layout, place: str, n: int) -> str:
    """A correction's netto; where it does not count, what it would be if it did."""
    lines = table(layout, "amounts")
    both = "+".join(
        f"SUMIFS({lines.all(column)},{lines.all('correction_row')},{place})" for column in (CONVERTED[n], f"x{n}")
    )
    return f'IF(ISNUMBER({place}),ROUND({both},6),"")'


def _remark(layout: Layout, place: str) -> str:
    def of(column: str) -> str:
        return of_correction(layout, column, place)

    remarks = (
        f'IF({of("awaiting")}=1,"{SEPARATOR}afventer tal","")'
        f'&IF({of("without_rate")}=1,"{SEPARATOR}"&{of("priced_in")}&"-priser, ikke omregnet","")'
    )
    left_out = f'IF({of("status")}="Udgået","Udgået",{of("decision")})'
    told = f"MID({remarks},{len(SEPARATOR) + 1},200)"
    return f'IF(ISNUMBER({place}),IFERROR(IF({of("counts")}=0,{left_out},{told}),""),"")'


def _fixed(cell: str) -> str:
    return f"${cell[0]}${cell[1:]}"

"""Every formula of Oversigt, by cell."""

from schemas.calculations.measures import MEASURES, NET, Measure, Part
from schemas.formulas import overview_cells as at
from schemas.formulas.control_line import CONTROL, INCOMPLETE, SEPARATOR
from schemas.formulas.custom_functions import call
from schemas.formulas.references import decided, of_correction, table
from schemas.layout import CONVERTED, Layout
from schemas.lists import MIXED, NO, UNDECIDED, WITHDRAWN, YES


def measure_formula(layout: Layout, one: Measure, n: int, *, of_committee: bool = False) -> str:
    """The native formula of year n, rounding left to the sheet; of the row's committee on the sheet Udvalg."""
    signed = (
        f"{'+' if part.sign > 0 else '-'}{_part(layout, part, n, of_committee=of_committee)}" for part in one.parts
    )
    return "".join(signed).removeprefix("+")


def _part(layout: Layout, part: Part, n: int, *, of_committee: bool) -> str:
    """The converted column of a table, summed over the rows that the part asks for."""
    rows = table(layout, part.table)
    if part.table == "corrections":
        return f'SUMIF({rows.all(f"r{n}")},"<0")'
    asked = [f"{rows.all('udvalg')},{table(layout, 'committees').udvalg}"] if of_committee else []
    asked += [f'{rows.all(part.column)},"{part.answer}"'] if part.column else []
    return f"SUMIFS({','.join([rows.all(CONVERTED[n]), *asked])})" if asked else f"SUM({rows.all(CONVERTED[n])})"


BY_EXCEL, BY_ADDIN = "beregnet af: Excel", "beregnet af: tilføjelsesprogram"
LEFT_OUT_HEADING = "Indgår ikke i tallene"
HEADERS = ("Nr", "Titel", "Servicerammen")
REMARKS, FRAME_ON_THE_RIGHT = "Bemærkning", "Rammen"
LONGEST_TITLE, LONGEST_BESIDE_A_REMARK = {at.LEFT: 54, at.RIGHT: 44}, 28
"""So many letters of a title are shown, by its block; more would have to be printed too small to read."""
NO_LIST_ROW, HEADING_ROW = "", "-"
"""What the column of places holds on an empty row and on the heading: texts, so that neither counts."""


def overview_formulas(layout: Layout) -> dict[str, str]:
    """Cell of Oversigt -> formula without its equals sign.

    The figures are computed by the add-in's functions where it is, and by Excel itself where it is not.
    """
    return {**native_formulas(layout), **_computed_by_functions(layout)}


def native_formulas(layout: Layout) -> dict[str, str]:
    """The same where nothing asks for the add-in, as a workbook stands when it is handed in."""
    return {**_head(layout), **_figures(layout), **_list(layout)}


def _computed_by_functions(layout: Layout) -> dict[str, str]:
    """The cells that ask for the add-in's functions, and the one that says who computed.

    IFERROR is for the missing function alone: faults in the data both count alike.
    """
    own = _figures(layout)
    cells = {
        cell: f"IFERROR({_called(layout, one, letter)},{own[cell]})"
        for one in MEASURES.values()
        for letter in at.YEARS
        for cell in [f"{letter}{at.ROW_OF[one.key]}"]
    }
    computed = f'IF(ISERROR({_called(layout, NET, at.YEARS[0])}),"{BY_EXCEL}","{BY_ADDIN}")'
    return {**cells, at.COMPUTED_BY: computed}


def _called(layout: Layout, one: Measure, letter: str) -> str:
    asked = [f'"{one.argument}"'] if one.argument else []
    return call(layout, one.function, *asked, f"{letter}${at.FIGURES_HEADER}")


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
        at.COMPUTED_BY: f'"{BY_EXCEL}"',
        at.CONTROL: f'IF(SUM({span})=0,"","{INCOMPLETE}"&MID({parts},{len(SEPARATOR) + 1},500))',
        f"A{at.FIGURES_HEADER}": f'"{unit}, "&stam_Prisniveau&"-priser"',
        **counts,
    }


def _figures(layout: Layout) -> dict[str, str]:
    return {
        f"{letter}{at.ROW_OF[one.key]}": f"ROUND({measure_formula(layout, one, n)},{3 if one.fte else 6})"
        for one in MEASURES.values()
        for n, letter in enumerate(at.YEARS)
    }


def _list(layout: Layout) -> dict[str, str]:
    places = table(layout, "corrections").all("place")
    counting, left_out, two = _fixed(at.COUNTING), _fixed(at.LEFT_OUT), _fixed(at.TWO_BLOCKS)
    first, last = at.LIST_ROWS[0], at.LIST_ROWS[-1]
    unlisted = f"{counting}+{left_out}" + "".join(  # hidden rows are not shown either
        f"-SUBTOTAL(102,${block.place}${first}:${block.place}${last})" for block in (at.LEFT, at.RIGHT)
    )
    cells = {
        at.COUNTING: f'COUNTIF({places},">0")',
        at.LEFT_OUT: f'COUNTIF({places},"<0")',
        at.TWO_BLOCKS: f"IF({counting}+{left_out}+IF({left_out}>0,1,0)>{at.ROWS},1,0)",
        at.MORE: f'IF({unlisted}>0,({unlisted})&" flere vises ikke","")',
        f"{at.RIGHT.nr}{at.LIST_HEADER}": f'IF({two}=1,"{HEADERS[0]}","")',
        f"{at.RIGHT.title}{at.LIST_HEADER}": f'IF({two}=1,"{HEADERS[1]}","{REMARKS}")',
        f"{at.RIGHT.frame}{at.LIST_HEADER}": f'IF({two}=1,"{FRAME_ON_THE_RIGHT}","")',
    }
    for letter, right in zip(at.YEARS, at.RIGHT.years, strict=True):
        cells[f"{letter}{at.LIST_SUM}"] = f"{letter}{at.ROW_OF[NET.key]}"
        cells[f"{right}{at.LIST_HEADER}"] = f'IF({two}=1,{letter}{at.LIST_HEADER},"")'
    for slot, block, row in at.SLOTS:
        cells.update(_listed(layout, slot, block, row))
    return cells


def _listed(layout: Layout, slot: int, block: at.Block, row: int) -> dict[str, str]:
    """One place of the list: those that count come first, then a heading, then those that do not."""
    place, two = f"${block.place}{row}", _fixed(at.TWO_BLOCKS)

    def field(column: str) -> str:
        return f'IF(ISNUMBER({place}),{of_correction(layout, column, place)}&"","")'

    remark = f"${block.remark}{row}"
    remarked = f'{_short(field("title"), LONGEST_BESIDE_A_REMARK)}&"{SEPARATOR}"&{remark}'
    named = f'IF(AND({two}=1,{remark}<>""),{remarked},{_short(field("title"), LONGEST_TITLE[block])})'
    title = f'IF({place}="{HEADING_ROW}","{LEFT_OUT_HEADING}",IFERROR({named},""))'
    return {
        f"{block.place}{row}": _place(layout, slot),
        f"{block.counts}{row}": f'IF(ISNUMBER({place}),{of_correction(layout, "counts", place)},"")',
        f"{block.remark}{row}": _remark(layout, place),
        f"{block.nr}{row}": f'IFERROR({field("nr")},"")',
        f"{block.title}{row}": title if block is at.LEFT else f"IF({two}=0,${at.LEFT.remark}{row},{title})",
        f"{block.frame}{row}": f'IF(ISNUMBER({place}),{service_frame(layout, place)},"")',
        **{f"{letter}{row}": _net(layout, place, n) for n, letter in enumerate(block.years)},
    }


def _place(layout: Layout, slot: int) -> str:
    """Which correction stands at this place of the list, by its place in Korrektioner."""
    if slot > at.SHOWN + 1:
        return f'"{NO_LIST_ROW}"'
    places = table(layout, "corrections").all("place")
    counting, left_out = _fixed(at.COUNTING), _fixed(at.LEFT_OUT)
    below = f"{slot - 1}-{counting}"
    after = (
        f'IF(AND({below}=0,{left_out}>0,{slot}<={at.SHOWN}),"{HEADING_ROW}",'
        f'IF(AND({below}>0,{below}<={left_out}),MATCH(-({below}),{places},0),"{NO_LIST_ROW}"))'
    )
    return f"IF({slot}<=MIN({counting},{at.SHOWN}),MATCH({slot},{places},0),{after})"


def _short(title: str, longest: int) -> str:
    return f'IF(LEN({title})>{longest},LEFT({title},{longest - 1})&"…",{title})'


def listed_title(block: at.Block, title: str, remark: str) -> str:
    """A title as a block of the list shows it, before its remark if it has one there."""
    longest = LONGEST_BESIDE_A_REMARK if remark else LONGEST_TITLE[block]
    shown = title if len(title) <= longest else f"{title[: longest - 1]}…"
    return f"{shown}{SEPARATOR}{remark}" if remark else shown


def service_frame(layout: Layout, place: str) -> str:
    """A correction's answer by its lines: Ja, Nej, Uafklaret or Blandet; its own where it has no lines."""
    lines = table(layout, "amounts")
    yes, no, undecided = (
        f'(COUNTIFS({lines.all("correction_row")},{place},{lines.all("frame")},"{answer}")>0)'
        for answer in (YES, NO, UNDECIDED)
    )
    own = of_correction(layout, "service_frame", place)
    return (
        f'IF({yes}+{no}+{undecided}>1,"{MIXED}",IF({yes},"{YES}",IF({no},"{NO}",'
        f'IF({undecided},"{UNDECIDED}",IFERROR({decided(own)},"{UNDECIDED}")))))'
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
    left_out = f'IF({of("status")}="{WITHDRAWN}","{WITHDRAWN}",{of("decision")})'
    told = f"MID({remarks},{len(SEPARATOR) + 1},200)"
    return f'IF(ISNUMBER({place}),IFERROR(IF({of("counts")}=0,{left_out},{told}),""),"")'


def _fixed(cell: str) -> str:
    return f"${cell[0]}${cell[1:]}"

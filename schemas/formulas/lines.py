"""The calculated columns of the tables whose rows belong to a correction."""

from schemas import lists
from schemas.formulas import price_level
from schemas.formulas.references import (
    PRICE_LEVEL_NAME,
    TableReference,
    decided,
    is_one_of,
    of_correction,
    row_of_correction,
    table,
)
from schemas.layout import BUDGET_YEARS, CONVERTED, Layout


def amounts(layout: Layout) -> dict[str, str]:
    """Beløb: canonical column -> formula."""
    own = table(layout, "amounts")
    row, factor = own.here("correction_row"), own.here("factor")
    inherited = of_correction(layout, "service_frame", row)
    answer = own.here("service_frame")
    left_out = f"IF(AND({row}>0,{factor}=0),{{converted}},0)"
    return {
        "title": _title(layout, row),
        "correction_row": _correction_row(layout, own),
        "unusable": _unusable(own, blank_allowed=f'IFERROR({own.here("duration")}="{lists.ONE_OFF}",FALSE)'),
        "frame": (
            f'IF({row}<1,"{lists.UNDECIDED}",IFERROR(IF({answer}="",{decided(inherited)},{decided(answer)}),"{lists.UNDECIDED}"))'
        ),
        "factor": _factor(layout, row),
        **_converted(layout, own),
        **{
            f"x{n}": left_out.format(converted=_amount(layout, own.here(year), of_correction(layout, "factor", row)))
            for n, year in enumerate(BUDGET_YEARS)
        },
        "check": _amount_check(layout, own),
    }


def fte(layout: Layout) -> dict[str, str]:
    """Fuldtidsstillinger: canonical column -> formula."""
    own = table(layout, "fte")
    row = own.here("correction_row")
    return {
        "title": _title(layout, row),
        "correction_row": _correction_row(layout, own),
        "counts": f"IF({row}<1,1,{of_correction(layout, 'counts', row)})",
        "unusable": _unusable(own, counts="counts"),
        **{
            column: f"IF(ISNUMBER({own.here(year)}),ROUND({own.here(year)},3)*{own.here('counts')},0)"
            for column, year in zip(CONVERTED, BUDGET_YEARS, strict=True)
        },
    }


def financing(layout: Layout) -> dict[str, str]:
    """Finansiering: canonical column -> formula."""
    own = table(layout, "financing")
    row, source, answer = own.here("correction_row"), own.here("source"), own.here("service_frame")
    outside = is_one_of(source, *lists.OUTSIDE_BY_DEFAULT)
    unanswered = f'IF(IFERROR({outside},FALSE),"{lists.NO}","{lists.UNDECIDED}")'
    return {
        "title": _title(layout, row),
        "correction_row": _correction_row(layout, own),
        "unusable": _unusable(own),
        "frame": f'IFERROR(IF({answer}="",{unanswered},{decided(answer)}),"{lists.UNDECIDED}")',
        "factor": _factor(layout, row),
        **_converted(layout, own),
        "check": _financing_check(layout, own),
    }


def calculation(layout: Layout) -> dict[str, str]:
    """Beregning: canonical column -> formula; price level and rate type are the correction's when blank."""
    own = table(layout, "calculation")
    row, level, rate = own.here("correction_row"), own.here("price_level"), own.here("rate_type")
    inherited = f"IF({row}>0,{of_correction(layout, 'priced_in', row)},{PRICE_LEVEL_NAME})"
    inherited_rate = f'IF({row}>0,{of_correction(layout, "rate_used", row)},"{lists.COMBINED}")'
    counted = f"IF({row}<1,1,IF({of_correction(layout, 'counts', row)}=0,0,{price_level.factor(layout, own)}))"
    return {
        "title": _title(layout, row),
        "correction_row": _correction_row(layout, own),
        "priced_in": f'IFERROR(IF({level}="",{inherited},{level}),"?")',
        "rate_used": f'IFERROR(IF({rate}="",{inherited_rate},{rate}),"?")',
        "without_rate": price_level.without_rate(layout, own),
        "factor": counted,
        **_converted(layout, own),
    }


def history(layout: Layout) -> dict[str, str]:
    """Historik: only the title is looked up."""
    own = table(layout, "history")
    row = row_of_correction(layout, own.here("nr"), own.udvalg)
    return {"title": f'IFERROR({of_correction(layout, "title", row)}&"","")'}


def _title(layout: Layout, row: str) -> str:
    return f'IF({row}>0,IFERROR({of_correction(layout, "title", row)}&"",""),"")'


def _correction_row(layout: Layout, own: TableReference) -> str:
    """The correction's place; 0 for a loose line, -1 for an empty row."""
    nr = own.here("nr")
    found = f'IFERROR(IF({nr}="",0,{row_of_correction(layout, nr, own.udvalg)}),0)'
    return f"IF(COUNTA({own.inputs})=0,-1,{found})"


def _factor(layout: Layout, row: str) -> str:
    """0 when the correction counts in nothing, 1 for a loose line, else the correction's."""
    return f"IF({row}<1,1,{of_correction(layout, 'counts', row)}*{of_correction(layout, 'factor', row)})"


def _amount(layout: Layout, year: str, factor: str) -> str:
    """An amount in whole kroner times its factor, rounded half away from zero, back in the unit.

    The fifth decimal is rounded first: a product of doubles may be slightly below an exact half.
    """
    kroner = layout.unit.kroner
    return f"IF(ISNUMBER({year}),ROUND(ROUND(ROUND({year}*{kroner},0)*{factor},5),0)/{kroner},0)"


def _converted(layout: Layout, own: TableReference) -> dict[str, str]:
    return {
        column: _amount(layout, own.here(year), own.here("factor"))
        for column, year in zip(CONVERTED, BUDGET_YEARS, strict=True)
    }


def _unusable(own: TableReference, *, blank_allowed: str = "FALSE", counts: str = "factor") -> str:
    """How many of the four year cells are no number; a blank one too, where it may not be blank."""
    years = own.cells(BUDGET_YEARS)
    wanted = f"IF({blank_allowed},COUNTA({years}),{len(BUDGET_YEARS)})" if blank_allowed != "FALSE" else "4"
    return f"IF(OR({own.here('correction_row')}<0,{own.here(counts)}=0),0,{wanted}-COUNT({years}))"


def _withdrawn(layout: Layout, row: str) -> str:
    return f'IFERROR({of_correction(layout, "status", row)}="{lists.WITHDRAWN}",FALSE)'


def _amount_check(layout: Layout, own: TableReference) -> str:
    """What is wrong with the line, in a word: Nr, Tekst, Mangler år, Ændring or Fortegn."""
    row, change, years = own.here("correction_row"), own.here("change"), own.cells(BUDGET_YEARS)
    plus, minus = is_one_of(change, *lists.NON_NEGATIVE_CHANGES), is_one_of(change, *lists.NON_POSITIVE_CHANGES)
    missing = f'IF({own.here("duration")}="{lists.ONE_OFF}",COUNT({years})=0,COUNT({years})<{len(BUDGET_YEARS)})'
    return (
        f'IFERROR(IF({row}<0,"",IF({row}=0,"Nr",IF({_withdrawn(layout, row)},"",'
        f'IF(COUNTA({years})>COUNT({years}),"Tekst",IF({missing},"Mangler år",'
        f'IF(AND(MIN({years})=0,MAX({years})=0),"",'
        f'IF({plus},IF(MIN({years})<0,"Fortegn",""),IF({minus},IF(MAX({years})>0,"Fortegn",""),"Ændring"))'
        f')))))),"Fejl")'
    )


def _financing_check(layout: Layout, own: TableReference) -> str:
    """What is wrong with the row, in a word: Nr, Tekst, Mangler år, Kilde, Servicerammen or Fortegn.

    Fortegn: in some year the correction's financing has the sign of its netto, as if it cost twice.
    """
    row, source, years = own.here("correction_row"), own.here("source"), own.cells(BUDGET_YEARS)
    lines = table(layout, "amounts")
    same_side = ",".join(
        f"SUMIFS({lines.all(year)},{lines.all('correction_row')},{row})"
        f"*SUMIFS({own.all(year)},{own.all('correction_row')},{row})>0"
        for year in CONVERTED
    )
    return (
        f'IFERROR(IF({row}<0,"",IF({row}=0,"Nr",IF({_withdrawn(layout, row)},"",'
        f'IF(COUNTA({years})>COUNT({years}),"Tekst",IF(COUNT({years})<{len(BUDGET_YEARS)},"Mangler år",'
        f'IF(NOT({is_one_of(source, *lists.SOURCES)}),"Kilde",'
        f'IF({own.here("frame")}="{lists.UNDECIDED}","Servicerammen",'
        f'IF(OR({same_side}),"Fortegn","")))))))),"Fejl")'
    )

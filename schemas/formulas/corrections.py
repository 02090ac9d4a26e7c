"""The calculated columns of Korrektioner."""

from schemas.formulas import price_level
from schemas.formulas.references import PRICE_LEVEL_NAME, TableReference, is_one_of, table
from schemas.layout import CONVERTED, Layout
from schemas.lists import COMBINED, NO, POSTPONED, PRELIMINARY, REJECTED, UNDECIDED, WITHDRAWN, YES


def formulas(layout: Layout) -> dict[str, str]:
    """Canonical column -> formula."""
    own = table(layout, "corrections")
    row, counts = own.here("row"), own.here("counts")
    return {
        "row": f"IF(COUNTA({own.inputs})=0,0,ROW({own.here('nr')})-ROW({own.header('nr')}))",
        "counts": _counts(own),
        "priced_in": (f'IFERROR(IF({own.here("price_level")}="",{PRICE_LEVEL_NAME},{own.here("price_level")}),"?")'),
        "rate_used": f'IFERROR(IF({own.here("rate_type")}="","{COMBINED}",{own.here("rate_type")}),"?")',
        "without_rate": price_level.without_rate(layout, own),
        "factor": price_level.factor(layout, own),
        "awaiting": _awaiting(layout, own),
        "place": (
            f"IF({row}=0,0,IF({counts}=1,1,-1)*COUNTIFS({own.all('counts')},{counts},"
            f'{own.all("row")},">0",{own.all("row")},"<="&{row}))'
        ),
        **{f"r{n}": _rest(layout, own, n) for n in range(len(CONVERTED))},
        "check": _check(layout, own),
    }


def _counts(own: TableReference) -> str:
    status, decision = own.here("status"), own.here("decision")
    left_out = is_one_of(decision, REJECTED, POSTPONED)
    return f'IF(IFERROR({status}="{WITHDRAWN}",FALSE),0,IF(IFERROR({left_out},FALSE),0,1))'


def _awaiting(layout: Layout, own: TableReference) -> str:
    """1 where the correction is Foreløbig, or has lines and all of them are zero or blank."""
    row = own.here("row")
    amounts, fte = table(layout, "amounts"), table(layout, "fte")
    lines = "+".join(f"COUNTIF({lines.all('correction_row')},{row})" for lines in (amounts, fte))
    figures = "+".join(
        f'COUNTIFS({lines.all("correction_row")},{row},{lines.all(column)},"<>0")'
        for lines in (amounts, fte)
        for column in CONVERTED
    )
    preliminary = f'IFERROR({own.here("status")}="{PRELIMINARY}",FALSE)'
    return f"IF(OR({row}=0,{own.here('counts')}=0),0,IF({preliminary},1,IF({lines}=0,0,IF({figures}=0,1,0))))"


def _undecided(layout: Layout, own: TableReference) -> str:
    """Whether a line or a financing row leaves servicerammen open, or no line answers for the correction."""
    row, answer = own.here("row"), own.here("service_frame")
    amounts, financing = table(layout, "amounts"), table(layout, "financing")
    open_lines = "+".join(
        f'COUNTIFS({lines.all("correction_row")},{row},{lines.all("frame")},"{UNDECIDED}")'
        for lines in (amounts, financing)
    )
    unanswered = f'AND({answer}<>"{YES}",{answer}<>"{NO}")'
    return f"IF(COUNTIF({amounts.all('correction_row')},{row})=0,{unanswered},{open_lines}>0)"


def _rest(layout: Layout, own: TableReference, n: int) -> str:
    """Netto and all financing, lines with a Modpost left out: what is not financed, or is set free."""
    row = own.here("row")
    amounts, financing = table(layout, "amounts"), table(layout, "financing")
    lines = f"{amounts.all('correction_row')},{row}"
    converted = amounts.all(CONVERTED[n])
    return (
        f"IF({row}=0,0,ROUND(SUMIFS({converted},{lines})"
        f'-SUMIFS({converted},{lines},{amounts.all("counterpart")},"<>")'
        f"+SUMIFS({financing.all(CONVERTED[n])},{financing.all('correction_row')},{row}),6))"
    )


def _check(layout: Layout, own: TableReference) -> str:
    """What is wrong with the correction, in a word; of a withdrawn one only the number is looked at."""
    nr = own.here("nr")
    # COUNTIF would read * and ? as wildcards, and no number has them.
    wildcard = f'LEN(SUBSTITUTE(SUBSTITUTE({nr},"*",""),"?",""))<LEN({nr})'
    same_number = f"COUNTIF({own.all('nr')},{nr})"
    if layout.merged:
        same_number = f"COUNTIFS({own.all('nr')},{nr},{own.all('udvalg')},{own.udvalg})"
    doubled = f"OR({wildcard},{same_number}>1)"
    return (
        f'IFERROR(IF({own.here("row")}=0,"",IF({nr}="","Nr",IF({doubled},"Nr",'
        f'IF({own.here("status")}="{WITHDRAWN}","",IF({own.here("title")}="","Titel",'
        f'IF({own.here("without_rate")}=1,"Prisniveau",IF({_undecided(layout, own)},"Servicerammen",'
        f'IF({own.here("awaiting")}=1,"Afventer tal","")))))))),"Fejl")'
    )

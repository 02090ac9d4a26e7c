"""The totals of one workbook as tables a person reads, in mio. kr. with three decimals."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from schemas.calculations.measures import FINANCING, INSIDE, NET, SECTIONS, Measure
from schemas.calculations.rounding import EXACT
from schemas.calculations.rows import CorrectionTotals, Four
from schemas.calculations.totals import Totals
from schemas.finding import Language, Text
from schemas.layout import BUDGET_YEARS
from schemas.words.harmless import harmless
from workbook.reports.words import NO_COMMITTEE

SHOWN = 12
"""The most places or numbers the control line spells out of one kind."""

UNKNOWN = Text("ukendt", "unknown")
INCOMPLETE = Text("UFULDSTÆNDIG", "INCOMPLETE")
PRICES = Text("Mio. kr.", "DKK million"), Text("-priser", " prices")
HEADERS = {
    "nr": Text("Nr", "No."),
    "title": Text("Titel", "Title"),
    "frame": Text("Rammen", "Frame"),
    "fte": Text("Stillinger", "FTEs"),
    "counting": NET.by(Text("korrektion", "correction")),
    "committees": NET.by(Text("udvalg", "committee")),
    "committee": Text("Udvalg", "Committee"),
    "of_which": Text(f"heraf {INSIDE.within.da}", f"of which {INSIDE.within.en}"),
    "apart": Text("Regnes ikke med (Udgået, Udskudt, Forkastet)", "Not counted (withdrawn, postponed, rejected)"),
}
FRAMES = {
    "inside": Text("inden for", "inside"),
    "outside": Text("uden for", "outside"),
    "undecided": Text("uafklaret", "undecided"),
    "mixed": Text("blandet", "mixed"),
}
Line = tuple[Measure, "Four | None"]
"""A row of the totals: a measure and its figures."""


def tables_of(
    path: str, found: Totals, language: Language, merged_committees: Mapping[str, Totals] = MappingProxyType({})
) -> list[RenderableType]:
    """The totals, the control line where anything is amiss, and the corrections.

    `merged` are the totals of each committee, where the workbook has many: then corrections stand under theirs.
    """
    years = [str(year) for year in found.years] if found.years else ["?"] * len(BUDGET_YEARS)
    parts: list[RenderableType] = [_totals(path, found, years, language)]
    amiss = list(control_line(found, language))
    if amiss:
        parts.append(Padding(Styled(f"{INCOMPLETE[language]}: {' · '.join(amiss)}", style="bold red"), (0, 1)))
    if merged_committees:
        parts.append(_committees(merged_committees, years, language))
    for udvalg, part in (merged_committees or {"": found}).items():
        for title, counts in (("counting", True), ("apart", False)):
            listed = [correction for correction in part.corrections if correction.counts is counts]
            heading = " · ".join(words for words in (udvalg, HEADERS[title][language]) if words)
            if listed:
                parts.append(_corrections(heading, listed, years, language))
    return parts


def not_read(why: Text, language: Language) -> RenderableType:
    """The line that stands for a file without totals: the title of the rule that says why."""
    return Padding(Styled(why[language], style="bold red"), (1, 1, 0, 1))


def control_line(found: Totals, language: Language) -> Iterator[str]:
    """What makes the totals incomplete: unknown figures, rows left out, then kind by kind; nothing if all is well."""
    for one in found.reservations:
        if one.fails:
            yield harmless(one.words[language])
    cells = [f"{sheet}!{cell}" for sheet, cell in found.incomplete]
    rows = [f"{sheet} {row}" for sheet, row in found.loose]
    for listed, label in (
        (cells, Text("celler tomme eller ikke tal", "cells blank or not numbers")),
        (rows, Text("linjer uden korrektion", "lines without a correction")),
        (found.awaiting, Text("afventer tal", "awaiting figures")),
        (found.unconverted, Text("andet prisniveau uden sats", "other price level without rate")),
        (found.left_out, Text("Udskudt eller Forkastet, ikke regnet med", "postponed or rejected, left out")),
    ):
        if listed:
            more = f" + {len(listed) - SHOWN}" if len(listed) > SHOWN else ""
            yield f"{label[language]}: {', '.join(listed[:SHOWN])}{more}"
    if found.undecided_lines:
        label = Text("linjer med uafklaret serviceramme", "lines with an undecided service frame")
        yield f"{label[language]}: {found.undecided_lines}"


def amount(kroner: int, language: Language) -> str:
    """Kroner as mio. kr. with three decimals: 11,548 in Danish."""
    return _written(Decimal(kroner).scaleb(-6), 3, language)


def posts(thousandths: int, language: Language) -> str:
    """Thousandths as FTEs with two decimals, or three where the third is not zero: 1,54."""
    return _written(Decimal(thousandths).scaleb(-3), 3 if thousandths % 10 else 2, language)


def _written(value: Decimal, decimals: int, language: Language) -> str:
    text = f"{value.quantize(Decimal(1).scaleb(-decimals), context=EXACT):,f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "da" else text


def _totals(path: str, found: Totals, years: Sequence[str], language: Language) -> Table:
    unit, prices = PRICES
    level = f", {found.price_level}{prices[language]}" if found.price_level else ""
    table = Table(title=Styled(path, style="bold"), box=box.SIMPLE_HEAD, title_justify="left", pad_edge=True)
    table.add_column(Styled(f"{unit[language]}{level}"), no_wrap=False)
    for year in years:
        table.add_column(year, justify="right", no_wrap=True)
    for section in sections(found):
        for one, figures in section:
            shown = [(posts if one.fte else amount)(figure, language) for figure in figures] if figures else []
            table.add_row(Styled(one.label[language]), *(shown or [UNKNOWN[language]] * len(years)), style=one.style)
        table.add_section()
    return table


def sections(found: Totals) -> Iterator[list[Line]]:
    """The measures in the order of reports; of the financing, the sources that give anything."""
    for section in SECTIONS:
        if FINANCING not in section.measures:
            yield [(one, one.of(found)) for one in section.measures]
        elif found.financing is None:
            yield [(FINANCING, None)]
        elif any(any(figures) for figures in found.financing.values()):
            yield [
                (one, found.financing[one.source])
                for one in section.measures
                if any(found.financing.get(one.source, ()))
            ]


def _committees(merged_committees: Mapping[str, Totals], years: Sequence[str], language: Language) -> Table:
    """Each committee's netto and what of it lies inside the service frame."""
    table = Table(title=HEADERS["committees"][language], box=box.SIMPLE_HEAD, title_justify="left", title_style="bold")
    table.add_column(HEADERS["committee"][language], ratio=1)
    for year in years:
        table.add_column(year, justify="right", no_wrap=True)
    for udvalg, part in merged_committees.items():
        for label, figures, style in (
            (udvalg or NO_COMMITTEE[language], part.net, "bold"),
            (f"  {HEADERS['of_which'][language]}", part.inside, ""),
        ):
            shown = [amount(figure, language) for figure in figures] if figures else [UNKNOWN[language]] * len(years)
            table.add_row(Styled(harmless(label)), *shown, style=style)
    return table


def _corrections(title: str, listed: Sequence[CorrectionTotals], years: Sequence[str], language: Language) -> Table:
    table = Table(
        title=Styled(harmless(title), style="bold"), box=box.SIMPLE_HEAD, title_justify="left", title_style="bold"
    )
    table.add_column(HEADERS["nr"][language], no_wrap=True)
    table.add_column(HEADERS["title"][language], ratio=1)
    table.add_column(HEADERS["frame"][language], no_wrap=True)
    for year in years:
        table.add_column(year, justify="right", no_wrap=True)
    table.add_column(HEADERS["fte"][language], justify="right")
    for correction in listed:
        net = [amount(figure, language) for figure in correction.net] if correction.net else []
        table.add_row(
            Styled(correction.key or "–"),
            Styled(correction.title),
            FRAMES[correction.service_frame][language],
            *(net or [UNKNOWN[language]] * len(years)),
            posts(correction.fte[0], language) if correction.fte else UNKNOWN[language],
        )
    return table

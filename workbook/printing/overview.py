"""The overview of a committee's corrections, or of all the committees merged in a workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.calculations.measures import NET, SECTIONS, Measure
from schemas.calculations.records import ANSWERS, ZERO, CorrectionTotals, Four, plus
from schemas.calculations.totals import Totals
from schemas.finding import Finding
from schemas.formulas.control_line import CONTROL, INCOMPLETE, SEPARATOR, control_line
from schemas.lists import ANLAEG
from workbook.diff.difference import ChangeKind, Difference
from workbook.printing.figures import amounts, measured
from workbook.printing.letters import printable
from workbook.printing.printed import Overview, PrintedCorrection, PrintedJustification, PrintedLine, PrintedSection
from workbook.reports.chart import overview_charts
from workbook.stored_values.book import StoredBook
from workbook.stored_values.overview import listed_remark
from workbook.submissions.file_reports import FileReport

_NO_REFERENCE = "(uden reference)"


def overview(book: StoredBook, udvalg: str | None, submitted: FileReport, since: Difference | None) -> Overview:
    """The overview of one committee; of the whole workbook, committee by committee, where `udvalg` is None."""
    totals = book.totals if udvalg is None else book.parts[udvalg]
    unit = book.layout.unit
    rows = [(row, one) for row, one in book.figures.items() if udvalg is not None and one.committee == udvalg]
    counting = [_listed(book, row, one) for row, one in rows if one.counts]
    left_out = [_listed(book, row, one) for row, one in rows if not one.counts]
    by_committee = {name: part.net for name, part in book.parts.items()} if udvalg is None else {}
    named = book.parts if udvalg is None else {udvalg: totals}
    concerned = [one for one in submitted.reservations if udvalg is None or one.committee in (None, udvalg)]
    counted = control_line([part.count(totals) for part in CONTROL]).removeprefix(INCOMPLETE)
    amiss = [*(one.words.da for one in concerned if one.fails), *([counted] if counted else [])]
    return Overview(
        prices=f"{unit.text.capitalize()}, {book.prices()}-priser",
        sections=tuple(
            PrintedSection(section.heading, tuple(_line(book, line, totals) for line in section.lines))
            for section in SECTIONS
        ),
        incomplete=INCOMPLETE + SEPARATOR.join(amiss) if amiss else "",
        listed=tuple(counting),
        left_out=tuple(left_out),
        anlaeg=tuple(PrintedLine(name, amounts(net, unit)) for name, net in _anlaeg(book, udvalg).items()),
        committees=tuple(
            PrintedLine(name or "(uden udvalg)", amounts(net, unit)) for name, net in by_committee.items()
        ),
        justified=tuple(_justified(submitted.findings, udvalg, merged=book.layout.merged)),
        withdrawn=tuple(_withdrawn(book, udvalg, since)),
        pictures=tuple(replace(one, svg=printable(one.svg)) for one in overview_charts(named, "da")),
    )


def _line(book: StoredBook, one: Measure, totals: Totals) -> PrintedLine:
    return PrintedLine(one.name, measured(one, one.of(totals), book.layout.unit), one.strong)


def _listed(book: StoredBook, row: int, correction: CorrectionTotals) -> PrintedCorrection:
    return PrintedCorrection(
        correction.key, correction.title, ANSWERS[correction.service_frame],
        amounts(correction.net, book.layout.unit), listed_remark(book, row),
    )  # fmt: skip


def _anlaeg(book: StoredBook, udvalg: str | None) -> dict[str, Four]:
    """What is financed by each anlæg, signed as entered, in the workbook's prices."""
    found: dict[str, Four] = {}
    for line in book.lines["financing"].values():
        if line["source_class"] == ANLAEG and line["counts"] and udvalg in (None, line["udvalg"]):
            name = str(line["reference"] or "").strip() or _NO_REFERENCE
            found[name] = plus(found.get(name, ZERO), line["figures"])
    return dict(sorted(found.items()))


def _justified(findings: Sequence[Finding], udvalg: str | None, *, merged: bool) -> Iterator[PrintedJustification]:
    for one in findings:
        its = one.place.committee or ""
        if one.accepted is None or (merged and udvalg is not None and its != udvalg):
            continue
        if merged and udvalg is None and its:
            continue
        said = one.accepted
        who = ", ".join(part for part in (said.by, said.date) if part)
        nr = "" if one.place.key == "-" else one.place.key
        yield PrintedJustification(nr, one.message.da, said.reason, who, said.approved_by)


def _withdrawn(book: StoredBook, udvalg: str | None, since: Difference | None) -> Iterator[PrintedCorrection]:
    """The corrections the older version had and this one has not."""
    for one in since.of_kind(ChangeKind.WITHDRAWN) if since is not None and udvalg is not None else ():
        if one.committee in ("", udvalg) and not one.loose:
            net = one.figure(NET.key).old
            yield PrintedCorrection(one.name.nr, one.name.title, "", amounts(net, book.layout.unit))

"""`korrektur totals`: what the corrections add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.commands import options, totals_chart
from workbook.commands.named import workbooks_named
from workbook.commands.output import canvas, deliver, progress
from workbook.reports.totals_chart import NOTHING_TO_DRAW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from schemas.budgets import Budgets
    from schemas.finding import Language
    from workbook.commands.output import Canvas

SHORT = Text("Beregn totaler, finansiering og besparelser.", "Compute totals, financing and savings.")
ABOUT = Text(
    "Beregn totaler, finansiering, træk på kassen og besparelser ud fra rækkerne i projektmapperne.\n\n"
    "Med --chart tegnes netto pr. år efter servicerammen, og pr. korrektion, eller pr. udvalg hvor der er flere.\n\n"
    "Afslutningskode: 0 når alle filer kunne læses, 1 hvis nogle ikke kunne, 2 hvis ingen kunne.",
    "Compute totals, financing, effect on the cash balance and savings from the rows of the workbooks.\n\n"
    "With --chart net by year is drawn by service frame, and by correction, or by committee where there are more.\n\n"
    "Exit code: 0 when every file could be read, 1 when some could not, 2 when none could.",
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("totals", help=ABOUT[language], short_help=SHORT[language])
    @options.paths(language)
    @options.report(language, ("text", "json"))
    @totals_chart.option(language)
    @click.option("--overwrite", is_flag=True, help=totals_chart.OVERWRITE[language])
    @options.no_progress(language)
    @options.everywhere(language)
    def totals(
        paths: tuple[str, ...],
        form: str,
        output: Path | None,
        chart: Path | None,
        *,
        overwrite: bool,
        no_progress: bool,
    ) -> int:
        workbooks = workbooks_named(paths, language)
        drawn = None if chart is None else totals_chart.ToDraw(chart, workbooks, output)
        with progress(len(workbooks), language, wanted=not no_progress) as advance:
            read = batches_of(workbooks, advance)
            read = read if drawn is None else drawn.gathering(read)
            text, unread = _json(read) if form == "json" else _text(read, language, canvas(output))
        there_is_a_chart = drawn is None or drawn.write(language, overwrite=overwrite)
        deliver(text, form, output, workbooks, language)
        if not there_is_a_chart:
            raise KorrekturError(NOTHING_TO_DRAW)
        return 2 if unread == len(workbooks) else min(unread, 1)

    return totals


def batches_of(paths: Sequence[Path], advance: Callable[[int], None]) -> Iterator[Budgets]:
    """The workbooks as frames, a few hundred at a time."""
    from workbook.submissions.batches import batches

    return (budgets for _, budgets in batches(paths, advance))


def _json(read: Iterable[Budgets]) -> tuple[str, int]:
    """The document, and how many files could not be read."""
    from workbook.reports.json import VERSION, dumped
    from workbook.reports.totals import as_json
    from workbook.submissions.faults import fault_rules

    files = [file for budgets in read for file in as_json(budgets, fault_rules())["files"]]
    return dumped({"version": VERSION, "files": files}), sum(file["error"] is not None for file in files)


def _text(read: Iterable[Budgets], language: Language, onto: Canvas) -> tuple[str, int]:
    """The tables, and how many files could not be read."""
    from workbook.reports.drawn import drawn
    from workbook.reports.totals import as_text
    from workbook.submissions.faults import fault_words

    drawings, unread = [], 0
    for budgets in read:
        drawings.append(drawn(as_text(budgets, language, fault_words()), width=onto.width, colour=onto.colour))
        unread += int(budgets.files["fault"].notna().sum())
    return "".join(drawings), unread

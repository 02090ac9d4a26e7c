"""`korrektur totals`: what the corrections add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.errors import KorrekturError
from schemas.finding import Language, Text
from workbook.commands import options, totals_chart
from workbook.commands.named import workbooks_named
from workbook.commands.output import canvas, deliver, progress
from workbook.reports.totals_chart import NOTHING_TO_DRAW

if TYPE_CHECKING:
    from workbook.commands.output import Canvas
    from workbook.submissions.file_reports import FileReport

SHORT = Text("Beregn totaler, finansiering og besparelser.", "Compute totals, financing and savings.")
ABOUT = Text(
    "Beregn totaler, finansiering, træk på kassen og besparelser ud fra rækkerne i projektmapperne.\n\n"
    "Det, tallene ikke tæller med, står under dem med sin grund, fx rækker under en tabel.\n\n"
    "Med --chart tegnes netto pr. år efter servicerammen, og pr. korrektion, eller pr. udvalg hvor der er flere.\n\n"
    "Afslutningskode: 0 når alle filers tal er kendt, 1 hvis en fil ikke kunne læses, et tal er ukendt, eller rækker "
    "er udeladt, 2 hvis ingen filer kunne læses.",
    "Compute totals, financing, effect on the cash balance and savings from the rows of the workbooks.\n\n"
    "What the figures do not count stands below them with its reason, such as rows under a table.\n\n"
    "With --chart net by year is drawn by service frame, and by correction, or by committee where there are more.\n\n"
    "Exit code: 0 when the figures of every file are known, 1 when a file could not be read, a figure is unknown or "
    "rows are left out, 2 when no file could be read.",
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
        if chart is not None:
            totals_chart.refuse(chart, workbooks, output)
        with progress(len(workbooks), language, wanted=not no_progress) as advance:
            files = submitted(workbooks, advance)
        is_drawn = chart is None or totals_chart.draw(files, chart, language, overwrite=overwrite)
        deliver(_rendered(files, form, language, canvas(output)), form, output, workbooks, language)
        if not is_drawn:
            raise KorrekturError(NOTHING_TO_DRAW)
        return exit_code(files)

    return totals


def submitted(workbooks: Sequence[Path], advance: Callable[[int], None]) -> Sequence[FileReport]:
    """The workbooks checked, since what their totals do not count is known from what is found."""
    from schemas.settings import DEFAULTS
    from workbook.submissions import cache
    from workbook.submissions.door import check_files

    with cache.opened(DEFAULTS) as known:
        report = check_files(workbooks, DEFAULTS, advance, cache=known)
    if report.unchecked:
        raise KeyboardInterrupt
    return report.files


def exit_code(files: Sequence[FileReport]) -> int:
    """2 when no file could be read, 1 when some could not or a figure is unknown or short of rows, else 0."""
    unread = sum(file.error is not None for file in files)
    if unread == len(files):
        return 2
    return int(bool(unread) or any(one.fails for file in files for one in file.reservations))


def _rendered(files: Sequence[FileReport], form: str, language: Language, onto: Canvas) -> Iterator[str]:
    from workbook.reports.drawn import drawn
    from workbook.reports.json import VERSION, dumped
    from workbook.reports.totals import as_json, as_text

    if form == "json":
        yield dumped({"version": VERSION, "files": [as_json(file, language) for file in files]})
        return
    for file in files:
        yield drawn(as_text(file, language), width=onto.width, colour=onto.colour)

"""`korrektur totals`: what the corrections add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from schemas.finding import KorrekturError, Language, Text
from workbook.commands import options
from workbook.commands.named import workbooks_named
from workbook.commands.output import WRITTEN, canvas, deliver, progress, talk
from workbook.files.atomic import ending_of
from workbook.reports.totals_chart import ENDINGS, NOTHING_TO_DRAW
from workbook.submissions.paths import refuse_report
from workbook.submissions.submission import Submission

if TYPE_CHECKING:
    from workbook.commands.output import Canvas
    from workbook.submissions.submission import Submission

CHART = Text(
    "Tegn diagrammer af totalerne i denne fil (.png eller .svg).",
    "Draw charts of the totals in this file (.png or .svg).",
)
OVERWRITE = Text("Skriv over diagrammets fil, hvis den findes.", "Replace the chart's file if it exists.")
SAME_FILE = Text(
    "Diagrammet og rapporten kan ikke være samme fil: {path}.", "Chart and report cannot be the same file: {path}."
)


def option(language: Language) -> Callable[[Any], Any]:
    """`--chart`: a picture whose ending says its kind."""
    return click.option(
        "--chart",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=options.ending_in(language, ENDINGS),
        metavar=options.FILE[language],
        help=CHART[language],
    )


def refuse(path: Path, inputs: Sequence[Path], report: Path | None) -> None:
    """Raise KorrekturError where the chart would be written over one of the workbooks, or where the report goes."""
    refuse_report(path, inputs)
    if report is not None and report.absolute() == path.absolute():
        raise KorrekturError(SAME_FILE.da.format(path=path), SAME_FILE.en.format(path=path))


def draw(files: Iterable[Submission], path: Path, language: Language, *, overwrite: bool) -> bool:
    """Draw the totals and say so; False where nothing can be drawn. Raises KorrekturError as `write_bytes` does."""
    from workbook.files.atomic import write_bytes
    from workbook.reports.totals_chart import chart

    drawn = chart(files, ending=ending_of(path, ENDINGS), language=language)
    if drawn is None:
        return False
    write_bytes(path, drawn, overwrite=overwrite)
    talk(WRITTEN[language].format(path=path))
    return True


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
    @option(language)
    @click.option("--overwrite", is_flag=True, help=OVERWRITE[language])
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
            refuse(chart, workbooks, output)
        with progress(len(workbooks), language, wanted=not no_progress) as advance:
            files = submitted(workbooks, advance)
        is_drawn = chart is None or draw(files, chart, language, overwrite=overwrite)
        deliver(_rendered(files, form, language, canvas(output)), form, output, workbooks, language)
        if not is_drawn:
            raise KorrekturError(NOTHING_TO_DRAW)
        return exit_code(files)

    return totals


def submitted(workbooks: Sequence[Path], advance: Callable[[int], None]) -> Sequence[Submission]:
    """The workbooks checked, since what their totals do not count is known from what is found."""
    from schemas.settings import DEFAULTS
    from workbook.submissions import cache
    from workbook.submissions.door import check_files

    with cache.opened(DEFAULTS) as known:
        report = check_files(workbooks, DEFAULTS, advance, cache=known)
    if report.unchecked:
        raise KeyboardInterrupt
    return report.files


def exit_code(files: Sequence[Submission]) -> int:
    """2 when no file could be read, 1 when some could not or a figure is unknown or short of rows, else 0."""
    unread = sum(file.error is not None for file in files)
    if unread == len(files):
        return 2
    return int(bool(unread) or any(one.fails for file in files for one in file.reservations))


def _rendered(files: Sequence[Submission], form: str, language: Language, onto: Canvas) -> Iterator[str]:
    from workbook.reports.drawn import drawn
    from workbook.reports.json import VERSION, dumped
    from workbook.reports.totals import as_json, as_text

    if form == "json":
        yield dumped({"version": VERSION, "files": [as_json(file, language) for file in files]})
        return
    for file in files:
        yield drawn(as_text(file, language), width=onto.width, colour=onto.colour)

"""`korrektur totals --chart`: the totals as a picture."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from schemas.errors import KorrekturError
from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, talk
from workbook.files.file_suffix import ending_of
from workbook.reports.totals_chart import ENDINGS
from workbook.submissions.file_reports import FileReport
from workbook.submissions.inputs import refuse_report

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


def draw(files: Iterable[FileReport], path: Path, language: Language, *, overwrite: bool) -> bool:
    """Draw the totals and say so; False where nothing can be drawn. Raises KorrekturError as `write_bytes` does."""
    from workbook.files.atomic import write_bytes
    from workbook.reports.totals_chart import chart

    drawn = chart(files, ending=ending_of(path, ENDINGS), language=language)
    if drawn is None:
        return False
    write_bytes(path, drawn, overwrite=overwrite)
    talk(WRITTEN[language].format(path=path))
    return True

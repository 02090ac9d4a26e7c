"""`korrektur totals --chart`: the totals as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, talk
from workbook.inputs import refuse_input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from schemas.budgets import Budgets
    from schemas.calculations.totals import Totals
    from schemas.finding import Language

ENDINGS = (".png", ".svg")
CHART = Text(
    "Tegn diagrammer af totalerne i denne fil (.png eller .svg).",
    "Draw charts of the totals in this file (.png or .svg).",
)
OVERWRITE = Text("Skriv over diagrammets fil, hvis den findes.", "Replace the chart's file if it exists.")
NOTHING_TO_DRAW = Text(
    "Der er intet at tegne: i ingen af filerne er der korrektioner, der regnes med, og hvis tal kan kendes.",
    "There is nothing to draw: no file has corrections that count and whose figures can be known.",
)
SAME_FILE = Text(
    "Diagrammet og rapporten kan ikke være samme fil: {path}.", "Chart and report cannot be the same file: {path}."
)


def option(language: Language) -> Callable[[Any], Any]:
    """`--chart`: a picture whose ending says its kind."""

    def named_as_picture(ctx: click.Context, param: click.Parameter, given: Path | None) -> Path | None:
        if given is not None and given.suffix.casefold() not in ENDINGS:
            refused = Text(
                f"Diagrammets navn skal ende på .png eller .svg; '{given}' gør det ikke.",
                f"The chart's name must end in .png or .svg; '{given}' does not.",
            )
            raise click.BadParameter(refused[language], ctx, param)
        return given

    return click.option(
        "--chart",
        type=click.Path(dir_okay=False, path_type=Path),
        callback=named_as_picture,
        metavar=options.FILE[language],
        help=CHART[language],
    )


class ToDraw:
    """The totals of the workbooks that are read, until they are drawn."""

    def __init__(self, path: Path, inputs: Sequence[Path], report: Path | None) -> None:
        """Raises KorrekturError where `path` is one of the workbooks, or where the report goes."""
        refuse_input(path, inputs)
        if report is not None and report.absolute() == path.absolute():
            raise KorrekturError(Text(SAME_FILE.da.format(path=path), SAME_FILE.en.format(path=path)))
        self._path = path
        self._found: list[tuple[str, str, Totals]] = []
        self._unread: list[str] = []

    def gathering(self, read: Iterable[Budgets]) -> Iterator[Budgets]:
        """The workbooks as they come, their totals kept."""
        from schemas.calculations.totals import totals

        for budgets in read:
            files = budgets.files
            numbers = files.index.get_level_values("book")
            paths = dict(zip(map(int, numbers), files["path"], strict=True))
            self._unread += files["path"][files["fault"].notna()].tolist()
            self._found += [(committee, paths[book], found) for (book, committee), found in totals(budgets).items()]
            yield budgets

    def write(self, language: Language, *, overwrite: bool) -> bool:
        """Draw them and say so; False where nothing can be drawn. Raises KorrekturError as `write_bytes` does."""
        from workbook.atomic import write_bytes
        from workbook.reports.chart import as_png, labelled, picture

        chart = picture(labelled(self._found), language, [Path(path).name for path in self._unread])
        if chart is None:
            return False
        picture_bytes = as_png(chart) if self._path.suffix.casefold() == ".png" else chart.svg.encode()
        write_bytes(self._path, picture_bytes, overwrite=overwrite)
        talk(WRITTEN[language].format(path=self._path))
        return True

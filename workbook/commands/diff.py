"""`korrektur diff`: what changed between two versions of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from schemas.errors import KorrekturError
from schemas.finding import Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, canvas, deliver, refuse_workbook, talk

if TYPE_CHECKING:
    from pathlib import Path

    from schemas.finding import Language
    from workbook.diff import Difference
    from workbook.grid import Grid

SHORT = Text("Vis, hvad der er ændret mellem to udgaver.", "Show what changed between two versions.")
ABOUT = Text(
    "Vis, hvad der er ændret fra en udgave af et udvalgs projektmappe til en nyere: totaler, Stamdata og hver "
    "korrektion. Rækkefølge, mellemrum og talformater er ingen forskel.\n\n"
    "Afslutningskode: 0 når de er ens, 1 når de ikke er, 2 når de ikke kan sammenlignes.",
    "Show what changed from one version of a committee's workbook to a later one: totals, master data and each "
    "correction. Order, spaces and number formats are no difference.\n\n"
    "Exit code: 0 when they are alike, 1 when they are not, 2 when they cannot be compared.",
)
OLD, NEW = Text("GAMMEL", "OLD"), Text("NY", "NEW")
NEEDS_FILE = Text(
    "--format xlsx skal have en fil at skrive til: -o forskelle.xlsx.",
    "--format xlsx needs a file to write to: -o differences.xlsx.",
)
NOT_READ = Text("{path} kan ikke sammenlignes: {why}.", "{path} cannot be compared: {why}.")
FORMATS = ("text", "json", "html", "xlsx")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("diff", help=ABOUT[language], short_help=SHORT[language])
    @options.workbook_named("old", OLD[language])
    @options.workbook_named("new", NEW[language])
    @options.report(language, FORMATS)
    @options.everywhere(language)
    def diff(old: Path, new: Path, form: str, output: Path | None) -> int:
        from workbook.diff import compare

        if form == "xlsx" and output is None:
            raise click.UsageError(NEEDS_FILE[language])
        found = compare(_grid(old), _grid(new))
        if form == "xlsx" and output is not None:
            _deliver_workbook(found, output, (old, new), language)
        else:
            deliver(_rendered(found, form, language, output), form, output, (old, new), language)
        return 0 if found.is_empty else 1

    return diff


def _grid(path: Path) -> Grid:
    from workbook.faults import fault_words
    from workbook.grid import Unreadable
    from workbook.read import read

    grid = read(path)
    if isinstance(grid, Unreadable):
        why = fault_words()[grid.fault]
        raise KorrekturError(Text(NOT_READ.da.format(path=path, why=why.da), NOT_READ.en.format(path=path, why=why.en)))
    return grid


def _rendered(found: Difference, form: str, language: Language, output: Path | None) -> str:
    from workbook.reports import diff, diff_html, diff_json

    if form == "json":
        return diff_json.render(found, language)
    if form == "html":
        return diff_html.render(found, language)
    onto = canvas(output)
    return diff.render(found, language, width=onto.width, colour=onto.colour)


def _deliver_workbook(found: Difference, output: Path, inputs: tuple[Path, Path], language: Language) -> None:
    from workbook.atomic import write_bytes
    from workbook.reports import diff_xlsx

    refuse_workbook(output, inputs, replaces=not output.exists())
    write_bytes(output, diff_xlsx.render(found, language), overwrite=True)
    talk(WRITTEN[language].format(path=output))

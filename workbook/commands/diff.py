"""`korrektur diff`: what changed between two versions of a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, canvas, deliver, talk

if TYPE_CHECKING:
    from workbook.diff.diff import Difference

SHORT = Text("Sammenlign to versioner af en projektmappe.", "Compare two versions of a workbook.")
ABOUT = Text(
    "Vis, hvad der er ændret fra GAMMEL til NY: rammerne og trækket på kassen år for år, Stamdata, og hver korrektion, "
    "der er ny, taget ud eller ændret. Rækkernes orden, kolonnernes orden, talformater og store og små bogstaver i "
    "svar er ikke forskelle, og heller ikke egne kolonner og ark. Står beløb i hver sin enhed, regnes de om; er "
    "budgetårene forskellige, sammenlignes de år, begge har.\n\n"
    "Afslutningskode: 0 uden forskelle, 1 ved forskelle, 2 hvis projektmapperne ikke kunne sammenlignes.",
    "Show what changed from OLD to NEW: the frames and the effect on the cash balance year by year, master data, and "
    "every correction added, withdrawn or changed. The order of rows and columns, number formats, the case of answers, "
    "and people's own columns and sheets are no differences. Amounts in different units are converted; where the "
    "budget years differ, the years both have are compared.\n\n"
    "Exit code: 0 without differences, 1 with differences, 2 when the workbooks could not be compared.",
)
OLD, NEW = Text("GAMMEL", "OLD"), Text("NY", "NEW")
NEEDS_FILE = Text(
    "En Excel-fil kan ikke vises på skærmen: angiv -o FIL.xlsx.",
    "An Excel file cannot be shown on the screen: give -o FILE.xlsx.",
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("diff", help=ABOUT[language], short_help=SHORT[language])
    @click.argument("old", type=click.Path(path_type=Path), metavar=OLD[language])
    @click.argument("new", type=click.Path(path_type=Path), metavar=NEW[language])
    @options.report(language, ("text", "json", "html", "xlsx"))
    @click.option("--overwrite", is_flag=True, help=options.OVERWRITE[language])
    @options.everywhere(language)
    def diff(old: Path, new: Path, form: str, output: Path | None, *, overwrite: bool) -> int:
        from workbook.diff.diff import diff_files

        if form == "xlsx" and (output is None or output.suffix.casefold() != ".xlsx"):
            raise click.UsageError(NEEDS_FILE[language])
        found = diff_files(old, new)
        if form == "xlsx" and output is not None:
            _write_workbook(found, output, (old, new), language, overwrite=overwrite)
        else:
            deliver(_rendered(found, form, language, output), form, output, (old, new), language)
        return int(not found.is_empty)

    return diff


def _rendered(found: Difference, form: str, language: Language, output: Path | None) -> str:
    from workbook.diff import report_html as diff_html
    from workbook.diff import report_json as diff_json
    from workbook.diff import report_text as diff_text

    if form == "json":
        return diff_json.render(found)
    if form == "html":
        return diff_html.render(found, language)
    onto = canvas(output)
    return diff_text.render(found, language, width=onto.width, colour=onto.colour)


def _write_workbook(
    found: Difference, output: Path, inputs: tuple[Path, Path], language: Language, *, overwrite: bool
) -> None:
    from workbook.diff import report_xlsx as diff_xlsx
    from workbook.files.atomic import write_bytes
    from workbook.submissions.paths import refuse_input

    refuse_input(output, inputs)
    write_bytes(output, diff_xlsx.render(found, language), overwrite=overwrite)
    talk(WRITTEN[language].format(path=output))

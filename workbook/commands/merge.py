"""`korrektur merge`: many committees' workbooks in one."""

from pathlib import Path

import click

from schemas.finding import Language, Severity, Text
from workbook.commands import options
from workbook.commands.named import workbooks_named
from workbook.commands.output import WRITTEN, progress, put, talk
from workbook.settings.configuration import Configuration

SHORT = Text("Saml udvalgenes projektmapper i én.", "Merge the committees' workbooks in one.")
ABOUT = Text(
    "Saml mange udvalgs projektmapper i én: hvert ark får kolonnen Udvalg, og arket Udvalg viser hvert udvalgs "
    "totaler. Beløb står i mio. kr.; egne kolonner følger med. Det, der står ens i to filer fra samme udvalg, tages "
    "med én gang. "
    "Det, der står forskelligt, afgøres ikke: begge er der, og det nævnes her og på arket Samling. Det, kontrollen "
    "fandt i filerne, står på arket Fund fra udvalgene. Budgetår kan ikke blandes.\n\n"
    "Afslutningskode: 0 når alt er samlet, 1 når noget skal afgøres, rækker er udeladt, eller filerne har fejl, 2 hvis "
    "projektmappen ikke kunne laves.",
    "Merge many committees' workbooks in one: every sheet gets the column Udvalg, and the sheet Udvalg shows each "
    "committee's totals. Amounts are in mio. kr.; people's own columns go along. What stands alike in two files of one "
    "committee is taken once. What differs is not decided: both are there, and it is named here and on the sheet "
    "Samling. What a check found in the files stands on the sheet Fund fra udvalgene. Budget years cannot be mixed.\n\n"
    "Exit code: 0 when all is merged, 1 when something is to be decided, rows are left out or the files "
    "have errors, 2 when the workbook could not be made.",
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("merge", help=ABOUT[language], short_help=SHORT[language])
    @options.paths(language)
    @options.workbook_written(language)
    @options.config(language)
    @options.no_progress(language)
    @options.everywhere(language)
    def merge(
        paths: tuple[str, ...], output: Path, configuration: Configuration, *, overwrite: bool, no_progress: bool
    ) -> int:
        from workbook.files.atomic import write_bytes
        from workbook.merge import new_book as merged_book
        from workbook.merge import report
        from workbook.merge.merge import merge_files
        from workbook.submissions.paths import refuse_input

        workbooks = workbooks_named(paths, language)
        refuse_input(output, workbooks)
        with progress(len(workbooks), language, wanted=not no_progress) as advance:
            merged = merge_files(workbooks, configuration.settings, advance)
        write_bytes(output, merged_book.build(merged), overwrite=overwrite)
        put("".join(f"{line}\n" for line in report.lines(merged, language)))
        talk(WRITTEN[language].format(path=output))
        return int(bool(merged.conflicts or merged.rows_left_out or merged.count(Severity.ERROR)))

    return merge

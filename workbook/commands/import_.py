"""`korrektur import`: forms in text, PDF or Word become a workbook."""

from pathlib import Path
from shlex import quote

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, put, talk

SHORT = Text(
    "Læs skemaer i tekst, PDF eller Word ind i en projektmappe.", "Read forms in text, PDF or Word into a workbook."
)
ABOUT = Text(
    "Læs skemaer i .txt, .pdf eller .docx ind i en ny projektmappe. "
    "Det, der ikke kan læses, nævnes med side og linje og står tomt: der gættes aldrig.\n\n"
    "Afslutningskode: 0 når alle filer kunne læses, 1 hvis nogle ikke kunne, 2 hvis ingen kunne.",
    "Read forms in .txt, .pdf or .docx into a new workbook. "
    "What cannot be read is listed with page and line and left blank: nothing is guessed.\n\n"
    "Exit code: 0 when every file could be read, 1 when some could not, 2 when none could.",
)
SOURCE = Text("KILDE...", "SOURCE...")
YEAR = Text("Budgetåret, hvis dokumentet ikke selv siger det.", "The budget year, where the document does not say.")
COMMITTEE = Text(
    "Udvalgets navn, hvis dokumentet ikke selv siger det.", "The committee's name, where the document does not say."
)

REMEMBERED = Text(
    "Det, der er nævnt ovenfor, står også på arket Import, til felterne er udfyldt eller Behandlet er sat.",
    "What is listed above also stands on the sheet Import until the fields are filled in or Behandlet is set.",
)
NEXT = Text("Næste skridt: korrektur validate {path}", "Next: korrektur validate {path}")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("import", help=ABOUT[language], short_help=SHORT[language])
    @click.argument("sources", nargs=-1, required=True, metavar=SOURCE[language], type=click.Path(path_type=Path))
    @options.year(language, YEAR, required=False)
    @options.committee(language, COMMITTEE, required=False)
    @options.workbook_written(language)
    @options.everywhere(language)
    def import_(
        sources: tuple[Path, ...], year: int | None, committee: str | None, output: Path, *, overwrite: bool
    ) -> int:
        from schemas.words.harmless import harmless_lines
        from workbook import template
        from workbook.importers import ProblemKind, import_forms
        from workbook.importers import report as import_report

        imported = import_forms(sources, budget_year=year, committee=committee)
        report = "".join(f"{harmless_lines(line)}\n" for line in import_report.lines(imported, language))
        template.write(imported.contents, output, overwrite=overwrite)
        put(report)
        talk(WRITTEN[language].format(path=output))
        if imported.problems:
            talk(REMEMBERED[language])
        talk(NEXT[language].format(path=quote(str(output))))
        return int(any(problem.kind is ProblemKind.FILE for problem in imported.problems))

    return import_

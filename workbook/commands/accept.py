"""`korrektur accept`: say why a finding may stand."""

from pathlib import Path

import click

from schemas.finding import KorrekturError, Language, Text, same
from schemas.words.writable import LONGEST, fits
from workbook.commands import options
from workbook.commands.output import talk
from workbook.settings.configuration import Configuration

SHORT = Text("Begrund, at et fund må stå.", "Record why a finding may stand.")
ABOUT = Text(
    "Begrund, at det, en regel finder ved et nummer, må stå: der skrives en række i arket Begrundelser. "
    "REGEL er et ID som SUM608 eller reglens navn, NR korrektionens nummer, eller - for hele projektmappen.\n\n"
    "Begrundelsen gælder, så længe kontrollen finder det samme. Fejl kan kun begrundes, hvis indstillingerne "
    "siger det. Filen, som den var, gemmes ved siden af som »NAVN (før begrundelse).xlsx.bak«.\n\n"
    "En projektmappe, som Excel eller LibreOffice har åben, ændres ikke uden --force.",
    "Record why what a rule finds about a number may stand: a row is written in the sheet Begrundelser. "
    "RULE is an ID such as SUM608 or the rule's name, NO the correction's number, or - for the whole workbook.\n\n"
    "The justification holds as long as the check finds the same. Errors can be justified only if the settings "
    "say so. The file as it was is kept beside it as “NAME (før begrundelse).xlsx.bak”.\n\n"
    "A workbook that Excel or LibreOffice has open is not changed without --force.",
)
REASON = Text("Hvorfor det er rigtigt, som det står.", "Why it is right as it stands.")
BY = Text("Hvem der begrunder.", "Who gives the justification.")
COMMITTEE = Text(
    "Hvilket udvalg det gælder, hvor flere er samlet i projektmappen.",
    "Which committee it is about, where several are merged in the workbook.",
)
DONE = Text(
    "{path}: begrundelsen står i {sheet}, række {row}, og gælder »{observed}«.",
    "{path}: the justification stands in {sheet}, row {row}, and holds for “{observed}”.",
)
NO_REASON = Text("Begrundelsen er tom.", "The reason is blank.")
TOO_LONG = Text(
    "Teksten er længere end de {count} tegn, en celle kan rumme.", "The text exceeds a cell's {count} characters."
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("accept", help=ABOUT[language], short_help=SHORT[language])
    @options.workbook_changed(language)
    @click.argument("name", metavar=Text("REGEL", "RULE")[language])
    @click.argument("nr", metavar=Text("NR", "NO")[language])
    @click.option("--reason", required=True, metavar=Text("TEKST", "TEXT")[language], help=REASON[language])
    @click.option("--by", default="", metavar=options.NAME[language], help=BY[language])
    @options.committee(language, COMMITTEE, required=False)
    @options.writing(language)
    @options.config(language)
    @options.everywhere(language)
    def accept(  # noqa: PLR0917  click gives them by name
        path: Path,
        name: str,
        nr: str,
        reason: str,
        by: str,
        committee: str | None,
        configuration: Configuration,
        *,
        no_backup: bool,
        force: bool,
    ) -> int:
        from datetime import date

        from workbook.accept.accept import Justification, accept
        from workbook.files.changing import KEPT

        if not reason.strip():
            raise KorrekturError(NO_REASON)
        if not (fits(reason) and fits(by)):
            raise KorrekturError(TOO_LONG.format({"count": same(LONGEST)}))
        today = date.today()  # noqa: DTZ011  the day where the accountant sits
        from workbook.settings.rule_names import rule_named

        justification = Justification(rule_named(name).id, nr, reason.strip(), by.strip(), today, committee or "")
        written = accept(path, justification, configuration.settings, backup=not no_backup, forced=force)
        talk(DONE[language].format(path=path, sheet=written.sheet, row=written.row, observed=written.observed))
        if written.backup is not None:
            talk(KEPT[language].format(path=written.backup))
        if written.remark is not None:
            talk(written.remark[language])
        return 0

    return accept

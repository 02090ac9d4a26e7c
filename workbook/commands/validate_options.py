"""What can be asked of `korrektur validate`, and what cannot be asked together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from schemas.finding import Language, Text
from schemas.lists import LISTS
from schemas.settings import Settings
from workbook.commands import options
from workbook.commands.rule_choice import rule_choice
from workbook.settings.configuration import Configuration
from workbook.submissions.plan import BACKENDS, DASK, LOCAL

FORMATS = ("text", "concise", "json", "json-lines", "csv", "html", "xlsx", "junit", "sarif", "github")
WATCHED_FORMATS = ("text", "concise")

AS = Text("Bedøm, som om projektmappen havde denne status.", "Judge as if the workbook had this status.")
SELECT = Text(
    "Brug kun disse regler: ID, navn eller familie, adskilt af komma.",
    "Use these rules alone: ID, name or family, separated by commas.",
)
IGNORE = Text("Brug ikke disse regler.", "Leave these rules out.")
STATISTICS = Text(
    "Tæl fundene pr. regel og pr. udvalg (--format text og json).",
    "Count the findings by rule and by committee (--format text and json).",
)
EXPECT = Text(
    "En liste med ét udvalg på hver linje: dem, der mangler, er fund.",
    "A list with one committee on each line: those that are missing are findings.",
)
WATCH = Text(
    "Bliv ved: kontrollér igen, hver gang en fil bliver gemt. Stop med Ctrl-C.",
    "Go on: check again each time a file is saved. Stop with Ctrl-C.",
)
NO_CACHE = Text(
    "Kontrollér alle filer, også dem, der ikke er ændret siden sidst.",
    "Check every file, also those that have not changed since the last time.",
)
JOBS = Text(
    "Så mange processer, der læser og kontrollerer. Ellers: så mange, som maskinen har kerner.",
    "So many processes that read and check. Otherwise: as many as the machine has processors.",
)
BACKEND = Text(
    "Hvor arbejdet gøres: her, eller af maskinerne bag en Dask-scheduler.",
    "Where the work is done: here, or by the machines behind a Dask scheduler.",
)
SCHEDULER = Text(
    "Dask-schedulerens adresse, fx tcp://10.0.0.5:8786. Maskinerne skal kunne læse de samme stier.",
    "The Dask scheduler's address, such as tcp://10.0.0.5:8786. Its machines must reach the same paths.",
)
ADDRESS = Text("ADRESSE", "ADDRESS")

NO_STATISTICS = Text(
    "--statistics kan bruges med --format text og json; xlsx og html har altid tallene med.",
    "--statistics goes with --format text and json; xlsx and html always have the counts.",
)
NEEDS_FILE = Text(
    "--format xlsx skal have en fil at skrive til: -o opgaver.xlsx.",
    "--format xlsx needs a file to write to: -o todo.xlsx.",
)
NEEDS_SCHEDULER = Text("--backend dask og --scheduler hører sammen.", "--backend dask and --scheduler go together.")
ONLY_SHOWN = Text(
    "--watch viser fundene på skærmen: brug --format text eller concise, og hverken -o, --expect eller --statistics.",
    "--watch shows the findings on the screen: use --format text or concise, without -o, --expect and --statistics.",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One run of `validate`, as it was asked for."""

    paths: tuple[str, ...]
    form: str
    output: Path | None
    as_status: str | None
    select: tuple[frozenset[str], ...]
    ignore: tuple[frozenset[str], ...]
    expect: Path | None
    configuration: Configuration
    fail_on: str
    jobs: int | None
    backend: str
    scheduler: str | None
    with_statistics: bool
    watch: bool
    no_cache: bool
    no_progress: bool

    @property
    def settings(self) -> Settings:
        """The settings in force for this run."""
        from workbook.settings.rule_names import chosen

        return replace(chosen(self.configuration.settings, self.select, self.ignore), as_status=self.as_status)

    def refuse_contradictions(self, language: Language) -> None:
        """Raise click.UsageError where two of these cannot go together."""
        shown = self.form in WATCHED_FORMATS and not (self.output or self.expect or self.with_statistics)
        for refused, why in (
            ((self.backend == DASK) != (self.scheduler is not None), NEEDS_SCHEDULER),
            (self.with_statistics and self.form not in ("text", "json"), NO_STATISTICS),
            (self.form == "xlsx" and self.output is None, NEEDS_FILE),
            (self.watch and not shown, ONLY_SHOWN),
        ):
            if refused:
                raise click.UsageError(why[language])


def asked_options(language: Language) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Every option, each under its name in `Asked`."""
    decorators = (
        options.paths(language),
        options.report(language, FORMATS),
        click.option(
            "--as",
            "as_status",
            type=click.Choice(LISTS["Status"], case_sensitive=False),
            metavar=f"[{'|'.join(LISTS['Status'])}]",
            help=AS[language],
        ),
        rule_choice(language, SELECT, IGNORE),
        click.option("--statistics", "with_statistics", is_flag=True, help=STATISTICS[language]),
        click.option(
            "--expect", type=click.Path(path_type=Path), metavar=options.FILE[language], help=EXPECT[language]
        ),
        options.config(language),
        options.fail_on(language),
        click.option("--watch", is_flag=True, help=WATCH[language]),
        click.option("--no-cache", is_flag=True, help=NO_CACHE[language]),
        click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=JOBS[language]),
        click.option(
            "--backend", type=click.Choice(BACKENDS), default=LOCAL, show_default=True, help=BACKEND[language]
        ),
        click.option("--scheduler", metavar=ADDRESS[language], help=SCHEDULER[language]),
        options.no_progress(language),
        options.everywhere(language),
    )

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate

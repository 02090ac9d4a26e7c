"""The options that several commands share, in the language of the person."""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from schemas.finding import KorrekturError, Language, Severity, Text, same
from workbook.commands.language import LANGUAGES, VARIABLE
from workbook.files.atomic import destination, ending_of
from workbook.settings.configuration import Configuration

F = TypeVar("F", bound="Callable[..., Any]")

SUFFIXES: dict[str, tuple[str, ...]] = {
    "text": (".txt",),
    "concise": (),
    "json": (".json",),
    "json-lines": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "html": (".html", ".htm"),
    "xlsx": (".xlsx",),
    "junit": (".xml",),
    "sarif": (".sarif", ".sarif.json", ".json"),
    "github": (),
}
"""What the names of files of each format end in; the first format that has a suffix is the one it stands for."""
_OF_ANY_TEXT = (".txt",)
"""What the names of files of every format but a workbook may end in, where the format is chosen."""
_UNKNOWN = Text(
    "{name} siger ikke, hvad der skal skrives. Navnet skal ende på {known}, eller vælg med --format.",
    "{name} does not say what to write. The name must end in {known}, or choose with --format.",
)
_CONTRADICTS = Text(
    "--format {form} og navnet {name} siger hver sit. Navnet skal ende på {known}, eller udelad --format.",
    "--format {form} and the name {name} contradict each other. The name must end in {known}, or leave --format out.",
)


def by_name(language: Language, formats: Sequence[str], text: str = "") -> Callable[[F], F]:
    """Gives a command the `form` it is to write, of these formats, where `--format` may not have been given.

    `text` is a suffix that the command's plain text may have too.
    """

    def decorate(function: F) -> F:
        @wraps(function)
        def run(*args: Any, form: str | None, output: Path | None, **others: Any) -> Any:
            wanted = format_of(form, output, formats, language, text)
            return function(*args, form=wanted, output=output, **others)

        decorated: Any = run
        return cast("F", decorated)

    return decorate


def format_of(form: str | None, output: Path | None, formats: Sequence[str], language: Language, text: str = "") -> str:
    """The format: the one asked for, else the one the file's name says, else the first.

    Raises click.UsageError where the name says another one, or none of these; a name without a suffix says nothing.
    """
    if output is None or not output.suffix:
        return form or formats[0]
    name = output.name.casefold()
    suffixes = {one: known for known in reversed(formats) for one in SUFFIXES[known]} | ({text: "text"} if text else {})
    words = {"name": same(output.name), "form": same(form)}
    if form is None:
        said = max((one for one in suffixes if name.endswith(one)), key=len, default=None)
        if said is None:
            raise click.UsageError(_UNKNOWN.format(words | {"known": _listed([*suffixes])})[language])
        return suffixes[said]
    fits = name.endswith((*SUFFIXES[form], *(() if form == "xlsx" else _OF_ANY_TEXT)))
    if not fits and name.endswith(tuple(one for some in SUFFIXES.values() for one in some)):
        raise click.UsageError(
            _CONTRADICTS.format(words | {"known": _listed(SUFFIXES[form] or _OF_ANY_TEXT)})[language]
        )
    return form


def _listed(suffixes: Sequence[str]) -> Text:
    *most, last = sorted(suffixes)
    return Text(f"{', '.join(most)} eller {last}", f"{', '.join(most)} or {last}") if most else same(last)


LANG = Text("Sproget i alle tekster.", "The language of every text.")
DEBUG = Text("Vis programmets egne fejl i alle enkeltheder.", "Show the program's own faults in every detail.")
OUTPUT = Text("Skriv til denne fil i stedet for skærmen.", "Write to this file instead of the screen.")
WORKBOOK = Text("Den projektmappe (.xlsx), der skrives.", "The workbook (.xlsx) to write.")
OVERWRITE = Text("Skriv over filen, hvis den findes.", "Replace the file if it exists.")
FORMAT = Text(
    "Rapportens form. Ellers: den, filens navn siger, eller {first}.",
    "The form of the report. Otherwise: what the file's name says, or {first}.",
)
PROGRESS = Text("Vis ikke, hvor langt kontrollen er nået.", "Do not show how far the check has come.")
FAIL_ON = Text("Det mildeste fund, der giver afslutningskode 1.", "The mildest finding that gives exit code 1.")
CONFIG = Text(
    "Indstillingerne (korrektur.toml). Ellers: KORREKTUR_CONFIG, din egen fil, standard.",
    "The settings (korrektur.toml). Otherwise: KORREKTUR_CONFIG, your own file, the defaults.",
)
NO_BACKUP = Text("Gem ikke filen, som den var.", "Do not keep the file as it was.")
FORCE = Text(
    "Skriv, selv om Excel eller LibreOffice har filen åben. Den skal så lukkes dér uden at gemme.",
    "Write even if Excel or LibreOffice has the file open. It must then be closed there without saving.",
)
PATH = Text("STI...", "PATH...")
FILE = Text("FIL", "FILE")
YEAR = Text("ÅR", "YEAR")
NAME = Text("NAVN", "NAME")


def everywhere(language: Language) -> Callable[[F], F]:
    """`--lang` and `--debug`: looked up before the line is parsed, listed here to be known and shown."""
    return _all(
        click.option("--lang", type=click.Choice(LANGUAGES), envvar=VARIABLE, expose_value=False, help=LANG[language]),
        click.option("--debug", is_flag=True, expose_value=False, help=DEBUG[language]),
    )


def paths(language: Language) -> Callable[[F], F]:
    """Files, folders and globs, at least one."""
    return click.argument("paths", nargs=-1, required=True, metavar=PATH[language])


def report(language: Language, formats: Sequence[str], text: str = "") -> Callable[[F], F]:
    """`--format` and `-o`; the command gets the `form` that they say together."""
    return _all(
        click.option(
            "--format", "form", type=click.Choice(formats), help=FORMAT.format({"first": same(formats[0])})[language]
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(dir_okay=False, path_type=Path),
            callback=ending_in(language),
            metavar=FILE[language],
            help=OUTPUT[language],
        ),
        by_name(language, formats, text),
    )


def workbook_written(language: Language) -> Callable[[F], F]:
    """`-o` and `--overwrite` of a command that makes a workbook."""
    return _all(
        click.option(
            "-o",
            "--output",
            required=True,
            type=click.Path(dir_okay=False, path_type=Path),
            callback=ending_in(language, ["xlsx"]),
            metavar=FILE[language],
            help=WORKBOOK[language],
        ),
        click.option("--overwrite", is_flag=True, help=OVERWRITE[language]),
    )


def ending_in(
    language: Language, endings: Sequence[str] = ()
) -> Callable[[click.Context, click.Parameter, Path | None], Path | None]:
    """What refuses a file whose name ends otherwise, or that cannot be one to write, as the option is read."""

    def ends(ctx: click.Context, param: click.Parameter, given: Path | None) -> Path | None:
        try:
            if given is not None:
                destination(given)
            if given is not None and endings:
                ending_of(given, endings)
        except KorrekturError as refused:
            raise click.BadParameter(refused.text[language], ctx, param) from None
        return given

    return ends


def workbook_changed(language: Language) -> Callable[[F], F]:
    """One workbook that is there, as `path`."""
    return click.argument("path", type=click.Path(dir_okay=False, path_type=Path), metavar=FILE[language])


def year(language: Language, words: Text, *, required: bool) -> Callable[[F], F]:
    """`--year`: a budget year that a workbook can have."""

    def plausible(ctx: click.Context, param: click.Parameter, given: int | None) -> int | None:
        from schemas.layout import FIRST_YEAR, LAST_YEAR

        if given is not None and not FIRST_YEAR <= given <= LAST_YEAR:
            refused = Text(
                f"{given} er ikke et budgetår mellem {FIRST_YEAR} og {LAST_YEAR}.",
                f"{given} is no budget year between {FIRST_YEAR} and {LAST_YEAR}.",
            )
            raise click.BadParameter(refused[language], ctx, param)
        return given

    return click.option(
        "--year", type=int, required=required, callback=plausible, metavar=YEAR[language], help=words[language]
    )


def committee(language: Language, words: Text, *, required: bool) -> Callable[[F], F]:
    """`--committee`: a name that is not blank."""

    def not_blank(ctx: click.Context, param: click.Parameter, given: str | None) -> str | None:
        if given is not None and not given.strip():
            raise click.BadParameter(Text("Navnet er tomt.", "The name is blank.")[language], ctx, param)
        return given if given is None else given.strip()

    return click.option(
        "--committee", required=required, callback=not_blank, metavar=NAME[language], help=words[language]
    )


def writing(language: Language) -> Callable[[F], F]:
    """`--no-backup` and `--force` of a command that changes a workbook."""
    return _all(
        click.option("--no-backup", is_flag=True, help=NO_BACKUP[language]),
        click.option("--force", is_flag=True, help=FORCE[language]),
    )


def no_progress(language: Language) -> Callable[[F], F]:
    """`--no-progress`."""
    return click.option("--no-progress", is_flag=True, help=PROGRESS[language])


def fail_on(language: Language) -> Callable[[F], F]:
    """`--fail-on`."""
    return click.option(
        "--fail-on",
        type=click.Choice([severity.value for severity in Severity]),
        default=Severity.ERROR.value,
        show_default=True,
        help=FAIL_ON[language],
    )


def config(language: Language) -> Callable[[F], F]:
    """`--config`: gives the command the run's one `configuration`, read before anything else is done."""

    def read(ctx: click.Context, param: click.Parameter, given: Path | None) -> Configuration | None:
        from workbook.settings.settings_file import configuration

        del param
        return None if ctx.resilient_parsing else configuration(given, ctx.obj)

    return click.option(
        "--config",
        "configuration",
        type=click.Path(path_type=Path),
        callback=read,
        metavar=FILE[language],
        help=CONFIG[language],
    )


def _all(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate

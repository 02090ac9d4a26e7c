"""What a person sees when a command cannot go on: a plain message and exit code 2, a traceback only with --debug."""

import traceback
from collections.abc import Callable

import click

from schemas.finding import KorrekturError, Language, Text
from workbook.commands.output import talk
from workbook.files.atomic import WRITTEN, refusal

COULD_NOT_RUN = 2

ERROR = Text("Fejl: {message}", "Error: {message}")
INTERRUPTED = Text("Afbrudt.", "Interrupted.")
BUG = Text(
    "Programmet gik i stå på grund af en fejl i selve programmet ({kind}). Det er ikke din skyld.",
    "The program stopped because of a fault of its own ({kind}). It is not your doing.",
)
UNCHANGED = Text("Dine filer er ikke ændret.", "Your files are unchanged.")
WRITTEN_BEFORE = Text("Inden da blev der skrevet: {paths}.", "Before that these were written: {paths}.")
WHAT_TO_DO = Text(
    "Kør den samme kommando igen med --debug, og send det, der så står på skærmen, "
    "til dem, der vedligeholder programmet.",
    "Run the same command again with --debug, and send what it shows to those who maintain the program.",
)


def exit_code_of(job: Callable[[], int], language: Language, *, debug: bool) -> int:
    """Run a job and return its exit code; whatever stops it is said on stderr and gives 2."""
    before = len(WRITTEN)
    try:
        return job()
    except click.ClickException as error:
        error.show()
    except KorrekturError as error:
        _traceback(debug=debug)
        talk(ERROR[language].format(message=error.text[language]))
    except (KeyboardInterrupt, click.Abort):
        talk(INTERRUPTED[language])
    except SystemExit:
        pass  # click leaves so when whoever read our output has gone away, as `head` does
    except OSError as error:
        _traceback(debug=debug)
        talk(ERROR[language].format(message=_of_the_system(error)[language]))
    except Exception as error:  # noqa: BLE001  the last resort: a bug is reported as a bug
        _traceback(debug=debug)
        talk(BUG[language].format(kind=type(error).__name__))
        if len(WRITTEN) == before:
            talk(UNCHANGED[language])
        if not debug:
            talk(WHAT_TO_DO[language])
    if WRITTEN[before:]:
        talk(WRITTEN_BEFORE[language].format(paths=", ".join(map(str, WRITTEN[before:]))))
    return COULD_NOT_RUN


def _traceback(*, debug: bool) -> None:
    if debug:
        talk(traceback.format_exc())


def _of_the_system(error: OSError) -> Text:
    """What the operating system refused, and where."""
    why = refusal(error)
    if error.filename is None:
        return why
    return Text(
        f"{error.filename} kan ikke læses eller skrives: {why.da}.",
        f"{error.filename} cannot be read or written: {why.en}.",
    )

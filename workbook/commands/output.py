"""Output: data to stdout or a file, messages to stderr, colours and progress only to a terminal."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import click

from schemas.finding import KorrekturError, Language, Text
from schemas.words.harmless import ascii_json, harmless_lines
from workbook.files.atomic import destination, over_a_workbook, refuse_workbook_at

WIDTH_OF_A_FILE = 100
"""How wide tables are drawn where no terminal says."""
WIDEST, NARROWEST = 120, 60

READING = Text("Kontrollerer", "Checking")
WRITTEN = Text("Skrev {path}", "Wrote {path}")


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person sees this stream as it is written."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a report for people is drawn on: how many characters wide, and whether it shows colours."""

    width: int = WIDTH_OF_A_FILE
    colour: bool = False


def canvas(output: Path | None = None) -> Canvas:
    """The canvas of stdout, or of the file named; NO_COLOR is heeded (no-color.org)."""
    if output is not None or not is_terminal(sys.stdout):
        return Canvas()
    from shutil import get_terminal_size

    wide = max(NARROWEST, min(WIDEST, get_terminal_size().columns))
    return Canvas(wide, colour=not os.environ.get("NO_COLOR"))


_IN_ESCAPES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("json", "json-lines", "sarif"), ascii_json),
    **dict.fromkeys(("html", "junit"), lambda text: text.encode("ascii", "xmlcharrefreplace").decode("ascii")),
}
"""How the formats that can do so spell letters in ASCII alone."""
_ALWAYS_UTF_8 = frozenset({"csv", "github"})
"""Formats without escapes, read by programs that take nothing else; their line ends stand as they are, too."""


def put(text: str, form: str = "text") -> None:
    """Write data to stdout; `form` (text, json, html, …) says how to spell letters where that is not UTF-8."""
    if form in _ALWAYS_UTF_8:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
        return
    if form in _IN_ESCAPES and (sys.stdout.encoding or "").casefold().replace("-", "") != "utf8":
        text = _IN_ESCAPES[form](text)
    click.echo(text, nl=False)


def talk(text: str) -> None:
    """Print a message on stderr."""
    click.echo(harmless_lines(text), err=True)


def write(text: Iterable[str], path: Path, inputs: Sequence[Path], language: Language) -> None:
    """Write a report to a file, over an older one, but never over a workbook. Raises KorrekturError."""
    from workbook.files.atomic import write_pieces

    refuse_workbook(path, inputs)
    write_pieces(path, (one.encode("utf-8", "backslashreplace") for one in text), overwrite=True)
    talk(WRITTEN[language].format(path=path))


def refuse_workbook(path: Path, inputs: Sequence[Path], *, replaces: bool = False) -> None:
    """Raise KorrekturError where a report would be written over a workbook, by its bytes, or under such a name.

    `replaces` says that what lies there is nothing, or an earlier report that may be written anew.
    """
    from workbook.submissions.paths import SPREADSHEETS

    written = {path.absolute(), destination(path)}
    if not written.isdisjoint(one.absolute() for one in inputs) or (
        not replaces and path.suffix.casefold() in SPREADSHEETS
    ):
        raise over_a_workbook(path)
    if not replaces:
        refuse_workbook_at(path)
    if replaces and path.suffix.casefold() != ".xlsx":
        raise KorrekturError(
            f"Listen er en Excel-fil, så navnet skal ende på .xlsx; {path.name} gør det ikke.",
            f"The list is an Excel file, so its name must end in .xlsx; {path.name} does not.",
        )


def deliver(
    text: str | Iterable[str], form: str, output: Path | None, inputs: Sequence[Path], language: Language
) -> None:
    """Write a report to the file named, or to stdout where none is."""
    pieces = [text] if isinstance(text, str) else text
    if output is None:
        for piece in pieces:
            put(piece, form)
    else:
        write(pieces, output, inputs, language)


@contextmanager
def progress(total: int, language: Language, *, wanted: bool) -> Iterator[Callable[[int], None]]:
    """A bar on stderr over several files, when a person looks; yields what to call as files are done.

    It shows how many of how many, files a second and the time left, and is gone afterwards.
    """
    if total < 2 or not wanted or not is_terminal(sys.stderr):  # noqa: PLR2004  one file needs no bar
        yield lambda _number: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from workbook.commands.pace import Pace

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=None), MofNCompleteColumn(), Pace(language))
    console = Console(file=sys.stderr, highlight=False)
    with Progress(*columns, console=console, transient=True, expand=True) as shown:
        task = shown.add_task(READING[language], total=total)
        yield lambda number: shown.advance(task, number)

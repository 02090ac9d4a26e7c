"""`korrektur fix`: what was changed, cell by cell, what was left, and what now remains for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Drawn

from schemas.checking.places import place_words
from schemas.finding import Language, Text
from schemas.rules import RULES
from schemas.words.harmless import harmless
from workbook.files.changing import KEPT
from workbook.fix.fix import FileFix
from workbook.fix.planning import Change, LeftOut
from workbook.reports import words
from workbook.reports.drawn import drawn
from workbook.submissions.submission import Summary, count_findings

LONGEST_FORMULA = 60
FORMULAS_SHOWN = 3
"""Of more formulas put back on a sheet only the number is said; the JSON has them all."""
_FORMULAS = Text(
    "{sheet}: {count} formler, fra {cell} · {rule} Sæt formlerne ind igen",
    "{sheet}: {count} formulas, from {cell} on · {rule} Put the formulas back",
)
NOTHING_TO_DO = Text("der er ikke noget at rette", "there is nothing to fix")
NOT_FIXED = Text("Ikke rettet", "Not fixed")
REMAINING = Text(
    "Tilbage: {counts}. Se dem med »korrektur validate«.", "Left: {counts}. See them with “korrektur validate”."
)
NOTHING_REMAINS = Text("Tilbage: ingenting.", "Left: nothing.")
DONE = Text("rettet", "fixed")
PLANNED = Text("ville blive rettet", "would be fixed")
_CELLS = Text("celler", "cells"), Text("celle", "cell")
_UNSAFE = (
    Text("rettelser kræver --unsafe, for de er et gæt.", "fixes need --unsafe, since they are guesses."),
    Text("rettelse kræver --unsafe, for den er et gæt.", "fix needs --unsafe, since it is a guess."),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every file's outcome in the order given, whether anything was to be written, and by which settings."""

    files: tuple[FileFix, ...]
    written: bool
    source: str = "defaults"

    @property
    def changed(self) -> list[FileFix]:
        """The files that were changed, or would be."""
        return [file for file in self.files if file.changes and file.refused is None]

    @property
    def unreadable(self) -> int:
        """How many files could not be read."""
        return sum(file.error is not None for file in self.files)


def render(outcome: Outcome, language: Language, *, width: int = 100, colour: bool = False) -> str:
    """The whole report, drawn `width` characters wide."""
    parts = [part for file in outcome.files for part in _file(file, language, written=outcome.written)]
    return drawn(Group(*parts, _ending(outcome, language)), width=width, colour=colour)


def _file(file: FileFix, language: Language, *, written: bool) -> Iterator[RenderableType]:
    head = Drawn(harmless(file.path), "bold")
    if file.error is not None:
        title = next(rule.title for rule in RULES if rule.id == file.error)
        head.append(f"\n{words.UNREADABLE[language]}: {title[language]} ({file.error})", "red")
        yield from (head, "")
        return
    if not file.changes:
        head.append(f" · {NOTHING_TO_DO[language]}", "green")
    yield head
    for (rule, sheet, formulas), some in _alike(file.changes).items():
        if formulas and len(some) > FORMULAS_SHOWN:
            cell = some[0].place.cell
            yield _indented(_FORMULAS[language].format(sheet=sheet, count=len(some), cell=cell, rule=rule))
        else:
            yield from (_indented(change_words(change, language)) for change in some)
    for one in file.left_out:
        yield _indented(left_out_words(one, language), "yellow")
    for line, style in _below(file, language, written=written):
        yield _indented(line, style)
    yield ""


def _alike(changes: Sequence[Change]) -> dict[tuple[str, str | None, bool], list[Change]]:
    """The changes by rule, sheet and whether they put a formula back, in the order they came."""
    found: dict[tuple[str, str | None, bool], list[Change]] = {}
    for change in changes:
        found.setdefault((change.rule, change.place.sheet, change.edit.formula is not None), []).append(change)
    return found


def _below(file: FileFix, language: Language, *, written: bool) -> Iterator[tuple[str, str]]:
    """What is said of a file as a whole."""
    if file.refused is not None:
        yield file.refused[language], "bold red"
    elif file.changes:
        yield cells_words(file.cells, language, written=written), "bold"
    if file.backup is not None:
        yield KEPT[language].format(path=file.backup), "dim"
    if file.refused is None:
        summary = count_findings(file.remaining)
        nothing = summary == Summary(accepted=summary.accepted)
        left = NOTHING_REMAINS if nothing else REMAINING
        yield left[language].format(counts=words.counts(summary, language)), "dim"
    if file.unsafe:
        yield words.some(file.unsafe, _UNSAFE, language), "dim"


def change_words(change: Change, language: Language) -> str:
    """`Beløb!H4 (T104, 2026): »0,6« → 0,6 · VAE401 Gør teksten til et tal`."""
    where = place_words(change.place)[language]
    return harmless(
        f"{where}: {_short(change.before[language])} → {_short(change.after[language])} · {change.rule} "
        f"{change.title[language]}"
    )


def _short(content: str) -> str:
    """What stands in a cell; of a long formula its beginning, for nobody reads the rest."""
    is_long = content.startswith("=") and len(content) > LONGEST_FORMULA
    return f"{content[:LONGEST_FORMULA]}…" if is_long else content


def left_out_words(one: LeftOut, language: Language) -> str:
    """`Ikke rettet: Korrektioner!A5 (T101) · NOG501 Slet mellemrummene, fordi …`."""
    where, because = place_words(one.finding.place)[language], one.because[language]
    since = f"fordi {because}" if language == "da" else f"since {because}"
    return harmless(f"{NOT_FIXED[language]}: {where} · {one.finding.rule} {one.fix.title[language]}, {since}")


def cells_words(cells: int, language: Language, *, written: bool) -> str:
    """`3 celler rettet`, or `3 celler ville blive rettet`."""
    return f"{words.some(cells, _CELLS, language)} {(DONE if written else PLANNED)[language]}"


def _ending(outcome: Outcome, language: Language) -> Drawn:
    summary = Summary(files=len(outcome.files), unreadable=outcome.unreadable)
    cells = sum(file.cells for file in outcome.changed)
    said = f"{words.file_counts(summary, language)} · {cells_words(cells, language, written=outcome.written)}"
    return Drawn(said, "bold")


def _indented(line: str, style: str = "") -> RenderableType:
    return Padding(Drawn(harmless(line), style), (0, 0, 0, 2))


__all__ = ["Outcome", "render"]

"""`korrektur addin doctor`: what keeps the add-in from working, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import put

if TYPE_CHECKING:
    from addin.installation.diagnosis import Diagnosis

SHORT = Text("Undersøg, om tilføjelsesprogrammet kan virke.", "Examine whether the add-in can work.")
ABOUT = Text(
    "Undersøg alt, hvad tilføjelsesprogrammet er afhængigt af, og hvad du kan gøre ved det, der mangler.\n\n"
    "Afslutningskode: 0 når intet er i vejen, 1 når noget er, 2 hvor Excel ikke findes.",
    "Examine everything the add-in for Excel depends on, and say what you can do about what is missing.\n\n"
    "Exit code: 0 when nothing is in the way, 1 when something is, 2 where there is no Excel.",
)
STATES = {"good": Text("ok", "ok"), "doubtful": Text("måske", "maybe"), "bad": Text("nej", "no")}
WIDTH = 7


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("doctor", help=ABOUT[language], short_help=SHORT[language])
    @options.everywhere(language)
    def doctor() -> int:
        from addin.installation.diagnosis import DiagnosisState
        from addin.installation.doctor import examine
        from addin.installation.machine import this_machine
        from addin.xlam.carried import LANGUAGES, addin_file

        found = list(examine(this_machine(), [addin_file(one) for one in LANGUAGES]))
        put("".join(f"{line}\n" for one in found for line in lines(one, language)))
        return int(any(one.state is DiagnosisState.BAD for one in found))

    return doctor


def lines(one: Diagnosis, language: Language) -> list[str]:
    """A check as it is printed: its state, what stands there, and under it what to do."""
    said = [f"{STATES[one.state][language]:<{WIDTH}}{one.said[language]}"]
    if one.remedy is not None:
        said.append(f"{'':<{WIDTH}}→ {one.remedy[language]}")
    return said

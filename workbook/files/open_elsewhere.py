"""Who has a file open: the lock files that Excel and LibreOffice put beside an open workbook."""

import platform
import re
from dataclasses import dataclass
from pathlib import Path

from schemas.finding import KorrekturError, Text
from workbook.files import system

_MOST_BYTES = 4096
_SHORT_LENGTH, _SHORT_NAME, _LONG_LENGTH, _LONG_NAME, _LONGEST = 0, 1, 55, 57, 52
"""Excel's mark: the user's name in the system's letters and, from byte 55, in UTF-16, each after its length."""
_FIELD = re.compile(r"((?:\\.|[^,;\\])*)[,;]", re.DOTALL)
"""LibreOffice's mark: full name, user, machine, time and profile, with commas between them."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that says it has the file open, and for whom (empty where it does not say).

    `stale` where it no longer has it: it ended without clearing its mark away.
    """

    program: str
    by: str
    mark: Path
    stale: bool = False

    @property
    def words(self) -> Text:
        """`Excel hos Anna`."""
        return (
            Text(f"{self.program} hos {self.by}", f"{self.program} by {self.by}")
            if self.by
            else Text(*2 * (self.program,))
        )


def holder_of(target: Path) -> Holder | None:
    """Who has the file open by the marks beside it; one that is not stale before one that is."""
    found = [holder for holder in (_excel(target), _libreoffice(target)) if holder is not None]
    return min(found, key=lambda holder: holder.stale, default=None)


def refuse_held(path: Path, target: Path, *, forced: bool | None) -> Text | None:
    """What is to be said of a mark that does not stop a write; raises `KorrekturError` of one that does.

    `forced` is whether a person wants the file written all the same, None where the command has no such option.
    """
    holder = holder_of(target)
    if holder is None:
        return None
    mark, who = holder.mark.name, holder.words
    if holder.stale:
        return Text(
            f"{path}: {mark} siger, at filen er åben i {who.da}, men det er den ikke længere.",
            f"{path}: {mark} says that the file is open in {who.en}, but it no longer is.",
        )
    if forced:
        return Text(
            f"{path} er åben i {who.da}. Den skal lukkes dér uden at gemme, ellers går ændringen her tabt.",
            f"{path} is open in {who.en}. It must be closed there without saving, or the change made here is lost.",
        )
    leftover = Text(f"Er {mark} en rest efter et nedbrud", f"If {mark} is left over from a crash")
    anyway = Text("så brug --force", "use --force") if forced is False else Text("så slet den", "delete it")
    raise KorrekturError(
        f"{path} er åben i {who.da} og er ikke ændret. Få den lukket først. {leftover.da}, {anyway.da}.",
        f"{path} is open in {who.en} and is not changed. Have it closed first. {leftover.en}, {anyway.en}.",
    )


def _excel(target: Path) -> Holder | None:
    mark = target.with_name(f"~${target.name}")
    content = _content(mark)
    if content is None:
        return None
    return Holder("Excel", _excel_user(content), mark, stale=system.SYSTEM.opens_alone(target) is True)


def _excel_user(content: bytes) -> str:
    for length_at, name_at, width, encoding in (
        (_LONG_LENGTH, _LONG_NAME, 2, "utf-16-le"),
        (_SHORT_LENGTH, _SHORT_NAME, 1, "cp1252"),
    ):
        length = int.from_bytes(content[length_at : length_at + width], "little")
        name = content[name_at : name_at + width * length].decode(encoding, "replace").strip("\0 ")
        if 0 < length <= _LONGEST and name:
            return name
    return ""


def _libreoffice(target: Path) -> Holder | None:
    mark = target.with_name(f".~lock.{target.name}#")
    content = _content(mark)
    if content is None:
        return None
    fields = [re.sub(r"\\(.)", r"\1", field) for field in _FIELD.findall(content.decode("utf-8", "replace"))]
    full_name, user, machine, *_ = (field.strip() for field in [*fields, "", "", ""])
    alone = system.SYSTEM.opens_alone(target)
    if alone is None:
        alone = _is_here(machine) and not _libreoffice_runs()
    return Holder("LibreOffice", full_name or user, mark, stale=alone)


def _content(mark: Path) -> bytes | None:
    """The beginning of a mark, empty where its program lets nobody read it; None where there is none."""
    try:
        if not mark.is_file():
            return None
        with mark.open("rb") as file:
            return file.read(_MOST_BYTES)
    except OSError:
        return b""


def _is_here(machine: str) -> bool:
    """Whether a machine's name, with or without its domain, is this one's."""
    return bool(machine) and machine.partition(".")[0].casefold() == platform.node().partition(".")[0].casefold()


def _libreoffice_runs() -> bool:
    """Whether LibreOffice runs on this machine, for whomever; which files it has open it does not tell."""
    import psutil  # noqa: PLC0415  only where a mark lies

    return any(
        (process.info["name"] or "").casefold().startswith("soffice") and process.info["status"] != psutil.STATUS_ZOMBIE
        for process in psutil.process_iter(["name", "status"])
    )

"""`korrektur validate --watch`: check again each time a file is saved."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from schemas.finding import Finding, KorrekturError, Language, Severity, Text
from workbook.commands.output import canvas, put, talk
from workbook.commands.validate_options import Asked
from workbook.commands.validate_report import checked, exit_code, rendered
from workbook.submissions.paths import is_workbook, meant
from workbook.submissions.submission import report_on
from workbook.submissions.todo_list import is_own_list

if TYPE_CHECKING:
    from workbook.submissions.submission import Submission

FOLLOWS = Text(
    "Følger {names} (projektmapper: {count}). Stop med Ctrl-C.",
    "Following {names} (workbooks: {count}). Stop with Ctrl-C.",
)
GONE = Text("{path} er væk.", "{path} is gone.")
CHANGED = Text(
    "{path}: {new} nye fund, {fixed} er væk, {left} er der endnu.",
    "{path}: {new} new findings, {fixed} gone, {left} left.",
)
NO_CHANGE = Text("{path}: samme fund som før ({left}).", "{path}: the same findings as before ({left}).")
_DEBOUNCE = 200
"""Milliseconds in which a save that comes in several steps counts as one."""
_STEP = 50
_PATIENCE, _PAUSE = 1.5, 0.1
"""Seconds to wait for a file that is still being written, and between two looks at it."""
_BEING_WRITTEN = frozenset({"ARK103", "ARK104", "ARK106"})


def watch(asked: Asked, language: Language) -> int:
    """Check what is named, then every file that is written, until Ctrl-C; the exit code is that of the last state."""
    state, stop = _Watched(asked, language), threading.Event()
    with _interrupts(stop):
        state.begin()
        with suppress(KeyboardInterrupt):
            state.tell()
            for paths in _saved(state.folders(), stop):
                state.look_again(paths)
    return exit_code(report_on(list(state.reports.values()), asked.settings), Severity(asked.fail_on))


class _Watched:
    """What was found in every file at its last check."""

    def __init__(self, asked: Asked, language: Language) -> None:
        self.asked = asked
        self.language: Language = language
        self.settings = asked.settings
        self.reports: dict[Path, Submission] = {}

    def begin(self) -> None:
        """Check everything that is there."""
        try:
            found = list(meant(self.asked.paths).workbooks)
        except KorrekturError:  # an empty folder today may be full tomorrow
            found = []
            if not self.folders():
                raise
        for report in self._checked(found):
            self.reports[Path(report.path).absolute()] = report
        self._show(list(self.reports.values()))

    def tell(self) -> None:
        """Say what is followed from now on."""
        talk(FOLLOWS[self.language].format(count=len(self.reports), names=", ".join(self.asked.paths)))

    def folders(self) -> list[Path]:
        """The folders to follow: those named, and those that the files named lie in."""
        named = [Path(name) for name in self.asked.paths]
        within = [path if path.is_dir() else path.parent for path in named]
        return list(dict.fromkeys(path for path in within if path.is_dir()))

    def look_again(self, paths: Iterable[Path]) -> None:
        """Check these files again, where they are followed, and say what has changed."""
        followed = sorted(path for path in paths if self._is_followed(path))
        for path in followed:
            if not path.exists():
                if self.reports.pop(path.absolute(), None) is not None:
                    talk(GONE[self.language].format(path=path))
                continue
            (report,) = self._settled(path)
            before = self.reports.get(path.absolute())
            self.reports[path.absolute()] = report
            self._show([report])
            talk(_difference(before, report, self.language))

    def _is_followed(self, path: Path) -> bool:
        named = [Path(name).absolute() for name in self.asked.paths]
        if path.absolute() in named:
            return True
        # a file may be gone, and a glob is asked anew each time
        inside = any(folder.is_dir() and folder in path.absolute().parents for folder in named)
        globbed = any(path.match(name) or path.absolute().match(name) for name in self.asked.paths)
        return (inside or globbed or path.absolute() in self.reports) and _is_submitted(path)

    def _settled(self, path: Path) -> list[Submission]:
        """The report of a complete file: one that seems damaged may still be being written."""
        until = time.monotonic() + _PATIENCE
        while True:
            reports = self._checked([path])
            if reports[0].error not in _BEING_WRITTEN or time.monotonic() > until:
                return reports
            time.sleep(_PAUSE)

    def _checked(self, paths: list[Path]) -> list[Submission]:
        return list(checked(paths, self.settings, lambda _number: None, self.asked).files) if paths else []

    def _show(self, files: list[Submission]) -> None:
        if files:
            for piece in rendered(report_on(files, self.settings), self.asked, self.language, canvas()):
                put(piece)


def _is_submitted(path: Path) -> bool:
    """Whether a file in a folder that is followed is one that somebody hands in."""
    return is_workbook(path) and not path.is_dir() and not is_own_list(path)


def _difference(before: Submission | None, now: Submission, language: Language) -> str:
    """One line: how many findings are new, gone and left."""
    old = {_about(one) for one in before.findings} if before else set()
    new = {_about(one) for one in now.findings}
    words = NO_CHANGE if before is not None and old == new else CHANGED
    return words[language].format(path=now.path, new=len(new - old), fixed=len(old - new), left=len(new & old))


def _about(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    return finding.rule, place.sheet, place.key, place.column, finding.found, finding.accepted


@contextmanager
def _interrupts(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C sets `stop` too: an interrupt raised inside a destructor is swallowed."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:  # as `nohup` does
        yield
        return

    def interrupted(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.default_int_handler(number, frame)

    signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _saved(folders: list[Path], stop: threading.Event) -> Iterator[list[Path]]:
    """The files written, named anew or taken away, a save at a time.

    On network drives, where the system does not tell, WATCHFILES_FORCE_POLLING=true has the folder looked through.
    """
    from watchfiles import watch as changes

    for batch in changes(
        *folders, debounce=_DEBOUNCE, step=_STEP, raise_interrupt=True, rust_timeout=1_000, stop_event=stop
    ):
        yield [Path(name) for _, name in batch]

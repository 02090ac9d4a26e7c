"""An engine for xlwings over a running LibreOffice: the very objects of xlwings, without Excel.

What the add-in uses, behaves as Excel does, refusals included; anything else raises NotImplementedError. `api` gives
objects that answer to Excel's own names (`excel_members`), so that the add-in's calls for Windows run as they are.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import xlwings as xw
from libreoffice.books import Books
from libreoffice.cell_contents import ERROR_CODES
from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from libreoffice.bridge import Uno
    from libreoffice.ranges import Range

NAME = "libreoffice"
_CODES = {code: shown for shown, code in ERROR_CODES.items()}


class Engine:
    """What xlwings knows an engine by."""

    name = NAME
    type = "desktop"

    def __init__(self, desktop: Uno) -> None:
        self.apps = Apps(self, desktop)

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Raw values as a reader asked for them; blank cells and empty texts alike become `empty_as`."""

        def one(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if type(value) is int:
                return _CODES[value] if err_to_str else None
            if hasattr(value, "microsecond"):
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
                return datetime_builder(**{part: getattr(value, part) for part in parts}, tzinfo=None)
            return number_builder(value) if number_builder is not None and isinstance(value, float) else value

        return [[one(value) for value in row] for row in data]

    @staticmethod
    def prepare_xl_data_element(value: Any, _options: Any) -> Any:
        """A value to be written; no number is a blank."""
        if value is None or (isinstance(value, float) and value != value):  # noqa: PLR0124  the test for NaN
            return ""
        return value


class Apps(base_classes.Apps):
    """The one running office."""

    def __init__(self, engine: Engine, desktop: Uno) -> None:
        self._app = App(engine, desktop)

    def keys(self) -> list[int]:
        return [self._app.pid]

    def __iter__(self) -> Iterator[App]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        return self._app


class App(base_classes.App):
    """The office; `calls` counts what would each be a call into another process, `macros` are run by name, and
    `protections` keeps the options sheets were protected with, which LibreOffice cannot tell."""

    screen_updating = True
    display_alerts = True
    enable_events = True
    interactive = True
    visible = False
    calculation = "automatic"
    AutoFillFormulasInLists = True
    status_bar: Any = False

    def __init__(self, engine: Engine, desktop: Uno) -> None:
        self._engine = engine
        self.desktop = desktop
        self._books = Books(self)
        self.calls: Counter[str] = Counter()
        self.macros: dict[str, Callable[..., Any]] = {}
        self.protections: list[dict[str, Any]] = []

    @property
    def api(self) -> App:
        return self

    @property
    def AutoCorrect(self) -> App:
        """Excel's options for what it writes by itself; LibreOffice fills no columns of a table."""
        return self

    @property
    def engine(self) -> Engine:
        return self._engine

    @property
    def books(self) -> Books:
        return self._books

    @property
    def pid(self) -> int:
        return 1

    @property
    def selection(self) -> Range:
        return self._books.active.selection

    def activate(self, steal_focus: bool = False) -> None:
        """Without windows there is none to raise."""

    def calculate(self) -> None:
        for book in self.books:
            book.doc.calculateAll()

    def run(self, macro: str, args: Sequence[Any]) -> Any:
        return self.macros[macro.rpartition("!")[2]](*args)


def register(desktop: Uno) -> xw.Engine:
    """Make xlwings know the office, and use it."""
    engine = xw.Engine(impl=Engine(desktop))
    xw.engines.add(engine)
    engine.activate()
    return engine

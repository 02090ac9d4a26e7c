"""A LibreOffice that is to be seen, with our buttons in its window."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from libreoffice.bridge import enum, struct
from libreoffice.engine import register
from libreoffice.gui.screen import HEIGHT, WIDTH, click, photograph, screen, why_no_screen
from libreoffice.gui.toolbar import URL, add_macros, toolbar_item
from libreoffice.office import start, why_not
from support.processes import A_LONG_WHILE
from support.recalculate import prepare_profile
from support.workbooks import sample_at

from addin.ribbon import handlers as ribbon

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlwings as xw

BUTTONS = {"validate": "Validér", "clear_marks": "Ryd markeringer", "next_point": "Næste punkt"}
_BY_VALUE = 3
"""com.sun.star.view.DocumentZoomType"""
_POSITION_AND_SIZE = 15
"""com.sun.star.awt.PosSize"""
_SHOWN = """<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse">
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse">
<value>da</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value>
</prop></item>"""
"""No tips and no greetings, and menus in Danish."""


@dataclass(frozen=True)
class Window:
    """The window with the sample in it; each click leaves a file in the folder `clicks`."""

    display: str
    book: xw.Book
    clicks: Path

    def press(self, label: str) -> str:
        """Click the button with this label, and do what it asks for as Excel's ribbon does; the handler's name."""
        where = _button(self._frame, label).getLocationOnScreen()
        click(self.display, where.X + 10, where.Y + 10)
        until = time.monotonic() + A_LONG_WHILE
        while not (made := [*self.clicks.iterdir()]):
            assert time.monotonic() < until, f"nothing came of the click on {label}"
            time.sleep(0.05)
        made[0].unlink()
        getattr(ribbon, made[0].name)(self.book)
        return made[0].name

    def zoom(self, per_cent: int) -> None:
        """Show more or less of the sheets."""
        controller = self.book.impl.doc.getCurrentController()
        controller.ZoomType, controller.ZoomValue = _BY_VALUE, per_cent

    def scroll(self, row: int) -> None:
        """Let this row stand first below the frozen ones."""
        controller = self.book.impl.doc.getCurrentController()
        controller.getByIndex(controller.getCount() - 1).setFirstVisibleRow(row - 1)

    def photograph(self, path: Path) -> None:
        """What is to be seen, once it is all drawn."""
        toolkit = self._frame.getContainerWindow().getToolkit()
        toolkit.processEventsToIdle()
        photograph(self.display, path)

    @property
    def _frame(self) -> Any:
        return self.book.impl.doc.getCurrentController().getFrame()


def _button(frame: Any, label: str) -> Any:
    """The accessible button: LibreOffice tells where on the screen it is."""
    toolbar = frame.LayoutManager.getElement(URL).getRealInterface().getAccessibleContext()
    buttons = [toolbar.getAccessibleChild(at).getAccessibleContext() for at in range(toolbar.getAccessibleChildCount())]
    return next(button for button in buttons if button.getAccessibleName() == label)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """LibreOffice on a screen of its own, with the sample."""
    reason = why_not() or why_no_screen()
    if reason is not None:
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("vindue")
    clicks, profile = folder / "klik", folder / "profil"
    clicks.mkdir()
    _prepare(profile)
    with screen() as display:
        office = start(profile, "da-DK", display)
        try:
            add_macros(office.context, BUTTONS, clicks)
            app = register(office.desktop).apps[1]
            app.impl.visible = True
            book = app.books.open(sample_at(folder / "oekonomiudvalg.xlsx"))
            frame = book.impl.doc.getCurrentController().getFrame()
            frame.getContainerWindow().setPosSize(0, 0, WIDTH, HEIGHT, _POSITION_AND_SIZE)
            top = enum("ui.DockingArea", "DOCKINGAREA_TOP")
            frame.LayoutManager.dockWindow(URL, top, struct("awt.Point", X=0, Y=2))
            yield Window(display, book, clicks)
            book.impl.save_as(folder / "gemt.xlsx")  # else LibreOffice would ask whether to
        finally:
            office.stop()


def _prepare(profile: Path) -> None:
    """A profile without greetings and with our toolbar."""
    prepare_profile(profile, "da-DK")
    settings = profile / "user" / "registrymodifications.xcu"
    items = f"{_SHOWN}\n{toolbar_item(BUTTONS)}\n</oor:items>"
    settings.write_text(settings.read_text("utf-8").replace("</oor:items>", items), "utf-8")

"""A workbook recalculated by other programs than ours: LibreOffice in a given locale, and betteroffice."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import betteroffice_xlsx
import pytest
from openpyxl import load_workbook
from support.processes import A_LONG_WHILE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SOFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

Cell = tuple[str, str]
"""(sheet name, A1 address)"""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{locale}</value></prop></item>
</oor:items>
"""
"""Mode 0 recalculates always; by default LibreOffice keeps the values stored in the file."""


def prepare_profile(profile: Path, locale: str) -> None:
    """A profile folder for soffice that recalculates what it opens and takes numbers as this locale writes them."""
    user = profile / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(locale=locale), "utf-8")


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """One profile of LibreOffice, of its own, with a locale; a start takes some seconds."""

    profile: Path
    locale: str

    def convert(self, sources: Sequence[Path], target: str, folder: Path, *, opened_as: str = "") -> None:
        """The files in another format, written to `folder`; `target` is soffice's --convert-to.

        `opened_as` names the filter to open with, where LibreOffice does not find it by itself.
        """
        prepare_profile(self.profile, self.locale)
        subprocess.run(  # noqa: S603  a program found on the path, arguments of our own
            [
                str(SOFFICE), f"-env:UserInstallation={self.profile.as_uri()}", "--headless", "--norestore",
                *([f"--infilter={opened_as}"] if opened_as else []),
                "--convert-to", target, "--outdir", str(folder), *map(str, sources),
            ],
            check=True, capture_output=True, timeout=A_LONG_WHILE,
        )  # fmt: skip

    def values(self, packages: Mapping[str, bytes], folder: Path) -> dict[str, dict[Cell, Any]]:
        """Every cell's value after recalculation, by the names of the packages; one start for all."""
        sources = {name: folder / f"book{number}.xlsx" for number, name in enumerate(packages)}
        for name, source in sources.items():
            source.write_bytes(packages[name])
        out = folder / "recalculated"
        self.convert([*sources.values()], "xlsx:Calc MS Excel 2007 XML", out)
        return {name: _values(out / source.name) for name, source in sources.items()}


def _values(path: Path) -> dict[Cell, Any]:
    book = load_workbook(path, data_only=True)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book.worksheets for row in sheet for cell in row}


def betteroffice_values(package: bytes, cells: list[Cell]) -> dict[Cell, Any]:
    """The values of these cells as betteroffice recalculates them."""
    book = betteroffice_xlsx.Workbook.open_recalculated(package)
    return {(sheet, cell): book.value(sheet, cell) for sheet, cell in cells}

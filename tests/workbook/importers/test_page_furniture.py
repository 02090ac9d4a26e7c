"""Running heads and feet are left out by place and repetition; a section's words never are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.form_documents import as_text
from support.form_imports import BASE, write

if TYPE_CHECKING:
    from pathlib import Path


def _consequences(
    folder: Path, *, head: str = "", foot: str = "", last: str = "Gælder alle år.", count: int = 3
) -> list[object]:
    pages = []
    for n in range(1, count + 1):
        text = as_text([replace(BASE, nr=f"K20{n}", consequences=(last,))]).strip("\n")
        text = text if n == 1 else text.split("overslagsår\n", 1)[1].strip("\n")
        pages.append("\n\n".join(part for part in (head.format(n), text, foot.format(n)) if part))
    korrektur("import", write(folder, "\n\f".join(pages)), "-o", folder / "out.xlsx")
    sheet = load_workbook(folder / "out.xlsx")["Korrektioner"]
    at = [cell.value for cell in sheet[3]].index("Økonomiske konsekvenser")
    return [sheet[4 + n][at].value for n in range(count)]


@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize(
    "last",
    [
        "Korrektionen finansieres af kassen.",
        "Finansieres af kassen",
        "Prisen stiger.\n\nFinansieres af kassen",
        "• Kassen",
    ],
)
def test_a_sentence_that_ends_every_page_is_kept(last: str, count: int, tmp_path: Path) -> None:
    found = _consequences(tmp_path, last=last, count=count)
    assert all(str(one).endswith(last.rsplit("\n", maxsplit=1)[-1]) for one in found)


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Norddjurs Kommune", ""),
        ("", "Norddjurs Kommune · side {}"),
        ("Budgetmappe 2026", "Side {} af 3"),
        ("", "Budgetforslag – sagsnr. 25-1234"),
        ("", "- {} -"),
    ],
)
def test_what_runs_over_all_pages_is_left_out(head: str, foot: str, tmp_path: Path) -> None:
    assert _consequences(tmp_path, head=head, foot=foot) == ["Gælder alle år."] * 3

"""Other ways the same form page is set."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from support.form_documents import as_text
from support.form_imports import BASE, amounts_of, import_edited, import_pages, write
from support.form_pages import PLAIN, Layout, same

from workbook.importers import import_forms

if TYPE_CHECKING:
    from pathlib import Path

YEARS = "(Mio. kr. i 2026-priser) 2026 2027 2028 2029 Iværksættelsestidspunkt:"
HEADING = "Baggrund for og beskrivelse af den tekniske korrektion"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" Titel                 Nr.\n\nDrift af svømmehal  K201", "Titel: Drift af svømmehal   Nr.: K201"),
        (" Titel                 Nr.", "TITEL\tNR"),
        ("Drift af svømmehal  K201", "Drift af svømmehal K201"),
        ("Drift af svømmehal  K201", "Drift af  K201\nsvømmehal"),
        (YEARS, "(Mio. kr. i\n2026 2027 2028 2029 Iværksættelsestidspunkt:\n2026-priser)"),
        (YEARS, "(Mio. kr. i 2026-priser)\n2026 2027 2028 2029 Iværksættelsestidspunkt:"),
        (YEARS, "(Mio. kr. i   2026 2027 2028 2029   Iværksættelses-\n2026-priser)   tidspunkt:"),
        (YEARS, "Mio. kr. (2026-pl) 2026 2027 2028 2029 Iværksættelsestidspunkt:"),
        (YEARS, "(mio.kr., 2026-prisniveau)   2026   2027   2028   2029   Iværksættelsestidspunkt"),
        ("Indenfor servicerammen:", "Inden for servicerammen:"),
        ("Indenfor servicerammen:", "Indenfor\nservicerammen:"),
        ("1,200 01.01.2026", "1,200 1. januar\n2026"),
        ("Antal fuldtidsstillinger 0 0 0 0", "Antal\n0 0 0 0\nfuldtidsstillinger"),
        ("Antal fuldtidsstillinger 0 0 0 0", "Antal fuldtids-\nstillinger 0 0 0 0"),
        ("Antal fuldtidsstillinger 0 0 0 0", "Antal\nfuldtidsstillinger 0 0 0 0"),
        ("Antal fuldtidsstillinger 0 0 0 0", "Antal fuldtids- 0 0 0 0\nstillinger"),
        ("Udgifter 1,200", "UDGIFTER: +1,200"),
        ("Udgifter 1,200", "Udgifter\n1,200"),
        ("Netto 1,200", "Nettoudgift 1,200"),
        (HEADING, "Baggrund for og beskrivelse af den\ntekniske korrektion"),
        (HEADING, f"1. {HEADING}:"),
        ("Økonomiske konsekvenser", " Økonomiske\nkonsekvenser"),
        ("Indtægter 0,000", f"{PLAIN.committee}\n{PLAIN.heading}\nIndtægter 0,000"),
        ("Indtægter 0,000", f"Side 3 af 9\n{YEARS}\nIndtægter 0,000"),
    ],
)
def test_the_form_is_read_the_same_when_set_otherwise(old: str, new: str, tmp_path: Path) -> None:
    imported = import_edited(tmp_path, old, new)
    (row,) = imported.contents.rows["corrections"]
    assert [problem.message.da for problem in imported.problems] == []
    assert (row["nr"], row["title"], row["service_frame"]) == ("K201", "Drift af svømmehal", "Ja")
    assert (str(row["effective_date"]), row["price_level"]) == ("2026-01-01", 2026)
    assert (row["background"], row["consequences"]) == (BASE.background[0], BASE.consequences[0])
    assert (amounts_of(imported), imported.read[0].net) == ((1_200_000,) * 4, (1_200_000,) * 4)
    assert imported.contents.rows["fte"] == ()


def test_a_minus_apart_from_its_number_belongs_to_it(tmp_path: Path) -> None:
    imported = import_pages(tmp_path, replace(BASE, expenditure=same("- 0,200")))
    assert (amounts_of(imported), imported.problems) == ((-200_000,) * 4, ())


@pytest.mark.parametrize(
    "committee",
    [
        "Økonomiudvalget",
        "Social- og sundhedsudvalget",
        "Børne-, unge- og kulturudvalget",
        "Udvalget for klima, natur og miljø",
        "Udvalget for Beskæftigelse, Erhverv\nog Uddannelse",
        "Udvalg: Teknisk Udvalg",
        "Kommunalbestyrelsen",
    ],
)
def test_committees_are_known_by_their_names(committee: str, tmp_path: Path) -> None:
    imported = import_pages(tmp_path, BASE, layout=Layout(committee=committee))
    name = committee.removeprefix("Udvalg: ").replace("\n", " ")
    assert (imported.contents.master_data["committee"], imported.problems) == (name, ())


@pytest.mark.parametrize("text", ["Indstilles til udvalget", "Fremsendes til udvalgsbehandling", "Bilag 4"])
def test_a_line_that_only_mentions_a_committee_is_none(text: str, tmp_path: Path) -> None:
    imported = import_pages(tmp_path, BASE, layout=Layout(committee=text))
    assert imported.contents.master_data["committee"] is None
    assert any(f"»{text}«" in problem.message.da for problem in imported.problems)


@pytest.mark.parametrize(
    "heading",
    [
        "Tekniske korrektioner til budget 2026 og overslagsårene 2027-2029",
        "Teknisk korrektion - Budget 2026",
        "Budget 2026 – tekniske korrektioner",
        "TEKNISK KORREKTION – BUDGET 2026-2029",
    ],
)
def test_the_budget_year_is_read_from_headings_of_many_kinds(heading: str, tmp_path: Path) -> None:
    imported = import_pages(tmp_path, BASE, layout=Layout(heading=heading))
    assert (imported.contents.budget_year, imported.problems) == (2026, ())


def test_a_second_committees_forms_in_the_same_file_leave_the_committee_blank(tmp_path: Path) -> None:
    second = as_text([replace(BASE, nr="K202")], Layout(committee="Udvalget for natur og miljø"))
    imported = import_forms([write(tmp_path, as_text([BASE]) + second)])
    assert imported.contents.master_data["committee"] is None
    assert [problem.kind.value for problem in imported.problems] == ["disagrees"]


def test_prose_that_begins_like_a_row_of_the_table_stays_prose(tmp_path: Path) -> None:
    note = "Udgifter til leje indgår ikke."
    imported = import_edited(tmp_path, HEADING, f"{note}\n\n{HEADING}")
    assert imported.contents.rows["corrections"][0]["background"] == f"{note}\n\n{BASE.background[0]}"


def test_rows_of_the_same_kind_in_the_prose_are_no_rows_of_the_form(tmp_path: Path) -> None:
    inner = "Udgifter 9,000 9,000 9,000 9,000\nNetto 9,000 9,000 9,000 9,000"
    imported = import_edited(tmp_path, str(BASE.consequences[0]), inner)
    assert (amounts_of(imported), imported.problems) == ((1_200_000,) * 4, ())


def test_a_row_printed_twice_with_other_figures_is_told(tmp_path: Path) -> None:
    imported = import_edited(tmp_path, "Netto 1,200", "Udgifter 9,000 9,000 9,000 9,000\nNetto 1,200")
    assert [problem.kind.value for problem in imported.problems] == ["not_understood"]
    assert amounts_of(imported) == (1_200_000,) * 4


def test_a_cell_that_holds_a_whole_row_is_read_as_a_line(tmp_path: Path) -> None:
    document = docx.Document()
    for line in as_text([BASE]).splitlines():
        label, _, rest = line.partition(" ")
        if label in ("Udgifter", "Indtægter", "Netto"):
            cells = document.add_table(rows=1, cols=2).rows[0].cells
            cells[0].text, cells[1].text = label, rest
        else:
            document.add_paragraph(line)
    document.save(str(tmp_path / "forms.docx"))
    imported = import_forms([tmp_path / "forms.docx"])
    assert (amounts_of(imported), imported.problems) == ((1_200_000,) * 4, ())

"""The nine real corrections as rows: exactly what is wrong with them comes out, and what holds is silent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.together import alone

from schemas.examples.shared_rows import correction, every_year, financed, line
from schemas.finding import Severity
from schemas.rule import Example
from schemas.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.finding import Finding
    from schemas.rule import ExampleRow

YEARS = ("2026", "2027", "2028", "2029")
FROM_2026 = {"2026": 0.2, "2027": 0, "2028": 0, "2029": 0}

CORRECTIONS = [
    correction("T101", Titel="Digital udvikling KOMBIT projekter"),
    correction("T102", Titel="Finansiering af IT-infrastruktur licenser"),
    correction(
        "T103",
        Titel="Administrationsbidrag til Udbetaling Danmark",
        Baggrund="Bidraget fordeles efter folketal.\n\n*Opdateres med tal i juni.",
        **{"Økonomiske konsekvenser": "Skøn pr. x. juli 2025: x,xxx mio. kr. højere i 2026, x,xxx mio. kr. i 2027."},
    ),
    correction("T104", Titel="Boligsikring til lejere der ikke er pensionister", **{"Indenfor servicerammen": "Nej"}),
    correction(
        "T105",
        Titel="IT- og Cybersikkerhed (NIS2)",
        **{
            "Økonomiske konsekvenser": "Tre årsværk 1.8 mio. kr.\nSOC 0.6 mio. kr.\nCERT 0.1 mio. kr.\n"
            "Licenser 0.4 mio. kr.\nI alt løbende 2.9 mio. kr.\n\nBackup 0.2 mio. kr.\n\n"
            "Lovens kompensation på 0,6 til 1.8 mio. kr. skal fratrækkes."
        },
    ),
    correction("T106", Titel="Administrationsudgifter til sagsbehandling", Prisniveau=2025),
    correction("T108", Titel="Øget bidrag til Børnehus Midt"),
    correction("T109", Titel="Central Barselspulje"),
    correction("T304", Titel="Anmodning om aktindsigt i egen sag", **{"Indenfor servicerammen": "Uafklaret"}),
]
AMOUNTS = [
    line("T101", 1.0, Tekst="KOMBIT"),
    line("T101", 1.0, Tekst="Digitaliseringsprogram"),
    line("T102", 0.88, Tekst="Licensaftale"),
    line("T103", 0, Tekst="Administrationsbidrag"),
    line("T104", 0.8, Tekst="Boligsikring"),
    line("T104", -0.2, Tekst="Boligydelse"),
    line("T105", 1.8, Tekst="Løn"),
    line("T105", 0.6, Tekst="SOC"),
    line("T105", 0.1, Tekst="CERT"),
    line("T105", 0.4, Tekst="Licenser"),
    line("T105", 0, Tekst="Backup", Varighed="Engangsbeløb", **FROM_2026),
    line("T106", 0.5, Tekst="Sagsbehandling"),
    line("T108", 0.423, Tekst="Objektivt bidrag"),
    line("T109", 3.8, Tekst="Barselsudligning"),
    line("T304", 0.245, Tekst="Aktindsigt"),
]
FTE: list[ExampleRow] = [{"Nr": "T106"} | every_year(1), {"Nr": "T304"} | every_year(0.54)]
FINANCING = [
    financed("T101", -2.0, Kilde="Anlæg"),
    financed("T102", -0.95, Kilde="Anlæg", Reference="A108"),
    financed("T104", -0.6),
]
SAVING: list[ExampleRow] = [
    {"Nr": "T102", "Type": "Budget i dag", "Tekst": "Licenser"} | every_year(0.95),
    {"Nr": "T102", "Type": "Undgået merudgift", "Tekst": "Højere licenstype"} | every_year(0.3),
    {"Nr": "T102", "Type": "Ny udgift", "Tekst": "Licensaftale"} | every_year(0.88),
]
ESTIMATES: list[ExampleRow] = [
    {"Nr": "T103", "Type": "Nyt skøn", "Tekst": "Skøn"},
    {"Nr": "T103", "Type": "Afsat budget", "Tekst": "Budget", "Prisniveau": 2025}
    | dict(zip(YEARS, (8.336, 8.265, 8.199, 8.199), strict=True)),
    {"Nr": "T108", "Type": "Nyt skøn", "Tekst": "Udmeldt"} | every_year(0.933),
    {"Nr": "T108", "Type": "Afsat budget", "Tekst": "Budget"} | every_year(0.51),
]

OURS = ("NOG", "SUM", "PRI", "TXT")
EXPECTED = {
    ("NOG506", "T107"),
    ("NOG507", "T304"),
    ("SUM602", "T103"),
    ("SUM603", "T103"),
    ("SUM607", "-"),
    ("SUM608", "T101"),
    ("PRI701", "T106"),
    ("PRI703", "T103"),
    ("TXT801", "T103"),
    ("TXT802", "T103"),
    ("TXT804", "T105"),
    ("TXT805", "T105"),
    ("TXT806", "T105"),
}


def nine(
    *,
    corrections: Sequence[ExampleRow | None] = CORRECTIONS,
    amounts: Sequence[ExampleRow | None] = AMOUNTS,
    financing: Sequence[ExampleRow | None] = FINANCING,
    calculation: Sequence[ExampleRow | None] = (*SAVING, *ESTIMATES),
    **facts: Any,
) -> Example:
    return Example(
        {
            "Korrektioner": corrections,
            "Beløb": amounts,
            "Fuldtidsstillinger": FTE,
            "Finansiering": financing,
            "Beregning": calculation,
        },
        master_data={"Status": "Kladde"} | facts,
    )


def ours(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule.startswith(OURS)]


def pairs(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(finding.rule, finding.place.key) for finding in ours(findings)}


def only(findings: list[Finding], rule: str) -> Finding:
    (found,) = [finding for finding in ours(findings) if finding.rule == rule]
    return found


def swapped(rows: Sequence[ExampleRow], nr: str, **changes: Any) -> list[ExampleRow]:
    return [row | changes if row["Nr"] == nr else row for row in rows]


@pytest.mark.book(nine())
def test_exactly_what_is_wrong_with_the_nine_comes_out(findings: list[Finding]) -> None:
    assert pairs(findings) == EXPECTED


@pytest.mark.book(nine())
def test_each_of_them_is_one_finding(findings: list[Finding]) -> None:
    assert len(ours(findings)) == len(EXPECTED)


@pytest.mark.book(nine())
def test_one_note_lists_the_corrections_without_financing(findings: list[Finding]) -> None:
    note = only(findings, "SUM607")
    assert (note.severity, note.found.da) == (Severity.NOTE, "T105, T106, T108, T109, T304")


@pytest.mark.book(nine(), Settings(financing_required=True))
def test_the_note_is_a_warning_where_financing_is_required(findings: list[Finding]) -> None:
    assert only(findings, "SUM607").severity is Severity.WARNING


@pytest.mark.book(nine())
def test_the_price_level_is_found_at_its_cell(findings: list[Finding]) -> None:
    finding = only(findings, "PRI701")
    assert (finding.place.sheet, finding.place.cell) == ("Korrektioner", "G9")
    assert (finding.found.da, finding.expected.da) == ("2025", "2026")


def test_placeholders_and_zeros_are_errors_on_submission() -> None:
    draft = {one.rule: one.severity for one in ours(alone(nine()))}
    submitted = {one.rule: one.severity for one in ours(alone(nine(Status="Indsendt")))}
    late = {"TXT801", "SUM602", "SUM603"}
    assert {draft[rule] for rule in late} == {Severity.WARNING}
    assert {submitted[rule] for rule in late} == {Severity.ERROR}


@pytest.mark.book(nine(calculation=ESTIMATES))
def test_financing_above_netto_is_a_finding_once_the_saving_is_not_shown(findings: list[Finding]) -> None:
    assert pairs(findings) == EXPECTED | {("SUM606", "T102")}


@pytest.mark.book(nine(financing=swapped(FINANCING, "T102", **every_year(-0.88))))
def test_a_saving_that_the_financing_does_not_set_free_is_not_in_the_budget(findings: list[Finding]) -> None:
    assert pairs(findings) == EXPECTED | {("SUM605", "T102")}


@pytest.mark.book(
    nine(calculation=[*swapped(SAVING[1:2], "T102", **every_year(9.0)), SAVING[0], SAVING[2], *ESTIMATES])
)
def test_an_avoided_expense_asks_for_nothing_in_the_budget(findings: list[Finding]) -> None:
    assert pairs(findings) == EXPECTED


@pytest.mark.book(nine(calculation=[*SAVING, *ESTIMATES[:2], ESTIMATES[2] | every_year(0.943), ESTIMATES[3]]))
def test_an_estimate_that_does_not_give_netto_is_found(findings: list[Finding]) -> None:
    finding = only(findings, "SUM601")
    assert (finding.place.key, finding.found.da, finding.expected.da) == ("T108", "0,423", "0,433")


@pytest.mark.book(nine(calculation=[*SAVING, *ESTIMATES[:2], ESTIMATES[2] | every_year(0.9335), ESTIMATES[3]]))
def test_half_of_the_last_decimal_is_no_difference(findings: list[Finding]) -> None:
    assert not {one for one in pairs(findings) if one[0] == "SUM601"}


@pytest.mark.book(
    nine(
        financing=[
            *FINANCING,
            financed("T104", -0.2, Kilde="Omplacering", Reference="Boligydelse", Servicerammen="Nej"),
        ]
    )
)
def test_the_reallocation_of_t104_counted_in_finansiering_too_is_counted_twice(findings: list[Finding]) -> None:
    assert pairs(findings) == EXPECTED | {("SUM610", "T104")}


def test_a_preliminary_correction_with_a_date_is_a_warning() -> None:

    preliminary = {"Status": "Foreløbig", "Forventes endelig": date(2025, 12, 31)}
    example = nine(corrections=swapped(CORRECTIONS, "T103", **preliminary), Status="Indsendt")
    assert only(alone(example), "SUM604").severity is Severity.WARNING
    assert not {("SUM602", "T103"), ("SUM603", "T103")} & pairs(alone(example))


@pytest.mark.book(nine(corrections=swapped(CORRECTIONS, "T103", Status="Foreløbig")))
def test_a_preliminary_correction_without_a_date_is_an_error_on_submission(findings: list[Finding]) -> None:
    finding = only(findings, "SUM604")
    assert (finding.severity, finding.on_submission) == (Severity.WARNING, Severity.ERROR)


@pytest.mark.book(
    nine(
        corrections=swapped(CORRECTIONS, "T103", **{"Status": "Foreløbig", "Forventes endelig": date(2025, 12, 31)}),
        Status="Endelig",
    )
)
def test_a_preliminary_correction_without_figures_is_an_error_in_a_closed_workbook(findings: list[Finding]) -> None:

    assert only(findings, "SUM604").severity is Severity.ERROR


def test_a_rejected_correction_is_judged_on_its_number_alone() -> None:
    for nr in ("T101", "T103", "T105", "T106"):
        left = pairs(alone(nine(corrections=swapped(CORRECTIONS, nr, Beslutning="Forkastet"))))
        assert not {one for one in left if one[1] == nr}


@pytest.mark.book(nine(corrections=swapped(CORRECTIONS, "T304", Status="Udgået")))
def test_a_withdrawn_number_is_still_checked(findings: list[Finding]) -> None:
    left = pairs(findings)
    assert {one for one in left if one[1] == "T304"} == {("NOG507", "T304")}


@pytest.mark.book(nine(corrections=[row for row in CORRECTIONS if row["Nr"] != "T102"]))
def test_a_loose_line_silences_the_sums_of_its_number(findings: list[Finding]) -> None:
    found = pairs(findings)
    assert {one for one in found if one[1] == "T102"} == {("NOG504", "T102")}


@pytest.mark.book(nine(amounts=swapped(AMOUNTS, "T102", **{"2026": -0.88})))
def test_a_wrong_sign_silences_the_financing_of_its_year(findings: list[Finding]) -> None:
    assert not {one for one in pairs(findings) if one[1] == "T102"}


def _merged(*answers: str) -> list[Finding]:
    """Money moved between two committees of a merged workbook, each naming the other, with these answers."""
    names = ("Økonomiudvalget", "Socialudvalget")
    example = Example(
        {
            "Korrektioner": [{"Udvalg": name} | correction("T101") for name in names],
            "Beløb": [{"Udvalg": name} | line("T101", amount) for name, amount in zip(names, (0.5, -0.5), strict=True)],
            "Finansiering": [
                financed("T101", amount)
                | {"Udvalg": name, "Kilde": "Omplacering", "Reference": other, "Servicerammen": answer}
                for name, other, answer, amount in zip(names, reversed(names), answers, (-0.5, 0.5), strict=True)
            ],
        },
        merged_committees=names,
    )  # fmt: skip
    return [one for one in alone(example) if one.rule in ("SUM609", "SUM610")]


def test_money_moved_between_merged_committees_that_answers_alike_is_silent() -> None:
    assert _merged("Ja", "Ja") == []


def test_two_ends_that_say_otherwise_of_the_frame_are_one_finding() -> None:
    (found,) = _merged("Ja", "Nej")
    assert (found.place.column, found.found.da, found.expected.da) == ("Servicerammen", "Nej", "Ja")
    assert found.place.committee == "Socialudvalget"

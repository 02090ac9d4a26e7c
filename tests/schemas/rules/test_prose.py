"""Prose: what is wrong is found in the wordings people use, and what holds in real forms is silent."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.example_grids import grid_of
from support.together import Together

from schemas.checking.check import check
from schemas.examples.shared_rows import correction, every_year, line
from schemas.finding import Severity
from schemas.prose.amounts import stated_amounts
from schemas.rule import Example
from schemas.rules import RULES
from schemas.rules.prose.positions_in_text import mentioned_fte
from schemas.settings import Settings
from workbook.reading.parse import parse

SOURCE = Path(__file__).parents[4] / "shared" / "source"
CONSEQUENCES = "Økonomiske konsekvenser"


PLACEHOLDERS = (
    "Beløbet er x,xxx mio. kr.",
    "Beløbet er X,X mio. kr.",
    "Skøn pr. x. juli 2025.",
    "Skøn pr. xx. december 2025.",
    "Dato: xx.xx.2026.",
    "Beløbet er XX mio. kr.",
    "Beløbet er xxx kr. om året.",
    "Beløbet er [indsæt beløb] om året.",
)
NO_PLACEHOLDERS = (
    "750 sager x 1.250 kr. pr. sag.",
    "Antal brugere x kr. pr. licens.",
    "2 x 0,5 mio. kr. over to år.",
    "Systemet hedder Linux, modulet MaxX, og aftalen EXX.",
    "Jf. kapitel XX og XIX i aftalen.",
)
ANNOUNCED_UPDATES = (
    "Bidraget er steget.\n*Opdateres med tal i juni.",
    "Tabellen opdateres i august.",
    "Korrektionen opdateres med endelige tal.",
    "Opdateres ultimo september.",
)
OTHER_UPDATES = (
    "Serverne opdateres i juni, og licensen følger med.",
    "Uddannelsen opdateres løbende.",
    "Tallene blev opdateret i juni.",
)
FTE = (
    "Opgaven kræver tre årsværk.",
    "Opgaven kræver 3 årsværk.",
    "Opgaven kræver 1,5 fuldtidsstilling.",
    "Teamet opnormeres med et årsværk.",
    "Der ansættes to nye medarbejdere på to stillinger.",
    "Der oprettes én stilling.",
    "Der oprettes en halv stilling.",
    "Opgaven kræver et halvt årsværk.",
    "Opgaven kræver halvandet administrativt årsværk.",
    "Normeringen hæves med 2 fra 2026.",
    "Normeringen øges med 1,5.",
    "Behovet er på nuværende tidspunkt 0,54 årsværk.",
    "Opgaven kræver tre\nårsværk.",
)
NO_FTE = (
    "Antallet af årspersoner er steget med 40, og dagpenge med 12 personer.",
    "Der er budgetteret med 1.300 sager, hvoraf 5 blev afgjort inden for 7 arbejdsdage.",
    "Vagten dækker døgnets 24 timer 365 dage om året.",
    "Prisen er 600.000 kr. pr. årsværk.",
    "Et årsværk koster 600.000 kr.",
    "Afdelingen har i dag fire årsværk.",
    "De nuværende 3 årsværk fortsætter.",
    "Der ansættes ikke et årsværk.",
    "Normeringerne samlet set reguleres op.",
    "Normeringen hæves med 2 mio. kr.",
    "Normeringen hæves med 5 pct.",
    "Minimumsnormeringen er på 3 børn pr. voksen.",
    "Udvalget skal tage stilling til en stilling som vikar.",
    "Fra 01.01.2026 betales 950.000 kr. og senere 1.250.000 kr.",
)
MIXED_DECIMAL_MARKS = (
    "Drift 1.8 mio. kr. og licenser 0,6 mio. kr.",
    "Mellem 0,6 mio.kr. og 1.8 mio. kr.",
    "En stigning på 2.5 pct. og 1,2 pct.",
)
OTHER_POINTS = (
    "1.300 sager til 0,5 mio. kr. fra 01.01.2026.",
    "950.000 kr. og 0,950 mio. kr., i alt 1.900.000 kr.",
    "Version 2.5 fra kl. 8.30 koster 0,5 mio. kr., jf. afsnit 4.2.",
    "1.250,5 mio. kr. og 20 % mere.",
)
RIGHT_TOTALS = (
    "Den første er 950.000 kr. Dertil 300.000 kr. I alt en årlig udgift på 1.250.000 kr. Den nye er 880.000 kr.",
    "A 1,8 mio. kr.\nB 0,6 mio. kr.\nC 0,1 mio. kr.\nD 0,4 mio. kr.\nI alt løbende 2,9 mio. kr.",
    "A ca. 0,34 mio. kr. og B 0,12 mio. kr., i alt ca. 0,5 mio. kr.",
    "A 0,2 mio. kr. og B 0,2 mio. kr., i alt 0,4-0,6 mio. kr.",
    "A 0,1 mio. kr. og B 0,2 mio. kr. Med den tidligere udgift i alt 500.000 kr.",
    "A 0,1 mio. kr. og B 0,2 mio. kr. Kommunerne bruger i alt 280 mio. kr.",
    "I alt 43 sager til 0,1 mio. kr. og 0,2 mio. kr.",
)
WRONG_TOTAL = "A 0,3 mio. kr. og B 0,2 mio. kr., i alt 0,7 mio. kr."

TEXTS = Together(
    {
        (column, text): Example({"Korrektioner": [{column: text}]})
        for column, texts in (
            ("Baggrund", PLACEHOLDERS),
            (
                CONSEQUENCES,
                (
                    *PLACEHOLDERS, *NO_PLACEHOLDERS, *ANNOUNCED_UPDATES, *OTHER_UPDATES, *FTE, *NO_FTE,
                    *MIXED_DECIMAL_MARKS, *OTHER_POINTS, *RIGHT_TOTALS, WRONG_TOTAL,
                ),
            ),
        )
        for text in texts
    }
)  # fmt: skip


def fired(text: str, column: str = CONSEQUENCES) -> set[str]:
    return {one.rule for one in TEXTS[column, text]}


@pytest.mark.parametrize("text", PLACEHOLDERS)
@pytest.mark.parametrize("column", [CONSEQUENCES, "Baggrund"])
def test_a_placeholder_is_found_in_either_text(text: str, column: str) -> None:
    assert fired(text, column) == {"TXT801"}


@pytest.mark.parametrize("text", NO_PLACEHOLDERS)
def test_an_x_that_multiplies_or_names_is_no_placeholder(text: str) -> None:
    assert fired(text) == set()


def test_many_placeholders_are_one_finding_a_correction() -> None:
    example = Example({"Korrektioner": [{"Baggrund": "Pr. x. juli.", CONSEQUENCES: "x,xxx i 2026, x,xxx i 2027."}]})
    (finding,) = check(parse([grid_of(example)]))
    assert (finding.place.column, finding.severity) == ("Baggrund", Severity.ERROR)


@pytest.mark.parametrize("text", ANNOUNCED_UPDATES)
def test_an_announced_update_is_found(text: str) -> None:
    assert fired(text) == {"TXT802"}


@pytest.mark.parametrize("expected_final", [date(2025, 12, 31), None])
def test_a_correction_that_is_preliminary_need_not_be_told_that_its_figures_will_come(
    expected_final: date | None,
) -> None:
    row = {"Baggrund": "Tallene opdateres i juni.", "Status": "Foreløbig", "Forventes endelig": expected_final}
    found = check(parse([grid_of(Example({"Korrektioner": [row]}))]))
    assert [finding.rule for finding in found] == ["SUM604"]


@pytest.mark.parametrize("text", OTHER_UPDATES)
def test_an_update_of_something_else_is_silent(text: str) -> None:
    assert fired(text) == set()


@pytest.mark.parametrize("text", FTE)
def test_fte_in_the_text_are_found(text: str) -> None:
    assert fired(text) == {"TXT805"}


@pytest.mark.parametrize("text", NO_FTE)
def test_what_asks_for_no_fte_is_silent(text: str) -> None:
    assert fired(text) == set()


@given(count=st.integers(1, 99), unit=st.sampled_from(["årsværk", "fuldtidsstillinger", "stillinger"]))
def test_any_number_of_fte_is_read_as_written(count: int, unit: str) -> None:
    (mention,) = mentioned_fte(f"Opgaven kræver {count} {unit} fra 2026.")
    assert mention.words == f"{count} {unit}"


@pytest.mark.parametrize("text", MIXED_DECIMAL_MARKS)
def test_mixed_decimal_marks_are_found(text: str) -> None:
    assert fired(text) == {"TXT804"}


@pytest.mark.parametrize("text", OTHER_POINTS)
def test_points_that_mark_no_decimals_are_silent(text: str) -> None:
    assert fired(text) == set()


@pytest.mark.parametrize("text", RIGHT_TOTALS)
def test_totals_that_add_up_are_silent(text: str) -> None:
    assert fired(text) == set()


def test_a_total_that_adds_up_to_nothing_is_found() -> None:
    assert fired(WRONG_TOTAL) == {"TXT807"}


@given(kroner=st.integers(1, 999_999))
def test_an_amount_in_kroner_is_read_whatever_its_thousands_mark(kroner: int) -> None:
    marked = f"{kroner:,}".replace(",", ".")
    for words in (str(kroner), marked):
        (stated,) = stated_amounts(f"Det koster {words} kr. om året.")
        assert stated.kroner.holds(Decimal(kroner))


@given(thousandths=st.integers(1, 9999))
def test_an_amount_in_millions_is_read_to_its_last_decimal(thousandths: int) -> None:
    (stated,) = stated_amounts(f"Det koster {thousandths // 1000},{thousandths % 1000:03d} mio. kr.")
    assert stated.kroner.holds(Decimal(thousandths * 1000))
    assert not stated.kroner.holds(Decimal(thousandths * 1000 + 501))


def test_the_rules_that_are_off_fire_when_selected() -> None:
    off = [rule for rule in RULES if rule.family == "TXT" and not rule.on]
    assert {rule.id for rule in off} == {"TXT808", "TXT809"}
    for rule in off:
        settings = Settings(select=frozenset({rule.id}))
        fires = [[one.rule for one in check(parse([grid_of(each)]), settings)] for each in (rule.wrong, rule.right)]
        assert fires == [[rule.id], []]
        for each in rule.silent:
            assert check(parse([grid_of(each)]), settings) == []


def real_forms() -> dict[str, tuple[str, str]]:
    """Number -> what stands under the two headings of each real form, footnotes with the first."""
    (path,) = SOURCE.glob("tekniske-korrektioner-*.txt")
    forms = re.split(r"^ *Titel +Nr\.? *$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = {}
    for form in forms:
        nr = re.search(r"\b(T\d{3})\s*$", form, re.MULTILINE)
        prose = re.search(
            r"Antal fuldtidsstillinger[^\n]*\n(.*?)\n\s*Økonomiske konsekvenser\s*\n(.*)", form, re.DOTALL
        )
        assert nr is not None
        assert prose is not None
        heading = "Baggrund for og beskrivelse af den tekniske korrektion"
        found[nr[1]] = (prose[1].replace(heading, "").strip(), prose[2].strip())
    return found


@pytest.fixture(scope="module")
def real_findings() -> set[tuple[str, str]]:
    if not SOURCE.is_dir():
        pytest.skip("the real document is not beside this checkout (../shared/source)")
    forms = real_forms()
    assert len(forms) == 9
    example = Example(
        {
            "Korrektioner": [
                correction(nr, Baggrund=background, **{CONSEQUENCES: consequences})
                for nr, (background, consequences) in forms.items()
            ],
            "Beløb": [line(nr, amount) for nr, amount in NETTO.items()],
            "Fuldtidsstillinger": [{"Nr": "T106"} | every_year(1), {"Nr": "T304"} | every_year(0.54)],
            "Finansiering": [None],
        }
    )
    return {(one.rule, one.place.key) for one in check(parse([grid_of(example)])) if one.rule.startswith("TXT")}


NETTO = {
    "T101": 2.0, "T102": 0.88, "T103": 0, "T104": 0.6, "T105": 2.9, "T106": 0.5, "T108": 0.423, "T109": 3.8,
    "T304": 0.245,
}  # fmt: skip


def test_the_real_forms_give_exactly_what_is_wrong_in_their_prose(real_findings: set[tuple[str, str]]) -> None:
    assert real_findings == {
        ("TXT801", "T103"),
        ("TXT802", "T103"),
        ("TXT804", "T105"),
        ("TXT805", "T105"),
        ("TXT806", "T105"),
    }

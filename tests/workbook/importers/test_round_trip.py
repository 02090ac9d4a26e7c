"""Random forms are written and read back equal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.form_documents import write_docx, write_pdf, write_text
from support.form_figures import figures, rows_of
from support.form_pages import FormPage

from workbook.importers import Imported, import_forms
from workbook.importers.marking import PROSE_USES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORDS = ("Drift", "af", "svømmehal", "ældrepleje", "Øget", "tilskud", "til", "skoler", "år", "børn", "ændring")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
ANSWERS = {"Ja": "Ja", "ja": "Ja", "Nej": "Nej", "NEJ": "Nej", "Ja/nej": "Uafklaret"}
MINUSES = "-−–"


@dataclass(frozen=True)
class Sample:
    """A form and what must come of it: kroner a year, thousandths of an FTE."""

    page: FormPage
    expenditure: tuple[int, ...]
    income: tuple[int, ...]
    fte: tuple[int, ...]
    date: date
    answer: str


def _danish(thousandths: int, minus: str, decimals: int) -> str:
    """Thousandths printed the Danish way, with at least so many decimals."""
    whole, rest = divmod(abs(thousandths), 1000)
    fraction = f"{rest:03d}"
    while len(fraction) > decimals and fraction.endswith("0"):
        fraction = fraction[:-1]
    printed = f"{whole:,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    return (minus if thousandths < 0 else "") + printed


_years = st.tuples(*(st.integers(-5_000_000, 5_000_000) for _ in range(4)))
_few = st.one_of(st.just((0, 0, 0, 0)), st.tuples(*(st.integers(-9_999, 9_999) for _ in range(4))))
_dates = st.dates(date(2020, 1, 1), date(2030, 12, 31))
_styles = st.sampled_from(
    [
        lambda day: f"{day:%d.%m.%Y}",
        lambda day: f"{day.day}/{day.month}-{day.year}",
        lambda day: f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
    ]
)
_prose = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(lambda words: " ".join(words).capitalize() + ".")


@st.composite
def samples(draw: st.DrawFn, nr: str) -> Sample:
    """A form with random figures, title, date, answer and prose."""
    expenditure, income, fte = draw(_years), draw(st.one_of(st.just((0,) * 4), _years)), draw(_few)
    minus, day, style = draw(st.sampled_from(MINUSES)), draw(_dates), draw(_styles)
    answer = draw(st.sampled_from(sorted(ANSWERS)))
    net = tuple(spent + got for spent, got in zip(expenditure, income, strict=True))
    amounts = [tuple(_danish(value, minus, 3) for value in row) for row in (expenditure, income, net)]
    page = FormPage(
        nr,
        " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))),
        amounts[0],
        amounts[1],
        amounts[2],
        tuple(_danish(value, minus, 0) for value in fte),
        date=style(day),
        answer=answer,
        background=tuple(draw(st.lists(_prose, min_size=1, max_size=3))),
        consequences=tuple(draw(st.lists(_prose, min_size=1, max_size=3))),
    )
    kroner = [tuple(value * 1000 for value in row) for row in (expenditure, income)]
    return Sample(page, kroner[0], kroner[1], fte, day, ANSWERS[answer])


many_samples = st.integers(1, 4).flatmap(lambda count: st.tuples(*(samples(f"K{200 + n}") for n in range(count))))


def _check(imported: Imported, forms: Sequence[Sample]) -> None:
    assert [read.nr for read in imported.read] == [form.page.nr for form in forms]
    for form, row in zip(forms, imported.contents.rows["corrections"], strict=True):
        assert (row["title"], row["effective_date"], row["service_frame"]) == (form.page.title, form.date, form.answer)
        wanted = [form.expenditure, *([form.income] if any(form.income) else [])]
        assert [figures(line) for line in rows_of(imported, "amounts", form.page.nr)] == wanted
        counted = [form.fte] if any(form.fte) else []
        assert [figures(line) for line in rows_of(imported, "fte", form.page.nr)] == counted
        assert "".join(str(row["background"]).split()) == "".join("".join(form.page.background).split())
        assert "".join(str(row["consequences"]).split()) == "".join("".join(map(str, form.page.consequences)).split())


forms_of_any_kind = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
few_forms = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(forms=many_samples)
@forms_of_any_kind
def test_forms_written_as_text_are_read_back(forms: tuple[Sample, ...], tmp_path: Path) -> None:
    _check(import_forms([write_text(tmp_path / "forms.txt", [form.page for form in forms])]), forms)


@given(forms=many_samples)
@few_forms
def test_forms_written_with_word_are_read_back(forms: tuple[Sample, ...], tmp_path: Path) -> None:
    _check(import_forms([write_docx(tmp_path / "forms.docx", [form.page for form in forms])]), forms)


@given(forms=many_samples)
@few_forms
def test_forms_in_a_ruled_pdf_are_read_back(forms: tuple[Sample, ...], tmp_path: Path) -> None:
    _check(import_forms([write_pdf(tmp_path / "forms.pdf", [form.page for form in forms], ruled=True)]), forms)


@given(forms=many_samples)
@few_forms
def test_forms_in_a_pdf_of_plain_lines_are_read_back(forms: tuple[Sample, ...], tmp_path: Path) -> None:
    _check(import_forms([write_pdf(tmp_path / "plain.pdf", [form.page for form in forms], ruled=False)]), forms)


@given(text=st.text(alphabet=st.sampled_from("Titel Nr.\nUdgifterNetto0123456789,.-()/ÆØÅæøå•*\t"), max_size=300))
@forms_of_any_kind
def test_every_line_of_any_text_behind_a_form_is_accounted_for(text: str, tmp_path: Path) -> None:
    form = FormPage("K200", "Drift af skoler", ("1,000",) * 4)
    path = write_text(tmp_path / "forms.txt", [form])
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    printed = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert [line.text for line in import_forms([path]).lines] == printed


FRAGMENTS = (
    "Titel   Nr.", "Drift af skoler  K201", "K202", "(Mio. kr. i", "2026-priser)", "2026 2027 2028 2029",
    "(Mio. kr. i 2026-priser) 2026 2027 2028 2029 Iværksættelses-", "tidspunkt:", "Udgifter",
    "Udgifter 1,0 1,0 1,0", "Indtægter 0 0 0 0 Indenfor", "servicerammen:",
    "Netto 1,000 - 1,000 1.0 x,xxx Ja/nej", "Antal", "0 0 0 0", "fuldtidsstillinger",
    "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt", "*Opgøres senere",
    "Baggrund for og beskrivelse af den", "tekniske korrektion", "Økonomiske", "konsekvenser",
    "Økonomiske konsekvenser", "År 2021 2022 2023 2024 2025", "Ture 1 2 3 4 5", "Side 2 af 3",
    "Økonomiudvalget", "Udvalget for natur,", "Teknisk korrektion – budget 2026 og overslagsår",
    "Tekst.", "", "\f", "1. januar", "2026", "• punkt", "Ord-",
)  # fmt: skip
"""Pieces of form pages; in any order they make a document nobody foresaw."""


@given(pieces=st.lists(st.sampled_from(FRAGMENTS), max_size=40))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_form_pages_in_any_disorder_end_in_an_account_of_every_line(pieces: list[str], tmp_path: Path) -> None:
    path = write_text(tmp_path / "forms.txt", [FormPage("K200", "Drift af skoler", ("1,000",) * 4)])
    path.write_text("\n".join([*pieces, path.read_text(encoding="utf-8"), *pieces]), encoding="utf-8")
    imported = import_forms([path], budget_year=2026)
    printed = [line for line in path.read_text(encoding="utf-8").replace("\f", "\n").split("\n") if line.strip()]
    assert [line.text for line in imported.lines] == printed
    for n, row in enumerate(imported.contents.rows["corrections"]):
        prose = [line.text for line in imported.lines if line.form == n and line.use in PROSE_USES]
        kept = str(row["background"] or "") + str(row["consequences"] or "")
        assert "".join(kept.split()) == "".join("".join(prose).split())

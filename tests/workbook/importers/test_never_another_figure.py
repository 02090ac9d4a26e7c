"""Whatever a form's unit, signs, years and way of writing figures: the printed amounts, or a blank that is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from support.form_documents import as_text
from support.form_figures import figures
from support.form_imports import write
from support.form_pages import SIGN_RULE, FormPage

from workbook.importers import import_forms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

UNITS = {
    "(Mio. kr. i 2026-priser)": 1_000_000,
    "(1.000 kr. i 2026-priser)": 1_000,
    "(hele 1.000 kr., 2026-pl)": 1_000,
    "(t.kr. i 2026-priser)": 1_000,
    "(100.000 kr. i 2026-priser)": 100_000,
    "(1.000.000 kr. i 2026-priser)": 1_000_000,
    "(hele kroner i 2026-priser)": 1,
    "(1,000 kr. i 2026-priser)": None,
    "(1.000 EUR i 2026-priser)": None,
    "(2026-priser)": None,
}
RULES = {
    SIGN_RULE: 1,
    "+ = merudgifter og - = besparelser": 1,
    "Udgifter er positive, indtægter negative.": 1,
    "(+) = forbedring, (-) = forværring": -1,
    "+ = mindreudgifter/merindtægter og - = merudgifter/mindreindtægter": -1,
    "Merudgifter er angivet med minus.": -1,
    "+ = merudgift/merindtægt, - = mindreudgift/mindreindtægt": None,
    "Fortegnet er omvendt i skemaet.": None,
}
YEARS = {
    "2026 2027 2028 2029": True,
    "B2026 BO2027 BO2028 BO2029": True,
    "Budget 2026 overslagsår 2027 overslagsår 2028 overslagsår 2029": True,
    "BO1 BO2 BO3 BO4": False,
}


def _thousands(value: str, mark: str) -> str:
    whole, comma, rest = value.partition(",")
    digits = whole.lstrip("-")
    grouped = ""
    while len(digits) > 3:
        digits, grouped = digits[:-3], f"{mark}{digits[-3:]}{grouped}"
    return f"{'-' if whole.startswith('-') else ''}{digits}{grouped}{comma}{rest}"


STYLES: dict[str, Callable[[str], str]] = {
    "plain": lambda value: value,
    "points": lambda value: _thousands(value, "."),
    "spaces": lambda value: _thousands(value, " "),
    "no-break spaces": lambda value: _thousands(value, "\u00a0"),
    "brackets": lambda value: f"({value[1:]})" if value.startswith("-") else value,
    "minus behind": lambda value: f"{value[1:]}-" if value.startswith("-") else value,
    "true minus": lambda value: value.replace("-", "−"),
    "mark": lambda value: f"{value}¹",
}
_AMOUNTS = st.decimals(-99_999, 99_999, places=3).map(lambda one: one.normalize() + 0)
_WHOLE = st.integers(-9_999_999, 9_999_999).map(Decimal)


@st.composite
def _forms(draw: st.DrawFn) -> tuple[str, tuple[int, ...] | None]:
    """A form's text, and its expenditure in kroner with our signs; None where unit, signs or years are not known."""
    unit, rule, years = (draw(st.sampled_from(sorted(one))) for one in (UNITS, RULES, YEARS))
    style = STYLES[draw(st.sampled_from(sorted(STYLES)))]
    kind = _WHOLE if UNITS[unit] == 1 else st.one_of(_AMOUNTS, _WHOLE.map(lambda one: one % 10_000))
    values = draw(st.lists(kind, min_size=4, max_size=4))
    printed = tuple(style(f"{value:f}".replace(".", ",")) for value in values)
    page = FormPage("K201", "Drift af svømmehal", printed, income=("0",) * 4, net=printed, price=unit)
    text = as_text([page]).replace(SIGN_RULE, rule).replace("2026 2027 2028 2029", years)
    kroner, sign = UNITS[unit], RULES[rule]
    known = kroner is not None and sign is not None and YEARS[years]
    return text, tuple(int(value * kroner) * sign for value in values) if known and kroner and sign else None


def test_an_amount_is_the_printed_one_or_blank_and_listed(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    @given(form=_forms())
    @settings(max_examples=int(request.config.getoption("--forms")), deadline=None)
    def holds(form: tuple[str, tuple[int, ...] | None]) -> None:
        text, expected = form
        imported = import_forms([write(tmp_path, text)])
        read = figures(imported.contents.rows["amounts"][0])
        listed = " ".join(str(row["cell"]) for row in imported.contents.rows["imported"])
        for letter, one, right in zip("HIJK", read, expected or (None,) * 4, strict=True):
            assert one in (None, right)
            assert one is not None or _is_listed(letter, listed)

    holds()


def _is_listed(letter: str, listed: str) -> bool:
    """Whether Celle names the cell of this column, alone or in an area."""
    named = re.findall(r"Beløb!([H-K])4(?::([H-K])4)?", listed)
    return any(first <= letter <= (last or first) for first, last in named)

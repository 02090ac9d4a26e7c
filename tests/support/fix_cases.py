"""What stands in a workbook and what a rule's fix makes of it, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schemas.examples.shared_rows import correction, every_year, financed, line
from schemas.rule import ErrorValue, Example, ExampleRow, Formula, Percent
from schemas.settings import DEFAULTS, Settings

Becomes = dict[str, Any]
"""What each fixed cell (`Beløb 2026 4`) becomes: the value, or (value, what it is shown as)."""

THOUSANDS = {"Enhed": "1.000 kr."}
_RATE: ExampleRow = {"Fra år": 2025, "Til år": 2026, "Type": "Samlet", "Kilde": "Skøn", "Dato": date(2025, 6, 1)}
_LINE: dict[str, ExampleRow] = {
    "Fuldtidsstillinger": {"Nr": "T101", "Tekst": "Licenser", **every_year(1)},
    "Historik": {"Nr": "T101", "Tekst": "Udbetalt", "Enhed": "kr."},
    "PL": _RATE,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, what stands in a workbook, and what its fix makes of that."""

    rule: str
    example: Example
    becomes: Becomes = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}-{self.example.sheets or dict(self.example.master_data)}"


def cell(rule: str, sheet: str, header: str, stands: Any, becomes: Any = None, **master_data: str) -> Case:
    """A case of one cell in the first row of a sheet; `becomes` None where it is left alone."""
    example = Example({sheet: [{**_LINE.get(sheet, {}), header: stands}]}, master_data=master_data)
    return Case(rule, example, {} if becomes is None else {f"{sheet} {header} 4": becomes})


NUMBERS = {
    "0,6": 0.6, "600": 600.0, "0": 0.0, "1.250,5": 1250.5, "1.250.000": 1_250_000.0,
    " 0,6": 0.6, "0,6 ": 0.6, "\u00a00,6\u00a0": 0.6, "1 250,5": 1250.5, "1\u00a0250": 1250.0, "1\u202f250,5": 1250.5,
    "-0,6": -0.6, "−0,6": -0.6, "–0,6": -0.6, "- 0,6": -0.6, "+0,6": 0.6, "0,6-": -0.6, "1.250,50-": -1250.5,
    "0,6 mio. kr.": 0.6, "0,6 mio.kr.": 0.6, "0,6 Mio. Kr": 0.6, "−0,6 mio.": -0.6,
    "1.250": None, "1.8": None, "0.600": None, "1,250.5": None, "1.25,5": None, "1,2,3": None,
    "600-": None, "600,-": None, "0600": None, "1 2": None, "1.250 mio. kr.": None,
    "600 kr.": None, "880.000 kr.": None, "60 %": None, "1.234.567.890.123.456": None,
}  # fmt: skip
DATES = {
    "01-03-2026": date(2026, 3, 1), "01.03.2026": date(2026, 3, 1), "1/3/2026": date(2026, 3, 1),
    "1/3-2026": date(2026, 3, 1), "2026-03-01": date(2026, 3, 1), "1. marts 2026": date(2026, 3, 1),
    "1. mar. 2026": date(2026, 3, 1), " 1. MARTS\u00a02026 ": date(2026, 3, 1), "1. 3. 2026": date(2026, 3, 1),
    "01-03-26": None, "31-02-2026": None, "2026-13-01": None, "1. ma 2026": None, "1 1.01.2026": None,
    "1. marts": None, "marts 2026": None, "x. marts 2026": None, "01-03-1812": None, "ca. 1. marts 2026": None,
}  # fmt: skip
ANSWERS = {
    "Merudgift ": "Merudgift", "MERUDGIFT.": "Merudgift", "Merudgift,": "Merudgift",
    "Merudgit": None, "Udgift": None, "Merudgift/mindreudgift": None, "Merudgift?": None,
}  # fmt: skip


def _day(day: date | None) -> tuple[date, str] | None:
    return None if day is None else (day, "date")


def _numbered(nr: str, lines: str, *more: ExampleRow, budget: str = "T1") -> Example:
    return Example(
        {
            "Korrektioner": [{"Nr": nr}, *more],
            "Beløb": [{"Nr": lines, "Modpost": lines}],
            "Finansiering": [{"Nr": lines}],
            "Begrundelser": [{"Regel": "SUM611", "Nr": lines, "Konstateret": "x"}],
        },
        master_data={"Nummerserie": budget},
    )


_EVERYWHERE = {
    "Korrektioner Nr 4": "T104", "Beløb Nr 4": "T104", "Beløb Modpost 4": "T104", "Finansiering Nr 4": "T104",
    "Begrundelser Nr 4": "T104",
}  # fmt: skip
_LINES = {place: nr for place, nr in _EVERYWHERE.items() if place != "Korrektioner Nr 4"}
_GROSS: ExampleRow = {"Nr": "T101", "Type": "Undgået merudgift", **every_year(0.3)}

_CELLS = [
    *(cell("VAE401", "Beløb", "2026", text, number) for text, number in NUMBERS.items()),
    cell("VAE401", "Beløb", "2026", "1.250", **THOUSANDS),
    cell("VAE401", "Beløb", "2026", "880", 880.0, **THOUSANDS),
    cell("VAE401", "Beløb", "2026", "0,6 mio. kr.", **THOUSANDS),
    cell("VAE401", "Beløb", "2026", Formula('"0,6"', "0,6")),
    cell("VAE401", "Fuldtidsstillinger", "2026", "0,54", 0.54),
    cell("VAE401", "Fuldtidsstillinger", "2026", "2 mio."),
    cell("VAE401", "Historik", "2025", "155.938"),
    cell("VAE401", "Historik", "2025", "933.019.019", 933_019_019.0),
    cell("VAE401", "Historik", "2025", "60 %"),
    cell("VAE401", "Korrektioner", "Prisniveau", " 2026", 2026.0),
    cell("VAE401", "Korrektioner", "Prisniveau", "2.026"),
    cell("VAE401", "Korrektioner", "Prisniveau", "26"),
    cell("VAE401", "PL", "Fra år", "2025", 2025.0),
    cell("VAE401", "PL", "Procent", "3,1 %", 0.031),
    cell("VAE401", "PL", "Procent", "−0,4%", -0.004),
    cell("VAE401", "PL", "Procent", "3,1"),
    cell("VAE401", "PL", "Procent", "3.1 %"),
    *(cell("VAE404", "Beløb", "2026", text) for text in ("x,xxx", "-", "ca. 0,6", "SAND")),
    *(cell("VAE409", "Korrektioner", "Iværksættelsestidspunkt", text, _day(day)) for text, day in DATES.items()),
    cell("VAE409", "Korrektioner", "Iværksættelsestidspunkt", 46082, (46082, "date")),
    cell("VAE409", "Korrektioner", "Iværksættelsestidspunkt", 2026),
    cell("VAE409", "PL", "Dato", "1. juni 2025", (date(2025, 6, 1), "date")),
    *(cell("VAE410", "Beløb", "Ændring", text, answer) for text, answer in ANSWERS.items()),
    cell("VAE410", "Korrektioner", "Årsag", "Lov  og regler (DUT).", "Lov og regler (DUT)"),
    cell("VAE411", "Korrektioner", "Indenfor servicerammen", "Ja ", "Ja"),
    cell("VAE411", "Beløb", "Servicerammen", "nej.", "Nej"),
    cell("VAE411", "Korrektioner", "Indenfor servicerammen", "Uafklaret"),
    cell("VAE411", "Korrektioner", "Indenfor servicerammen", "Ja/nej"),
    cell("VAE401", "Beløb", "2026", "0,6\u200b", 0.6),
    cell("VAE409", "Korrektioner", "Iværksættelsestidspunkt", "1. marts\u200b 2026", (date(2026, 3, 1), "date")),
    cell("VAE417", "Beløb", "Ændring", "MERUDGIFT", "Merudgift"),
    *(
        cell("VAE419", "Beløb", "Ændring", text, "Merudgift")
        for text in ("\u00a0merudgift", "Merud\u00adgift", "Ｍerudgift")
    ),
    cell("VAE419", "Beregning", "Type", "Undga\u030aet merudgift", "Undgået merudgift", Nr="T101"),
    *(cell("VAE419", "Beløb", "Nr", nr, "T101") for nr in ("T1\u200b01", "Т101", "T１01", "T1\x0b01", "\ufeffT101")),
    cell("VAE420", "Korrektioner", "Baggrund", "Til\x0balle\x07", "Til\nalle"),
    cell("VAE420", "Korrektioner", "Baggrund", "x" * 32_768),
    cell("VAE417", "Korrektioner", "Indenfor servicerammen", Formula('"ja"', "ja")),
    cell("VAE405", "Beløb", "2026", date(2025, 8, 1), (1.8, "number")),
    cell("VAE405", "Beløb", "2026", date(2025, 5, 12), (12.5, "number")),
    cell("VAE405", "Beløb", "2026", date(1900, 1, 2), (3.0, "number")),
    cell("VAE405", "Beløb", "2026", date(1950, 1, 2)),
    cell("VAE405", "Korrektioner", "Prisniveau", date(1905, 7, 18), (2026.0, "number")),
    cell("VAE405", "Korrektioner", "Prisniveau", date(2026, 1, 1)),
    cell("VAE405", "PL", "Procent", date(2025, 1, 3)),
    cell("VAE406", "Beløb", "2026", Percent(0.5)),
    cell("VAE403", "Beløb", "2026", ErrorValue("#REF!")),
    cell("VAE412", "PL", "Procent", 3.2, 0.032),
    cell("FOR301", "Beløb", "2027", -0.5, 0.5),
    cell("FOR301", "Beløb", "2027", -0.1234567, 0.1234567),
    cell("FOR301", "Beløb", "2027", -250, 250.0, **THOUSANDS),
    cell("FOR301", "Beløb", "2027", Formula("0.5-1", -0.5)),
    Case("FOR304", Example({"Beregning": [_GROSS | {"2027": -0.3}]}), {"Beregning 2027 4": 0.3}),
    cell("VAE408", "Beløb", "2026", 0.5005, 0.501),
    cell("VAE408", "Beløb", "2026", -0.5005, -0.501),
    cell("VAE408", "Beløb", "2026", 1.2345674, 1.235),
    cell("VAE408", "Fuldtidsstillinger", "2026", 0.545, 0.55),
    Case(
        "VAE408",
        Example({"Beløb": [{**every_year(0), "2026": 880.5}], "Finansiering": [None]}, master_data=THOUSANDS),
        {"Beløb 2026 4": 881.0},
    ),
    Case(
        "VAE408",
        Example({"Beløb": [{"2026": 0.5004, "2027": Formula("1/3", 1 / 3), "2028": 0.5, "2029": 0.49951}]}),
        {"Beløb 2026 4": 0.5, "Beløb 2029 4": 0.5},
    ),
    Case("NOG502", _numbered("T 104", "T 104"), _EVERYWHERE),
    Case("NOG502", _numbered("T1\u00a004", "t1\u00a004"), _EVERYWHERE),
    Case("NOG502", _numbered("T 104", "T104"), {"Korrektioner Nr 4": "T104"}),
    Case("NOG502", _numbered("T 104", "T 104", correction("T104"))),
    Case("NOG502", _numbered("T 104", "T 104", correction("t 104"))),
    Case("NOG502", _numbered("T1O4", "T1O4")),
    Case("NOG502", _numbered("T10 4", "T10 4")),
    Case("NOG502", _numbered("A 12", "A 12")),
    Case("NOG504", _numbered("T104", "T 104"), _LINES),
    Case("NOG504", Example({"Beløb": [{}, line("T110", 0.1)], "Finansiering": [{}, financed("T110", -0.1)]})),
    Case("NOG504", Example({"Beløb": [{}, line("T1", 0.1) | {"Nr": None}]})),
    *(
        Case(rule, Example(master_data={fact: text}), {} if becomes is None else {f"Stamdata Værdi {row}": becomes})
        for rule, fact, row, text, becomes in (
            ("ARK116", "Status", 10, "Indsendt.", "Indsendt"),
            ("ARK116", "Status", 10, "Næsten færdig", None),
            ("ARK116", "Status", 10, None, None),
            ("ARK117", "Enhed", 8, "mio kr", "mio. kr."),
            ("ARK117", "Enhed", 8, "1000 kr.", "1.000 kr."),
            ("ARK117", "Enhed", 8, "kroner", None),
            ("ARK117", "Enhed", 8, "1.000.000 kr.", None),
        )
    ),
]


def _years(a: Any, b: Any, c: Any, d: Any) -> ExampleRow:
    return dict(zip(("2026", "2027", "2028", "2029"), (a, b, c, d), strict=True))


def _line(
    stands: ExampleRow, becomes: ExampleRow | None, *, unit: str = "mio. kr.", settings: Settings = DEFAULTS
) -> Case:
    example = Example({"Beløb": [stands]}, master_data={"Enhed": unit}, settings=settings)
    return Case("VAE407", example, {f"Beløb {year} 4": value for year, value in (becomes or {}).items()})


_UNITS = [
    _line(_years(880, 0, 0, 0), {"2026": 0.88}),
    _line(_years(880_000, 0, 0, 0), {"2026": 0.88}),
    _line(_years(1_250_000, 250_000, 0, 0), {"2026": 1.25, "2027": 0.25}),
    _line(_years(880, 40, 0, -120.5), {"2026": 0.88, "2027": 0.04, "2029": -0.1205}),
    _line(_years(880_000, 0, 0, 0), {"2026": 880.0}, unit="1.000 kr."),
    _line(_years(880, 0.88, 0.88, 0), {"2026": 0.88}),
    _line(_years(1, 880, 1, 1), {"2027": 0.88}),
    _line(_years(880, 40, 0.88, 0), None),
    _line(_years(880, 40.5, 0, 0), None),
    _line(_years(880, Formula("0.4+0.48", 0.88), 0, 0), {"2026": 0.88}),
    _line(_years(880, "440", 0, 0), None),
    _line(_years(880, Formula("440", 440), 0, 0), None),
    _line(_years(1e9, 0, 0, 0), None),
    _line(_years(200_000_000, 0, 0, 0), None, unit="1.000 kr."),
    _line(_years(60, 0, 0, 0), {"2026": 0.06}, settings=Settings(amount_limit=50_000_000)),
]

CASES = (*_CELLS, *_UNITS)
"""Every case."""

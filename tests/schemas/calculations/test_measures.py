"""The table of measures is the only place that names a measure."""

from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path

import addin
import schemas
import workbook
from schemas import lists
from schemas.calculations.measures import BY_SOURCE, FIELDS, FINANCING, INSIDE, MEASURES, OF_A_CORRECTION, OPEN, OUTSIDE
from schemas.calculations.rows import CorrectionTotals
from schemas.calculations.totals import Totals
from schemas.layout import layout

TABLE = "schemas/calculations/measures.py"
_FRAME = {INSIDE.key, OUTSIDE.key, OPEN.key}
_WORDS = {"I alt", "Net", *lists.SOURCES, *lists.LISTS["Servicerammen"]}
"""What also means something else: a sum of any kind, a network, an answer."""
_LAYOUT = {word for sheet in layout(2026).sheets for word in (sheet.key, sheet.name, sheet.title.da, sheet.title.en)}
_LAYOUT |= {column.title.en for sheet in layout(2026).sheets for column in sheet.columns}
NAMES = (
    {
        word.strip()
        for one in MEASURES.values()
        for word in (one.key, one.name, one.label.da, one.label.en, one.alone.da, one.alone.en, one.argument)
    }
    - _WORDS
    - _LAYOUT
    - {""}
)
ELSEWHERE = {
    "schemas/calculations/lines.py": {"income"},  # whether a line is income
    "schemas/calculations/rows.py": {"income"} | _FRAME,  # a correction's answer
    "schemas/evidence/fte_and_money.py": {"income"},
    "schemas/prose/figures_of_rows.py": {"income"},
    "schemas/rules/sums/estimate_differs_from_netto.py": {"income"},
    "schemas/rules/prose/compensation_without_row.py": {"income"},
    "schemas/sheets/committees.py": {
        "net",
        "Netto",
        "inside",
        "outside",
        "undecided",
        "Undecided",
        "cash_effect",
    },  # columns
    "workbook/importers/rows.py": {"expenditure", "income", "net", "Udgifter", "Indtægter", "Netto"}
    | {"Antal fuldtidsstillinger"},  # as other people's forms print them
    "schemas/budgets.py": {"outside"},  # what formulas take from outside the workbook
    "workbook/reading/parse.py": {"outside"},
    "workbook/reports/totals_table.py": _FRAME,
}
"""Where a word of a measure stands for something else: a line's member, a column of the layout, a printed form."""
FORMULAS = ("schemas/formulas", "workbook/template")


def _sources() -> dict[str, ast.Module]:
    root = Path(schemas.__path__[0]).parent
    return {
        path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for package in (addin, schemas, workbook)
        for path in sorted(Path(package.__path__[0]).rglob("*.py"))
    }


SOURCES = _sources()


def texts(node: ast.AST) -> set[str]:
    """Every string below a node."""
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_nothing_but_the_table_names_a_measure() -> None:
    found = {path: {text.strip() for text in texts(tree)} & NAMES for path, tree in SOURCES.items() if path != TABLE}
    for path in found:
        if path.startswith("schemas/rules/"):  # examples are written with the workbook's own words
            found[path] &= {*MEASURES}
    assert {path: words for path, words in found.items() if words} == ELSEWHERE


def test_answers_in_formulas_are_those_of_the_lists() -> None:
    answers = {lists.MIXED, *(answer for name, answers in lists.LISTS.items() if name != "Enhed" for answer in answers)}
    formulas = [node for path, tree in SOURCES.items() if path.startswith(FORMULAS) for node in ast.walk(tree)]
    parts = {text for node in formulas if isinstance(node, ast.JoinedStr) for text in texts(node)}
    assert {text for text in parts if any(f'"{answer}"' in text for answer in answers)} == set()


def test_every_measure_is_a_field_of_the_totals_or_made_of_some() -> None:
    listing = ("years", "price_level", "unconverted", "awaiting", "incomplete", "loose", "undecided_lines", "left_out")
    measures = [one.name for one in fields(Totals) if one.name not in (*listing, "corrections", "reservations")]
    assert {one.key for one in FIELDS} | {FINANCING.key} == set(measures)
    assert {*FIELDS, FINANCING, *BY_SOURCE.values()} == {
        one for one in MEASURES.values() if one.member or one is FINANCING
    }
    described = ("key", "committee", "title", "service_frame", "counts")
    assert [one.key for one in OF_A_CORRECTION] == [
        one.name for one in fields(CorrectionTotals) if one.name not in described
    ]


def test_no_two_measures_answer_the_same_question_of_a_function() -> None:
    asked = [(one.function, one.argument.casefold()) for one in MEASURES.values()]
    assert len(set(asked)) == len(asked)

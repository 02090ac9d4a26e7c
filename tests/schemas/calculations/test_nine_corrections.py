from support.frames import budgets
from support.nine_corrections import NINE

from schemas.calculations.totals import Totals, totals

ZERO = (0, 0, 0, 0)
EXPECTED = {
    "expenditure": (11_548_000, 11_348_000, 11_348_000, 11_348_000),
    "income": ZERO,
    "net": (11_548_000, 11_348_000, 11_348_000, 11_348_000),
    "inside": (10_703_000, 10_503_000, 10_503_000, 10_503_000),
    "outside": (600_000,) * 4,
    "undecided": (245_000,) * 4,
    "fte": (1_540,) * 4,
    "cash_effect": (8_598_000, 8_398_000, 8_398_000, 8_398_000),
    "stated": (600_000,) * 4,
    "unfinanced": (8_068_000, 7_868_000, 7_868_000, 7_868_000),
    "released": (-70_000,) * 4,
    "budgeted": (70_000,) * 4,
    "avoided": (300_000,) * 4,
    "savings_total": (370_000,) * 4,
    "financed_inside": ZERO,
    "effect": (10_703_000, 10_503_000, 10_503_000, 10_503_000),
}


def the_nine() -> Totals:
    return totals(budgets(NINE))[0, "Økonomiudvalget"]


def test_every_measure_of_the_nine_corrections_is_as_the_document_has_it() -> None:
    assert {name: getattr(the_nine(), name) for name in EXPECTED} == EXPECTED

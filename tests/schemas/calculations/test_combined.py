from __future__ import annotations

from dataclasses import fields, replace

from support.frames import Book, budgets
from support.nine_corrections import NINE, flat

from schemas.calculations.combined import book_totals, combined
from schemas.calculations.totals import Totals, totals

TWO = Book(
    {
        "corrections": [{"nr": "T1"}, {"nr": "S1", "udvalg": "Skoleudvalget", "decision": "Udskudt"}],
        "amounts": [{"nr": "T1", **flat(5)}, {"nr": "S9", "udvalg": "Skoleudvalget", **flat(2)}],
        "financing": [
            {"nr": "T1", "source": "DUT", **flat(-1)},
            {"nr": "S9", "source": "DUT", "udvalg": "Skoleudvalget", **flat(-1)},
        ],
    },
    other_committees=("Skoleudvalget",),
)


def test_a_merged_books_totals_are_its_committees_added() -> None:
    found = book_totals(budgets(TWO))[0]
    assert (found.net, found.undecided_lines, found.financing and found.financing["DUT"]) == ((7,) * 4, 2, (-2,) * 4)


def test_a_merged_book_lists_what_its_committees_list() -> None:
    found = book_totals(budgets(TWO))[0]
    assert (found.left_out, [record.key for record in found.corrections]) == (("S1",), ["S1", "T1"])


def test_a_figure_that_one_committee_lacks_is_unknown_together() -> None:
    whole = totals(budgets(NINE))[0, "Økonomiudvalget"]
    lacking = replace(whole, net=None, financing=None)
    both = combined([whole, lacking])
    assert (both.net, both.financing, both.fte) == (None, None, (3_080,) * 4)


def test_every_field_of_the_totals_is_added_up_or_the_books_own() -> None:
    whole = totals(budgets(NINE))[0, "Økonomiudvalget"]
    changed = {
        field.name
        for field in fields(Totals)
        if getattr(combined([whole, whole]), field.name) != getattr(whole, field.name)
    }
    empty = {"income", "financed_inside", "incomplete", "loose", "left_out", "reservations"}
    assert {field.name for field in fields(Totals)} - changed == {"years", "price_level"} | empty

"""What a message box holds."""

from __future__ import annotations

from addin.ribbon.reply import LONGEST_MESSAGE, fitting


def test_all_parts_that_fit_are_shown() -> None:
    assert fitting(["a", "b"], "\n", "{} til") == "a\nb"


def test_of_many_parts_the_rest_is_counted() -> None:
    said = fitting(["x" * 300] * 5, "\n", "og {} til")
    assert said == "\n".join(["x" * 300, "x" * 300, "og 3 til"])


def test_a_part_longer_than_a_box_is_cut() -> None:
    said = fitting(["x" * 2000], "\n", "og {} til")
    assert (len(said), said[-1]) == (LONGEST_MESSAGE, "…")

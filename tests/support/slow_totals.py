"""The totals once more, by plain loops over the rows of a `Book` and exact fractions: an oracle."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.frames import Book, Row

YEARS = ("y0", "y1", "y2", "y3")
MEASURES = (
    "expenditure", "income", "net", "fte", "inside", "outside", "undecided", "financed_inside", "effect",
    "cash_effect", "stated", "unfinanced", "released", "budgeted", "avoided", "savings_total",
)  # fmt: skip


def half_away(value: Fraction) -> int:
    """The nearest integer; half away from zero."""
    magnitude = floor(abs(value) + Fraction(1, 2))
    return magnitude if value >= 0 else -magnitude


def converted(kroner: int, factor: Fraction) -> int:
    """Kroner × factor, first to five decimals, then to kroner."""
    return half_away(Fraction(half_away(kroner * factor * 100_000), 100_000))


class SlowTotals:
    """One committee's figures of one book."""

    def __init__(self, book: Book, committee: str) -> None:
        self.book = book
        self.committee = committee
        self.sums: dict[str, list[int]] = {measure: [0] * 4 for measure in MEASURES}
        self.sources: dict[str, list[int]] = defaultdict(lambda: [0] * 4)
        self.rests: dict[str, list[int]] = defaultdict(lambda: [0] * 4)
        for n, row in self.rows("amounts"):
            self._amount(n, row)
        for _, row in self.rows("financing"):
            self._financing(row)
        for _, row in self.rows("fte"):
            self._add("fte", row, [row.get(year) or 0 for year in YEARS])
        for n, row in self.rows("calculation"):
            self._calculation(n, row)
        self._derive()

    def rows(self, sheet: str) -> Iterator[tuple[int, Row]]:
        """The committee's rows of a sheet, numbered from 0 in the sheet, unreadable cells emptied."""
        for n, row in enumerate(self.book.sheets.get(sheet, ())):
            if row.get("udvalg", self.book.committee) == self.committee:
                emptied = {column for s, at, column in self.book.unreadable if (s, at) == (sheet, n)}
                yield n, {column: value for column, value in row.items() if column not in emptied}

    def torn(self, sheet: str, n: int, column: str) -> bool:
        """Whether something unreadable stands in the cell."""
        return (sheet, n, column) in set(self.book.unreadable)

    def correction(self, nr: str | None) -> tuple[int, Row] | None:
        """The first correction of that number and where it stands."""
        if nr:
            for n, row in self.rows("corrections"):
                if (row.get("nr") or "").lower() == nr.lower():
                    return n, row
        return None

    def dead(self, row: Row) -> bool:
        """Whether the row's correction counts in nothing."""
        owner = self.correction(row.get("nr"))
        return owner is not None and not self.alive(owner[1])

    @staticmethod
    def alive(correction: Row) -> bool:
        """Whether a correction counts."""
        return correction.get("status") != "Udgået" and correction.get("decision") not in ("Udskudt", "Forkastet")

    def factor(self, sheet: str, n: int, row: Row) -> tuple[Fraction, bool]:
        """The factor by the row's own price level, and whether it stays unconverted."""
        own, level = row.get("price_level"), self.book.price_level
        if self.torn(sheet, n, "price_level") or self.torn(sheet, n, "rate_type"):
            return Fraction(1), True
        if own is None or own == level:
            return Fraction(1), False
        if level is None or not 1 <= level - own <= 5:
            return Fraction(1), True
        factor = Fraction(1)
        for year in range(own, level):
            percents = [
                rate.get("percent")
                for _, rate in self.rows("rates")
                if rate.get("from_year") == year
                and rate.get("to_year") == year + 1
                and (rate.get("type") or "").lower() == (row.get("rate_type") or "Samlet").lower()
            ]
            if len(percents) != 1 or percents[0] is None or percents[0] <= -1:
                return Fraction(1), True
            factor *= 1 + Fraction(percents[0])
        return factor, False

    def kroner(self, row: Row, factor: Fraction | None = None) -> list[int]:
        """The row's four amounts in the workbook's prices, by its correction's factor."""
        if factor is None:
            owner = self.correction(row.get("nr"))
            factor = self.factor("corrections", *owner)[0] if owner else Fraction(1)
        return [converted(row.get(year) or 0, factor) for year in YEARS]

    def _add(self, measure: str, row: Row, figures: list[int]) -> None:
        if not self.dead(row):
            for n, figure in enumerate(figures):
                self.sums[measure][n] += figure

    def frame(self, sheet: str, n: int, row: Row) -> str:
        """A Beløb line's answer that holds."""
        owner = self.correction(row.get("nr"))
        if owner is None:
            return "undecided"
        blank = row.get("service_frame") is None and not self.torn(sheet, n, "service_frame")
        answer = owner[1].get("service_frame") if blank else row.get("service_frame")
        return {"Ja": "inside", "Nej": "outside"}.get(answer or "", "undecided")

    def _amount(self, n: int, row: Row) -> None:
        figures = self.kroner(row)
        kind = "income" if row.get("change") in ("Merindtægt", "Mindreindtægt") else "expenditure"
        for measure in ("net", kind, self.frame("amounts", n, row)):
            self._add(measure, row, figures)
        if not row.get("counterpart"):
            self._rest(row, figures)

    def _financing(self, row: Row) -> None:
        figures = self.kroner(row)
        source = row.get("source")
        source = source if source in ("Anlæg", "Kassen", "Omplacering", "Pulje", "DUT") else "Andet"
        if row.get("service_frame") == "Ja":
            self._add("financed_inside", row, figures)
        if source == "Kassen":
            self._add("stated", row, [-figure for figure in figures])
        else:
            self._add("cash_effect", row, figures)
        if not self.dead(row):
            self.sources[source] = [a + b for a, b in zip(self.sources[source], figures, strict=True)]
        self._rest(row, figures)

    def _rest(self, row: Row, figures: list[int]) -> None:
        if self.correction(row.get("nr")) and not self.dead(row):
            key = row["nr"].lower()
            self.rests[key] = [a + b for a, b in zip(self.rests[key], figures, strict=True)]

    def _calculation(self, n: int, row: Row) -> None:
        owner = self.correction(row.get("nr"))
        factor = Fraction(1)
        if owner:
            at, correction = owner
            asked: dict[str, Any] = {}
            torn = set()
            for column in ("price_level", "rate_type"):
                if row.get(column) is None and not self.torn("calculation", n, column):
                    asked[column] = correction.get(column)
                    if self.torn("corrections", at, column):
                        torn.add(column)
                else:
                    asked[column] = row.get(column)
                    if self.torn("calculation", n, column):
                        torn.add(column)
            if not torn:
                factor = self.factor("", -1, asked)[0]
        sign = {"Budget i dag": 1, "Ny udgift": -1, "Undgået merudgift": 1}.get(row.get("type") or "", 0)
        measure = "avoided" if row.get("type") == "Undgået merudgift" else "budgeted"
        self._add(measure, row, [sign * figure for figure in self.kroner(row, factor)])

    def listed(self) -> dict[str, list[str]]:
        """What makes the totals incomplete: Nr, or `Sheet row` and `Sheet row year`."""
        corrections = list(self.rows("corrections"))
        alive = [(n, row) for n, row in corrections if self.alive(row)]
        return {
            "unconverted": [row.get("nr") or "" for n, row in alive if self.factor("corrections", n, row)[1]],
            "awaiting": [row.get("nr") or "" for n, row in alive if row.get("status") == "Foreløbig" or self.empty(n)],
            "left_out": [
                row.get("nr") or ""
                for _, row in corrections
                if row.get("decision") in ("Udskudt", "Forkastet") and row.get("status") != "Udgået"
            ],
            "loose": [
                f"{sheet} {n}"
                for sheet in ("amounts", "fte", "financing", "calculation")
                for n, row in self.rows(sheet)
                if self.correction(row.get("nr")) is None
            ],
            "incomplete": [
                f"{sheet} {n} {year}"
                for sheet in ("amounts", "financing", "fte")
                for n, row in self.rows(sheet)
                for year in YEARS
                if not self.dead(row)
                and (self.torn(sheet, n, year) or (row.get(year) is None and row.get("duration") != "Engangsbeløb"))
            ],
        }

    def empty(self, n: int) -> bool:
        """Whether the correction on that row has Beløb or FTE lines and no figure in any of them."""
        lines = [
            row
            for sheet in ("amounts", "fte")
            for _, row in self.rows(sheet)
            if (self.correction(row.get("nr")) or (None,))[0] == n
        ]
        return bool(lines) and not any(row.get(year) for row in lines for year in YEARS)

    def _derive(self) -> None:
        for n in range(4):
            sums = self.sums
            sums["effect"][n] = sums["inside"][n] + sums["financed_inside"][n]
            sums["cash_effect"][n] += sums["net"][n]
            sums["released"][n] = sum(min(rest[n], 0) for rest in self.rests.values())
            sums["unfinanced"][n] = sums["cash_effect"][n] - sums["stated"][n] - sums["released"][n]
            sums["savings_total"][n] = sums["budgeted"][n] + sums["avoided"][n]

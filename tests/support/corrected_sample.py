"""The shipped sample with its faults fixed: a workbook about which a right validator has nothing to say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from schemas.layout import BUDGET_YEARS
from workbook.template.samples import sample

if TYPE_CHECKING:
    from workbook.grid import Contents, Entry, Row

_PROSE: dict[str, Row] = {
    "T103": {
        "background": "Kommunen betaler et årligt bidrag til driften af Udbetaling Danmark, fordelt efter folketal.",
        "consequences": "Bidraget ventes at blive 0,300 mio. kr. højere om året end det afsatte budget.",
    },
    "T105": {
        "consequences": (
            "Tre årsværk 1,8 mio. kr.\nSOC-aftale 0,6 mio. kr.\nKommuneCERT 0,1 mio. kr.\n"
            "Licenser til sikkerhed 0,4 mio. kr.\nI alt løbende 2,9 mio. kr.\n\n"
            "Engangsudgift i 2026: offline backup 0,2 mio. kr."
        )
    },
    "T106": {"price_level": None},
    "T107": {"service_frame": "Ja"},
}
_FROM_CASH = {
    "T103": [300_000] * 4,
    "T105": [3_100_000, 2_900_000, 2_900_000, 2_900_000],
    "T106": [500_000] * 4,
    "T107": [245_000] * 4,
    "T108": [423_000] * 4,
    "T109": [3_800_000] * 4,
}


def corrected_sample(status: str = "Kladde") -> Contents:
    """The sample with T304 as T107, every estimate, position, price level, answer and financing in place."""
    contents = sample()
    rows = {sheet: [_renumbered(row) for row in some] for sheet, some in contents.rows.items()}
    rows["corrections"] = sorted(
        (row | _PROSE.get(str(row["nr"]), {}) for row in rows["corrections"]), key=lambda row: str(row["nr"])
    )
    rows["amounts"] = [_years(row, [300_000] * 4) if row["nr"] == "T103" else row for row in rows["amounts"]]
    rows["fte"].append(_years({"nr": "T105", "text": "Tre årsværk"}, [3_000] * 4))
    rows["financing"] = [row | {"reference": "A101"} if row["nr"] == "T101" else row for row in rows["financing"]]
    rows["financing"] += [
        _years({"nr": nr, "source": "Kassen"}, [-kroner for kroner in needs]) for nr, needs in _FROM_CASH.items()
    ]
    rows["calculation"] = [_estimated(row) for row in rows["calculation"]]
    return replace(contents, master_data={**contents.master_data, "status": status}, rows=rows)


def with_rate(percent: str) -> Contents:
    """The corrected sample, but with T106 in 2025 prices and a rate entered for 2025 to 2026."""
    contents = corrected_sample()
    rows = dict(contents.rows)
    rows["corrections"] = [row | {"price_level": 2025} if row["nr"] == "T106" else row for row in rows["corrections"]]
    rows["rates"] = [
        {
            "from_year": 2025,
            "to_year": 2026,
            "type": "Samlet",
            "percent": Decimal(percent),
            "origin": "KL",
            "date": contents.master_data["date"],
        }
    ]
    return replace(contents, rows=rows)


def _renumbered(row: Row) -> Row:
    return row | {"nr": "T107"} if row["nr"] == "T304" else dict(row)


def _years(row: Row, figures: list[int]) -> Row:
    years: dict[str, Entry] = dict(zip(BUDGET_YEARS, figures, strict=True))
    return row | years


def _estimated(row: Row) -> Row:
    if row["nr"] != "T103":
        return row
    if row["type"] == "Nyt skøn":
        return _years(row, [8_636_000, 8_565_000, 8_499_000, 8_499_000])
    return row | {"price_level": None}

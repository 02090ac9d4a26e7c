"""Typical workbooks for benchmarks: 10 to 60 corrections, prose of 1 to 3 kB, a few faults as people leave them."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from schemas.layout import BUDGET_YEARS
from schemas.lists import LISTS
from workbook.grid import Contents
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbook.grid import Row

COMMITTEES = (
    "Økonomiudvalget", "Børne- og Ungdomsudvalget", "Socialudvalget", "Teknik- og Miljøudvalget",
    "Kultur- og Fritidsudvalget", "Beskæftigelsesudvalget", "Sundheds- og Omsorgsudvalget",
)  # fmt: skip
FEWEST, MOST = 10, 60
_TWO_DIGITS = 100
UNDECIDED, SIGN_TURNED, WITH_FTE, FROM_CASH, CALCULATED = 0.03, 0.02, 0.3, 0.4, 0.3
"""How often a correction has each."""
_SUBJECTS = ("Bidraget", "Antallet af sager", "Taksten", "Aftalen", "Driften", "Indtægten", "Tilskuddet", "Prisen")
_VERBS = ("ventes at stige med", "er sat ned til", "er i de seneste år vokset med", "falder efter planen til")
_CAUSES = ("fordi flere borgere får ydelsen", "efter den nye lov", "når aftalen udløber", "i takt med folketallet")


def contents(seed: int, corrections: int | None = None) -> Contents:
    """The workbook of this seed; the same seed gives the same contents."""
    random = Random(seed)  # noqa: S311  nothing secret: the same books every time
    count = corrections if corrections is not None else random.randint(FEWEST, MOST)
    series = f"T{seed % 9 + 1}"
    numbers = [f"{series}{n:02}" if count < _TWO_DIGITS else f"{series}{n:04}" for n in range(1, count + 1)]
    rows: dict[str, list[Row]] = {"corrections": [], "amounts": [], "fte": [], "financing": [], "calculation": []}
    for nr in numbers:
        _correction(nr, rows, random)
    master_data = {
        "municipality": "Norddjurs Kommune",
        "committee": COMMITTEES[seed % len(COMMITTEES)],
        "number_series": series,
        "status": random.choice(("Kladde", "Indsendt", "Indsendt")),
        "price_level": 2026,
        "date": date(2025, 6, 2),
    }
    return replace(Contents(2026, "mio. kr.", master_data), rows=rows)


def _correction(nr: str, rows: dict[str, list[Row]], random: Random) -> None:
    netto = random.randrange(-2_000, 4_000, 10) * 1_000
    frame = random.choice(("Ja", "Ja", "Ja", "Nej"))
    if random.random() < UNDECIDED:
        frame = "Uafklaret"
    rows["corrections"].append(
        {
            "nr": nr,
            "title": f"{random.choice(_SUBJECTS)} i {nr}",
            "cause": random.choice(LISTS["Årsag"]),
            "service_frame": frame,
            "effective_date": date(2026, 1, 1),
            "background": _prose(random, random.randint(500, 1_500)),
            "consequences": _prose(random, random.randint(500, 1_500)),
        }
    )
    parts = random.randint(1, 3)
    for part in range(parts):
        each = netto // parts // 1_000 * 1_000
        amount = each if part < parts - 1 else netto - each * (parts - 1)
        if random.random() < SIGN_TURNED:
            amount = -amount
        change = "Merudgift" if netto >= 0 else "Mindreudgift"
        line: Row = {"nr": nr, "change": change, "text": f"Linje {part + 1}", "duration": "Varig"}
        rows["amounts"].append(line | dict.fromkeys(BUDGET_YEARS, amount))
    if random.random() < WITH_FTE:
        posts = random.randint(1, 4) * 500
        rows["fte"].append({"nr": nr, "text": "Medarbejdere"} | dict.fromkeys(BUDGET_YEARS, posts))
    if random.random() < FROM_CASH:
        rows["financing"].append({"nr": nr, "source": "Kassen"} | dict.fromkeys(BUDGET_YEARS, -netto))
    if random.random() < CALCULATED:
        budget = random.randrange(1_000, 9_000) * 1_000 + max(-netto, 0)
        for kind, amount in (("Afsat budget", budget), ("Nyt skøn", budget + netto)):
            rows["calculation"].append({"nr": nr, "type": kind} | dict.fromkeys(BUDGET_YEARS, amount))


def _prose(random: Random, length: int) -> str:
    text = ""
    while len(text) < length:
        amount = f"{random.randint(1, 40) / 10:.1f}".replace(".", ",")
        text += f"{random.choice(_SUBJECTS)} {random.choice(_VERBS)} {amount} mio. kr. {random.choice(_CAUSES)}. "
    return text.strip()


def typical_books(folder: Path, count: int, *, jobs: int = 2) -> Sequence[Path]:
    """So many files `bog-0001.xlsx` … in the folder; those that are there already are kept as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"bog-{seed:05}.xlsx" for seed in range(count)]
    missing = [(seed, path) for seed, path in enumerate(paths) if not path.exists()]
    if missing:
        with ProcessPoolExecutor(jobs) as pool:
            list(pool.map(_write, *zip(*missing, strict=True), chunksize=10))
    return paths


def _write(seed: int, path: Path) -> None:
    path.write_bytes(build(contents(seed)))

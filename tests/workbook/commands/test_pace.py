from __future__ import annotations

import pytest

from workbook.commands.pace import pace, so_far


@pytest.mark.parametrize(
    ("speed", "left", "da", "en"),
    [
        (52.4, 17.9, "52 filer/s · 0:17 tilbage", "52 files/s · 0:17 left"),
        (1.25, 3_661.0, "1,2 filer/s · 61:01 tilbage", "1.2 files/s · 61:01 left"),
        (None, None, "", ""),
        (12.0, None, "12 filer/s", "12 files/s"),
    ],
)
def test_how_fast_and_how_long(speed: float | None, left: float | None, da: str, en: str) -> None:
    assert (pace(speed, left, "da"), pace(speed, left, "en")) == (da, en)


@pytest.mark.parametrize(
    ("done", "total", "seconds", "known"),
    [
        (50, 100, 2.0, (25.0, 2.0)),
        (100, 100, 2.0, (50.0, 0.0)),
        (0, 100, 2.0, (None, None)),
        (5, None, 1.0, (5.0, None)),
    ],
)
def test_the_pace_is_that_of_the_whole_run(
    done: float, total: float | None, seconds: float, known: tuple[float | None, float | None]
) -> None:
    assert so_far(done, total, seconds) == known

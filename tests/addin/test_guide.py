"""The guide for accountants leads to what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

ADDIN = Path(__file__).parents[2] / "addin"
GUIDE = (ADDIN / "vejledning.md").read_text("utf-8")
PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", GUIDE)


def test_it_shows_pictures() -> None:
    assert len(PICTURES) == 3


@pytest.mark.parametrize("picture", PICTURES)
def test_each_picture_is_there_and_small(picture: str) -> None:
    path = ADDIN / picture
    with Image.open(path) as image:
        assert image.format == "PNG"
    assert path.stat().st_size < 150_000


def test_no_picture_is_left_over() -> None:
    assert {f"billeder/{path.name}" for path in (ADDIN / "billeder").iterdir()} == set(PICTURES)

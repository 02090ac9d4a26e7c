"""Whole numbers in a person's text: plain digits alone, and no more of them than a cell keeps."""

LONGEST = 15
"""Digits; a cell keeps no more, and Python refuses to read thousands of them."""


def whole_number(text: str) -> int | None:
    """The number these digits are; None for anything else, such as `²`, `２０２６` or a longer row of digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None

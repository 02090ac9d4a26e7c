from __future__ import annotations

import pytest

from addin.ribbon.reply import Reply
from addin.ribbon.run import LONGEST_BOX, boxed, lines
from schemas.finding import Text


@pytest.mark.parametrize("words", ["æøå ÆØÅ »« –", "linje\nlinje", "100 %", ""])
def test_words_a_message_box_can_show_stay_as_they_are(words: str) -> None:
    assert boxed(words, "da") == words


@pytest.mark.parametrize(
    ("words", "shown"), [("2,5 → 2500", "2,5 -> 2500"), ("−0,070 ≥ 1", "-0,070 >= 1"), ("日", "?")]
)
def test_letters_a_message_box_has_not_are_spelled_otherwise(words: str, shown: str) -> None:
    assert boxed(words, "da") == shown


def test_the_status_bar_shows_every_letter() -> None:
    told = lines(Reply(status=Text("→", "")), "da")
    assert told == f"status={'→'.encode('utf-16-le').hex()}\nend=\n"


def test_a_list_too_long_for_a_box_says_how_many_lines_are_left_out() -> None:
    shown = boxed("\n".join(f"Beløb H{row}: 2,5 bliver 2500" for row in range(1, 101)), "da").splitlines()
    left_out = 100 - (len(shown) - 1)
    assert shown[-1] == f"… og {left_out} linjer mere"
    assert shown[-2] == f"Beløb H{100 - left_out}: 2,5 bliver 2500"
    assert len("\n".join(shown)) <= LONGEST_BOX


def test_one_line_too_long_ends_in_dots() -> None:
    shown = boxed("x" * 2000, "en")
    assert shown == "x" * (LONGEST_BOX - 1) + "…"


def test_the_file_is_ascii_whatever_it_says() -> None:
    assert lines(Reply(message=Text("æ\n=\r\n𝄞", "")), "da").isascii()

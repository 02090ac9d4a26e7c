"""A click's Python half: the answers decoded, the handler called, the reply written for VBA."""

from __future__ import annotations

import json
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from addin.ribbon import run as addin_run
from addin.ribbon.reply import Question, Reply
from schemas.finding import KorrekturError, Text, same

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOOK = SimpleNamespace(name="en projektmappe")
Call = tuple[Any, dict[str, Any]]


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log in a folder of its own."""
    path = tmp_path / "log.txt"

    class Log:
        def warning(self, words: str, *values: object) -> None:
            path.write_text(words % values, "utf-8")

        def exception(self, words: str, *values: object) -> None:
            fault = sys.exc_info()[1]
            path.write_text(f"{words % values} {fault!r}", "utf-8")

    monkeypatch.setattr(addin_run, "log", Log)
    monkeypatch.setattr(addin_run, "log_file", lambda: path)
    return path


@pytest.fixture
def click(tmp_path: Path, log: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, str]]:
    """Run a button with this handler; what VBA then reads."""
    del log

    def clicked(button: str, handler: Callable[..., Reply] | None, lang: str = "da", **answers: Any) -> dict[str, str]:
        ribbon = ModuleType("addin.ribbon.handlers")
        if handler is not None:
            setattr(ribbon, button, handler)
        monkeypatch.setitem(sys.modules, "addin.ribbon.handlers", ribbon)
        monkeypatch.setattr(addin_run, "active_book", {4711: BOOK, 0: None}.__getitem__)
        reply = tmp_path / "svar.txt"
        given = {"hwnd": 4711, "lang": lang, "reply": str(reply), **answers}
        addin_run.run(button, json.dumps(given).encode().hex())
        assert [path for path in tmp_path.iterdir() if path.suffix == ".half"] == []
        told = [line.partition("=") for line in reply.read_text("ascii").splitlines()]
        return {key: bytes.fromhex(digits).decode("utf-16-le") for key, _, digits in told}

    return clicked


def test_the_handler_gets_the_book_in_front_the_answers_and_the_language(click: Callable[..., dict[str, str]]) -> None:
    calls: list[Call] = []

    def fix(book: Any, **answers: Any) -> Reply:
        calls.append((book, answers))
        return Reply(status=Text("2 rettet", "2 fixed"))

    assert click("fix", fix, confirmed=True) == {"status": "2 rettet", "end": ""}
    assert calls == [(BOOK, {"confirmed": True, "lang": "da"})]


def test_an_english_add_in_gets_english_words(click: Callable[..., dict[str, str]]) -> None:
    said = Reply(message=Text("Færdig", "Done"))
    assert click("validate", lambda _book, **_answers: said, "en") == {"message": "Done", "kind": "info", "end": ""}


def test_a_question_goes_to_vba_with_its_name_and_kind(click: Callable[..., dict[str, str]]) -> None:
    asked = Reply(question=Question("reason", Text("Hvorfor?", "Why?"), "text"))
    told = click("give_reason", lambda _book, **_answers: asked)
    assert told == {"question": "Hvorfor?", "asks": "text", "name": "reason", "end": ""}


def test_what_is_to_be_opened_is_told(click: Callable[..., dict[str, str]]) -> None:
    told = click("guide", lambda _book, **_answers: Reply(opens="C:\\æ\\guide.html"))
    assert told == {"opens": "C:\\æ\\guide.html", "end": ""}


def test_a_handler_that_has_nothing_to_say_still_gives_vba_a_reply(click: Callable[..., dict[str, str]]) -> None:
    assert click("validate", lambda _book, **_answers: Reply()) == {"end": ""}


def test_what_cannot_go_on_is_told_in_plain_words(click: Callable[..., dict[str, str]], log: Path) -> None:
    def validate(_book: Any, **_answers: Any) -> Reply:
        raise KorrekturError("Arket Beløb mangler.", "The sheet Beløb is missing.")

    assert click("validate", validate) == {"message": "Arket Beløb mangler.", "kind": "warning", "end": ""}
    assert log.read_text("utf-8") == "validate: Arket Beløb mangler."


def test_a_fault_of_ours_goes_to_the_log_and_the_person_is_told_where(
    click: Callable[..., dict[str, str]], log: Path
) -> None:
    def validate(_book: Any, **_answers: Any) -> Reply:
        raise ZeroDivisionError

    told = click("validate", validate)
    assert told["kind"] == "error"
    assert "(ZeroDivisionError)" in told["message"]
    assert told["message"].endswith(str(log))
    assert log.read_text("utf-8") == "validate ZeroDivisionError()"


def test_without_a_workbook_a_button_that_needs_one_says_so(click: Callable[..., dict[str, str]]) -> None:
    told = click("validate", lambda _book, **_answers: Reply(), hwnd=0)
    assert told == {"message": "Åbn en projektmappe først.", "kind": "warning", "end": ""}


def test_without_a_workbook_the_guide_opens(click: Callable[..., dict[str, str]]) -> None:
    told = click("guide", lambda book, **_answers: Reply(status=same(str(book))), hwnd=0)
    assert told == {"status": "None", "end": ""}


def test_a_button_that_is_not_there_calls_nothing(click: Callable[..., dict[str, str]]) -> None:
    told = click("__import__", lambda _book, **_answers: Reply())
    assert told == {"message": "Knappen »__import__« findes ikke.", "kind": "warning", "end": ""}


def test_a_button_whose_handler_is_missing_is_a_fault_of_ours(click: Callable[..., dict[str, str]]) -> None:
    assert click("validate", None)["kind"] == "error"

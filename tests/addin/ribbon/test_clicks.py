"""A click as the add-in's VBA carries it out, with Python and the dialogs stood in for."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from support.vba_machine import Machine

from addin.ribbon.buttons import BUTTONS
from addin.ribbon.reply import Question, Reply
from schemas.finding import Text, same

REPLY_FILE = "C:\\Temp\\svar.txt"
WINDOW = 4711
ALWAYS = {"lang": "da", "hwnd": WINDOW, "reply": REPLY_FILE}
NOTHING = Reply()


def _command(noted: str) -> tuple[str, dict[str, Any]]:
    """The button and the answers of a command; the whole of it must be constants and hex digits."""
    found = re.fullmatch(r"import addin\.ribbon\.run as r; r\.run\('([a-z_]+)','((?:[0-9a-f]{2})+)'\)", noted)
    assert found is not None, noted
    return found[1], json.loads(bytes.fromhex(found[2]).decode("utf-8"))


@pytest.mark.parametrize("button", [button.id for button in BUTTONS if not button.asks])
def test_a_button_runs_its_handler_and_nothing_else(button: str) -> None:
    noted = Machine().will_reply(NOTHING).click(button)
    assert [_command(line) for line in noted] == [(button, ALWAYS)]


def test_the_command_is_this_very_text() -> None:
    answers = json.dumps(ALWAYS, separators=(",", ":")).replace("\\\\", "\\u005C").encode().hex()
    assert Machine().will_reply(NOTHING).click("validate") == [
        f"import addin.ribbon.run as r; r.run('validate','{answers}')"
    ]


def test_an_english_add_in_says_so_to_python() -> None:
    (noted,) = Machine("en").will_reply(NOTHING).click("validate")
    assert _command(noted) == ("validate", {**ALWAYS, "lang": "en"})


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.id)
def test_a_button_that_needs_a_workbook_says_so_where_there_is_none(button: Any) -> None:
    machine = Machine(books=0)
    machine.app.run("WillChoose", False)
    machine.will_reply(NOTHING).app.answer_dialogs(*([""] if button.asks else []))
    noted = machine.click(button.id)
    told = [words for kind, words in machine.dialogs if kind == "MsgBox"]
    if button.needs_book:
        assert noted == []
        assert told[0].startswith("Åbn en projektmappe først.")
    else:
        assert told == []


def test_a_new_workbook_is_asked_for_and_opened() -> None:
    machine = Machine().will_reply(Reply(opens="C:\\Mine\\korrektioner.xlsx"))
    machine.app.answer_dialogs("2027", 'Børne- og "Unge"udvalget\\')
    asked, noted, opened = machine.click("new_workbook")
    assert asked == "path Gem den nye projektmappe korrektioner.xlsx"
    answers = {"year": 2027, "committee": 'Børne- og "Unge"udvalget\\', "path": "C:\\Mine\\korrektioner.xlsx"}
    assert _command(noted) == ("new_workbook", {**answers, **ALWAYS})
    assert opened == "open C:\\Mine\\korrektioner.xlsx"


def test_a_year_that_is_no_number_is_asked_for_again() -> None:
    machine = Machine().will_reply(NOTHING)
    machine.app.answer_dialogs("næste år", 1, "2027", "Udvalget")
    _asked, noted = machine.click("new_workbook")
    assert _command(noted)[1]["year"] == 2027
    assert ("MsgBox", "Skriv et helt tal, fx 2026.") in machine.dialogs


@pytest.mark.parametrize("answers", [("",), ("2027", ""), ("2027", "   ")])
def test_breaking_off_a_question_runs_nothing(answers: tuple[str, ...]) -> None:
    machine = Machine()
    machine.app.answer_dialogs(*answers)
    assert machine.click("new_workbook") == []


def test_the_forms_chosen_are_told_one_by_one() -> None:
    machine = Machine().will_reply(NOTHING)
    machine.app.add_module('Sub Pick()\nWillChoose Array("C:\\a.pdf", "C:\\ø.docx")\nEnd Sub', name="Choice")
    machine.app.run("Pick")
    asked, _path, noted = machine.click("import_forms")
    assert asked == "files Vælg skemaerne *.pdf;*.docx;*.txt"
    assert _command(noted)[1]["sources"] == ["C:\\a.pdf", "C:\\ø.docx"]


def test_choosing_no_forms_runs_nothing() -> None:
    machine = Machine()
    machine.app.run("WillChoose", False)
    assert machine.click("import_forms") == ["files Vælg skemaerne *.pdf;*.docx;*.txt"]


def test_status_and_message_are_shown_as_they_were_said() -> None:
    said = Reply(status=Text("0 fejl nu, 3 ved indsendelse → æøå", ""), message=Text("Linje 1\nLinje »2«", ""))
    machine = Machine().will_reply(said)
    machine.click("validate")
    assert machine.status == "0 fejl nu, 3 ved indsendelse → æøå"
    assert machine.dialogs == [("MsgBox", "Linje 1\nLinje »2«")]


@pytest.mark.parametrize(("kind", "style"), [("info", 64), ("warning", 48), ("error", 16)])
def test_a_message_looks_as_grave_as_it_is(kind: Any, style: int) -> None:
    machine = Machine().will_reply(Reply(message=same("Hm")), kind=kind)
    machine.click("validate")
    assert [(words, how) for _box, words, _title, how in machine.app.dialogs] == [("Hm", style)]


QUESTION = Reply(question=Question("confirmed", Text("K9: 2,5 bliver 2500. Ret?", "")))


def test_a_yes_calls_the_same_handler_again_with_the_answer() -> None:
    machine = Machine().will_reply(QUESTION, Reply(status=same("1 rettet")))
    machine.app.answer_dialogs(6)
    assert [_command(line) for line in machine.click("fix")] == [
        ("fix", ALWAYS),
        ("fix", {"confirmed": True, **ALWAYS}),
    ]
    assert machine.status == "1 rettet"


def test_a_no_ends_the_matter() -> None:
    machine = Machine().will_reply(QUESTION)
    machine.app.answer_dialogs(7)
    assert len(machine.click("fix")) == 1
    assert machine.dialogs == [("MsgBox", "K9: 2,5 bliver 2500. Ret?")]


def test_a_text_that_is_asked_for_goes_along_the_second_time() -> None:
    machine = Machine().will_reply(Reply(question=Question("reason", Text("Hvorfor?", ""), "text")), NOTHING)
    machine.app.answer_dialogs(" Aftalt med 'Økonomi' 100 % ")
    _first, second = machine.click("give_reason")
    assert _command(second) == ("give_reason", {"reason": "Aftalt med 'Økonomi' 100 %", **ALWAYS})


def test_an_empty_text_ends_the_matter() -> None:
    machine = Machine().will_reply(Reply(question=Question("reason", Text("Hvorfor?", ""), "text")))
    machine.app.answer_dialogs("")
    assert len(machine.click("give_reason")) == 1


def test_where_python_does_not_start_the_person_is_told_what_to_do() -> None:
    machine = Machine(python=False)
    assert machine.click("validate") == []
    ((_kind, words),) = machine.dialogs
    assert "korrektur addin doctor" in words
    assert words.endswith("no pythonw.exe")
    assert machine.status is False


def test_where_no_reply_comes_the_person_is_told() -> None:
    machine = Machine()
    machine.click("validate")
    assert [words[:41] for _kind, words in machine.dialogs] == ["Programmet bag knapperne svarede ikke. Pr"]


def test_on_macos_the_reply_is_waited_for() -> None:
    machine = Machine()
    machine.app.run("WillRunBeside")
    assert machine.click("validate")[1:] == ["look again"]
    machine.app.run("LookForReply")
    assert machine.noted()[2:] == ["look again"]
    machine.will_reply(Reply(status=same("0 fejl"))).app.run("LookForReply")
    assert machine.status == "0 fejl"
    machine.app.run("LookForReply")
    assert machine.dialogs == []


@pytest.mark.parametrize("text", ["", "Æ", "a\tb\r\n", '"\\', "€ – »x« 𝄞", "\u007f\u0080\uffff"])
def test_any_text_reaches_python_as_it_is(text: str) -> None:
    machine = Machine()
    pieces = " & ".join(f"ChrW({unit if unit < 0x8000 else unit - 0x10000})" for unit in _units(text)) or '""'
    member = machine.app.evaluate(f'HexOf("{{" & Mid(TextMember("t", {pieces}), 2) & "}}")')
    assert json.loads(bytes.fromhex(str(member))) == {"t": text}


def _units(text: str) -> list[int]:
    raw = text.encode("utf-16-le")
    return [int.from_bytes(raw[at : at + 2], "little") for at in range(0, len(raw), 2)]

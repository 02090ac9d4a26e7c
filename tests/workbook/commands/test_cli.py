from __future__ import annotations

import errno
import json
import re
from typing import TYPE_CHECKING

import pytest
from support.command_line import Stream, korrektur
from support.workbooks import empty_at, not_a_workbook_at, sample_at

import workbook.submissions.door
from schemas.lists import LISTS
from workbook.cli import COMMANDS, build, main

if TYPE_CHECKING:
    from pathlib import Path

    from schemas.finding import Language

NAMES = tuple(build("da").commands)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return sample_at(tmp_path / "udvalg.xlsx")


def test_the_version_is_told() -> None:
    ran = korrektur("--version")
    assert (ran.code, ran.out) == (0, "korrektur 0.1.0\n")


def test_without_a_command_the_help_is_shown_and_nothing_ran() -> None:
    ran = korrektur()
    assert ran.code == 2
    assert "Kommandoer:" in ran.err


def test_the_commands_stand_in_the_order_of_the_work() -> None:
    working = ("new", "import", "validate", "fix", "accept", "totals", "forms", "diff", "merge", "roll", "upgrade")
    assert (*working, "rules", "explain", "schema", "config", "demo") == NAMES
    assert len(COMMANDS) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("language", "own", "other"),
    [("da", ("Brug: ", "Tilvalg:", "Sproget i alle tekster."), ("Usage", "Options", "Show ")),
     ("en", ("Usage: ", "Options:", "The language of every text."), ("Brug", "Tilvalg", "Vis "))],
)  # fmt: skip
def test_every_commands_help_is_in_one_language(
    name: str, language: str, own: tuple[str, ...], other: tuple[str, ...]
) -> None:
    ran = korrektur(name, "--help", "--lang", language)
    assert ran.code == 0
    assert all(word in ran.out for word in own)
    assert not any(word in ran.out for word in other)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_command_and_option_has_help(language: Language) -> None:
    for command in build(language).commands.values():
        assert command.help
        assert command.short_help
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or getattr(parameter, "help", None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("frobnicate",), "Kommandoen 'frobnicate' findes ikke."),
        (("validate",), "Der mangler 'STI...'."),
        (("validate", "a.xlsx", "--frm"), "Tilvalget '--frm' findes ikke. Mente du '--format'?"),
        (("validate", "a.xlsx", "--format", "pdf"), "Ugyldig værdi for '--format': 'pdf' er ikke en af"),
        (("validate", "a.xlsx", "--format"), "Tilvalget '--format' skal have en værdi."),
        (("validate", "a.xlsx", "--no-progress=1"), "Tilvalget '--no-progress' skal stå uden værdi."),
        (("rules", "a"), "Der er angivet noget, kommandoen ikke kan bruge (a)"),
        (("new", "--year", "x", "--committee", "U", "-o", "a.xlsx"), "'x' er ikke et helt tal."),
        (("new", "--year", "26", "--committee", "U", "-o", "a.xlsx"), "26 er ikke et budgetår mellem 2000"),
        (("import", "findes-ikke.txt", "-o", "a.xlsx"), "findes-ikke.txt findes ikke."),
        (("new", "--year", "2026", "--committee", " ", "-o", "a.xlsx"), "Navnet er tomt."),
        (("new", "--year", "2026", "--committee", "U", "-o", "a.xls"), "Filens navn skal ende på .xlsx"),
        (("validate", "a.xlsx", "--select", "FOR300"), "Reglen »FOR300« findes ikke. Mente du FOR30"),
        (("explain", "fortegn"), "Reglen »fortegn« findes ikke. Skriv »korrektur rules« for at se alle."),
    ],
)  # fmt: skip
def test_bad_usage_is_explained_in_danish_on_stderr_and_gives_2(arguments: tuple[str, ...], said: str) -> None:
    ran = korrektur(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert f"Fejl: {said}" in ran.err or said in ran.err
    assert "Error" not in ran.err


def test_bad_usage_is_explained_in_english_when_asked() -> None:
    ran = korrektur("validate", "--lang", "en")
    assert "Error: Missing argument 'PATH...'." in ran.err


def test_a_language_that_is_none_is_refused() -> None:
    assert korrektur("rules", "--lang", "sv").code == 2


def test_the_environment_chooses_the_language() -> None:
    assert "Usage:" in korrektur("--help", environ={"KORREKTUR_LANG": "en"}).out
    assert "Brug:" in korrektur("--help", environ={"LANG": "C"}).out


def test_the_console_script_ends_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["korrektur", "explain", "findes-ikke"])
    monkeypatch.setattr("sys.stdout", Stream())
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2


def test_one_line_a_finding_when_asked(sample: Path) -> None:
    lines = korrektur("validate", sample, "--format", "concise").out.splitlines()
    assert all(line.startswith(f"{sample}:") for line in lines)
    assert len(lines) > 3


def test_findings_give_1(sample: Path) -> None:
    assert korrektur("validate", sample, "--as", "indsendt").code == 1


def test_no_findings_give_0(tmp_path: Path) -> None:
    ran = korrektur("validate", empty_at(tmp_path / "a.xlsx"))
    assert ran.code == 0
    assert "ingen fund" in ran.out


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("note", 1)])
def test_fail_on_says_how_grave_a_finding_must_be(sample: Path, fail_on: str, code: int) -> None:
    assert korrektur("validate", sample, "--select", "NOG507", "--fail-on", fail_on).code == code


def test_only_unreadable_files_give_2(tmp_path: Path) -> None:
    ran = korrektur("validate", not_a_workbook_at(tmp_path / "a.xlsx"), tmp_path / "væk.xlsx")
    assert ran.code == 2
    assert "2 filer, 2 kan ikke læses" in ran.out


def test_an_unreadable_file_among_others_gives_1(tmp_path: Path) -> None:
    ran = korrektur("validate", not_a_workbook_at(tmp_path / "a.xlsx"), empty_at(tmp_path / "b.xlsx"))
    assert ran.code == 1


def test_an_empty_folder_gives_2_and_a_word(tmp_path: Path) -> None:
    ran = korrektur("validate", tmp_path)
    assert ran.code == 2
    assert f"Fejl: Der er ingen projektmapper (.xlsx) i {tmp_path}." in ran.err


def test_an_empty_folder_among_others_is_mentioned(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    ran = korrektur("validate", empty_at(tmp_path / "a.xlsx"), tmp_path / "tom")
    assert ran.code == 0
    assert "Der er ingen projektmapper (.xlsx) i" in ran.err


def test_selecting_by_family_id_and_name_and_ignoring(sample: Path) -> None:
    def found(*options: str) -> set[str]:
        document = json.loads(korrektur("validate", sample, "--format", "json", *options).out)
        return {finding["rule"] for finding in document["files"][0]["findings"]}

    assert found("--select", "NOG507") == {"NOG507"}
    assert found("--select", "number-of-another-series") == {"NOG507"}
    assert {rule[:3] for rule in found("--select", "nog")} == {"NOG"}
    assert found("--select", "NOG507,FOR", "--select", "NOG506") == {"NOG506", "NOG507"}
    assert "NOG507" not in found("--ignore", "NOG507")
    assert found("--select", "NOG506,NOG507", "--ignore", "NOG506") == {"NOG507"}


@pytest.mark.parametrize("status", LISTS["Status"])
def test_as_judges_by_another_status(sample: Path, status: str) -> None:
    ran = korrektur("validate", sample, "--as", status)
    said = f"status Kladde, bedømt som {status}" if status != "Kladde" else "status Kladde\n"
    assert said in ran.out


def test_the_report_goes_to_a_file_and_only_talk_to_the_screen(sample: Path, tmp_path: Path) -> None:
    report = tmp_path / "rapport.html"
    ran = korrektur("validate", sample, "--format", "html", "-o", report)
    assert ran.out == ""
    assert ran.err == f"Skrev {report}\n"
    assert "Træk på kassen" in report.read_text("utf-8")


def test_a_report_never_replaces_a_workbook(sample: Path, tmp_path: Path) -> None:
    before = sample.read_bytes()
    other = sample.rename(tmp_path / "udvalg.data")
    ran = korrektur("validate", other, "--format", "text", "-o", other)
    assert ran.code == 2
    assert "det er en projektmappe" in ran.err
    assert other.read_bytes() == before


def test_a_folder_that_is_not_there_is_no_traceback(sample: Path, tmp_path: Path) -> None:
    ran = korrektur("validate", sample, "-o", tmp_path / "væk" / "rapport.txt")
    assert ran.code == 2
    assert "kan ikke skrives" in ran.err
    assert "Traceback" not in ran.err


def test_colours_come_on_a_terminal_and_nowhere_else(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in korrektur("validate", sample, out=Stream(terminal=True)).out
    assert "\x1b[" not in korrektur("validate", sample).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in korrektur("validate", sample, out=Stream(terminal=True)).out


def test_progress_shows_on_a_terminal_for_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    empty_at(tmp_path / "a.xlsx")
    empty_at(tmp_path / "b.xlsx")
    assert "Kontrollerer" in korrektur("validate", tmp_path, err=Stream(terminal=True)).err
    assert korrektur("validate", tmp_path, "--no-progress", err=Stream(terminal=True)).err == ""
    assert korrektur("validate", tmp_path / "a.xlsx", err=Stream(terminal=True)).err == ""
    assert korrektur("validate", tmp_path).err == ""


def test_json_for_a_terminal_of_another_encoding_is_ascii(sample: Path) -> None:
    ran = korrektur("validate", sample, "--format", "json", out=Stream("cp1252"))
    assert ran.out.isascii()
    assert json.loads(ran.out)["files"][0]["committee"] == "Økonomiudvalget"


def test_html_for_a_terminal_of_another_encoding_is_ascii(sample: Path) -> None:
    ran = korrektur("validate", sample, "--format", "html", out=Stream("cp1252"))
    assert ran.out.isascii()
    assert "&#216;konomiudvalget" in ran.out


def test_a_bug_is_a_short_message_and_2(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(workbook.submissions.door, "check_files", broken)
    ran = korrektur("validate", sample)
    assert (ran.code, ran.out) == (2, "")
    assert "en fejl i selve programmet (ZeroDivisionError)" in ran.err
    assert "--debug" in ran.err
    assert "Traceback" not in ran.err
    assert "Traceback" in korrektur("validate", sample, "--debug").err


def test_an_output_nobody_reads_any_more_gives_2_without_a_word(sample: Path) -> None:
    class Gone(Stream):
        def write(self, text: str) -> int:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe", text)

    ran = korrektur("validate", sample, out=Gone())
    assert (ran.code, ran.err) == (2, "")


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (KeyboardInterrupt(), "Afbrudt.\n"),
        (
            PermissionError(13, "Permission denied", "a.xlsx"),
            "Fejl: a.xlsx kan ikke læses eller skrives: adgang er nægtet, eller filen er åben i et andet program.\n",
        ),
        (OSError("disken er fuld"), "Fejl: OSError\n"),
    ],
)  # fmt: skip
def test_what_the_machine_refuses_is_said_in_a_line(
    sample: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException, said: str
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise stop

    monkeypatch.setattr(workbook.submissions.door, "check_files", stopped)
    ran = korrektur("validate", sample)
    assert (ran.code, ran.err.lstrip()) == (2, said)


@pytest.mark.parametrize("form", ["text", "concise", "json", "html"])
def test_every_report_names_the_rule(form: str, tmp_path: Path) -> None:
    said = korrektur("validate", not_a_workbook_at(tmp_path / "a.xlsx"), "--format", form).out
    assert "ARK102" in re.sub("<[^>]*>", "", said)

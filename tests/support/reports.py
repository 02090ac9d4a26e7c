"""Reports made by hand, for tests of how they are shown."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

from schemas.finding import Accepted, CellEdit, Finding, Fix, Place, Severity, Text, same
from schemas.settings import Settings
from workbook.submissions.submission import Report, Submission, report_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Given = ParamSpec("Given")


def whole(render: Callable[Given, Iterator[str]]) -> Callable[Given, str]:
    """A renderer whose pieces are put together."""

    @wraps(render)
    def rendered(*given: Given.args, **named: Given.kwargs) -> str:
        return "".join(render(*given, **named))

    return rendered


SIGN = Finding(
    rule="FOR301",
    name="sign-contradicts-change",
    severity=Severity.ERROR,
    on_submission=Severity.ERROR,
    place=Place("bøger/a.xlsx", "Beløb", "I9", 9, "2027", "Økonomiudvalget", "T104"),
    message=Text(
        "Beløb!I9 (T104, 2027): 0,200 er positivt. Ret fortegnet.",
        "Beløb!I9 (T104, 2027): 0.200 is positive. Turn the sign.",
    ),
    found=Text("0,200", "0.200"),
    expected=Text("0 eller derunder", "0 or less"),
)
UNDECIDED = Finding(
    rule="VAE411",
    name="answer-undecided",
    severity=Severity.WARNING,
    on_submission=Severity.ERROR,
    place=Place("bøger/a.xlsx", "Korrektioner", "F4", 4, "Indenfor servicerammen", "Økonomiudvalget", "T304"),
    message=Text(
        "Korrektioner!F4 (T304, Indenfor servicerammen): Svaret mangler.",
        "Korrektioner!F4 (T304, Indenfor servicerammen): No answer.",
    ),
    found=same("Uafklaret"),
    expected=Text("Ja eller Nej", "Ja or Nej"),
)
GAP = Finding(
    rule="NOG506",
    name="gap-in-series",
    severity=Severity.NOTE,
    on_submission=Severity.NOTE,
    place=Place("bøger/a.xlsx", None, None, None, None, None, "-"),
    message=Text("T107 mangler.", "T107 is missing."),
    found=same(""),
    expected=same(""),
)
FIXABLE = replace(SIGN, fix=Fix(Text("Fjern mellemrum", "Trim"), safe=True, edits=(CellEdit("Beløb", "I9", "T104"),)))
JUSTIFIED = replace(UNDECIDED, accepted=Accepted("Afklares i august.", "Budgetafdelingen", "Økonomi", "01-08-2025"))
SHA = "0123456789abcdef" * 4


def file_of(*findings: Finding, path: str = "bøger/a.xlsx", status: str = "Kladde") -> Submission:
    """A workbook that could be read."""
    return Submission(path, SHA, "Økonomiudvalget", 2026, status, None, findings)


def unreadable(*findings: Finding, path: str = "b.xlsx") -> Submission:
    """A file that could not."""
    return Submission(path, None, None, None, None, "ARK117", findings)


def report_of(*files: Submission, settings: Settings | None = None) -> Report:
    """A report on these files."""
    return report_on(files, settings or Settings(), 0.25)


def hostile(text: str) -> Finding:
    """A finding into which a stranger's text has come wherever text from a workbook can come."""
    return Finding(
        rule="VAE410",
        name="answer-not-in-list",
        severity=Severity.ERROR,
        on_submission=Severity.ERROR,
        place=Place(f"{text}.xlsx", text, "A4", 4, text, text, text),
        message=same(f"»{text}« er ikke et svar."),
        found=same(text),
        expected=same(text),
        fix=Fix(same(text), safe=False, edits=()),
    )

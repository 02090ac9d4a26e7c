"""Every command in every format it has, as it is run on one book, and what its help says of exit codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module

from workbook.cli import COMMANDS
from workbook.commands.validate_options import FORMATS

BOOK, OTHER = "{book}", "{other}"
_CODES = re.compile(r"(?:Exit code:|,)\s+(\d)\b")


@dataclass(frozen=True, slots=True)
class Case:
    """One command line: `writes` is the suffix of the file after -o, `changes` says that it may change the book."""

    command: str
    arguments: tuple[str, ...]
    form: str = ""
    writes: str = ""
    changes: bool = False

    @property
    def name(self) -> str:
        return " ".join((self.command, *self.arguments, self.form, self.writes)).strip()

    @property
    def codes(self) -> set[int]:
        """The exit codes its help promises; 2, could not run, is every command's."""
        _, heading, codes = import_module(COMMANDS[self.command]).ABOUT.en.partition("Exit code:")
        return {2} | ({int(code) for code in _CODES.findall(heading + codes)} or {0})


ON_A_BOOK = (
    *(Case("validate", (BOOK, "--format", form), form) for form in FORMATS if form != "xlsx"),
    Case("validate", (BOOK,), "xlsx", "xlsx"),
    Case("validate", (BOOK,), "html", "html"),
    Case("validate", (BOOK, "--statistics", "--format", "json"), "json"),
    *(Case("totals", (BOOK, "--format", form), form) for form in ("text", "json")),
    Case("totals", (BOOK,), "json", "json"),
    *(Case("fix", (BOOK, "--diff", "--format", form), form) for form in ("text", "json")),
    *(Case("fix", (BOOK, "--no-backup", "--format", form), form, changes=True) for form in ("text", "json")),
    Case("fix", (BOOK, "--unsafe"), "text", changes=True),
    Case("accept", (BOOK, "SUM607", "-", "--reason", "Kassen", "--by", "AB"), "text", changes=True),
    *(Case("diff", (OTHER, BOOK, "--format", form), form) for form in ("text", "json", "html")),
    Case("diff", (BOOK, OTHER), "xlsx", "xlsx"),
    *(Case("forms", (BOOK,), "", suffix) for suffix in ("pdf", "docx")),
    Case("merge", (BOOK, OTHER), "", "xlsx"),
    Case("roll", (BOOK, "--year", "2027"), "", "xlsx"),
    Case("upgrade", (BOOK,), "", "xlsx"),
    Case("import", (BOOK,), "", "xlsx"),
)
"""What is run on a book; `OTHER` is the corrected sample."""
WITHOUT_A_BOOK = (
    *(
        Case(command, ("--format", form), form)
        for command in ("rules", "schema", "config")
        for form in ("text", "json")
    ),
    Case("explain", ("FOR301",), "text"),
    Case("new", ("--year", "2026", "--committee", "Udvalget"), "", "xlsx"),
)

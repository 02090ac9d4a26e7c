"""What a merge starts from and what it gives: frozen values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from schemas.finding import Finding, Severity, Text
from schemas.rule import NOTHING
from workbook.carrying.rows import Own
from workbook.grid import Contents, Grid
from workbook.ooxml.read.beside import Beside
from workbook.submissions.submission import Submission


class Happened(StrEnum):
    """What a line of the log is about."""

    CONFLICT = "conflict"
    LEFT_OUT = "left_out"
    TWICE = "twice"
    CONVERTED = "converted"
    NOT_CARRIED = "not_carried"


@dataclass(frozen=True, slots=True)
class MergeRemark:
    """One line of the log: what happened to what, in which committee's which file."""

    happened: Happened
    udvalg: str = ""
    file: str = ""
    nr: str = ""
    sheet: str = ""
    what: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Origin:
    """A finding of one committee's workbook as it was handed in, and that file's name."""

    udvalg: str
    file: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Source:
    """One workbook to be merged: as it was submitted, with its cells, and what lies beside them by sheet.

    `named` is what it is called where its file's name does not tell it from another.
    """

    report: Submission
    beside: Mapping[str, Beside] = field(default_factory=dict)
    named: str = ""

    @property
    def grid(self) -> Grid:
        """Its cells."""
        return self.report.cells

    @property
    def file(self) -> str:
        """The file's name without its folder, where that tells it from the others."""
        return self.named or self.grid.path.name


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged workbook's contents with people's own columns, what happened, and what was found before."""

    contents: Contents
    own: Mapping[str, Sequence[Mapping[str, Own]]]
    remarks: tuple[MergeRemark, ...]
    origins: tuple[Origin, ...]

    def count(self, severity: Severity, udvalg: str | None = None) -> int:
        """How many findings of this severity nobody has justified, in all parts or those of one committee."""
        return sum(
            one.finding.severity is severity and one.finding.accepted is None and udvalg in (None, one.udvalg)
            for one in self.origins
        )

    @property
    def rows_left_out(self) -> bool:
        """Whether rows of a part are not in the whole."""
        return any(one.happened is Happened.LEFT_OUT for one in self.remarks)

    @property
    def conflicts(self) -> tuple[MergeRemark, ...]:
        """What a person must decide."""
        return tuple(one for one in self.remarks if one.happened is Happened.CONFLICT)

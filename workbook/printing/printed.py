"""What is printed, as texts ready to be set: no figure is computed and no word chosen after this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.reports.chart_parts import Chart

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its figures, one a year; `strong` for a sum."""

    label: str
    figures: Texts
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A correction on the overview: its netto by year, and what is to be known of it."""

    nr: str
    title: str
    service_frame: str
    net: Texts
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Justified:
    """A finding that may stand: what was found, why it may, who says so, and who approved."""

    nr: str
    found: str
    reason: str
    by: str
    approved_by: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A committee's totals and what they are made of. `incomplete` says what is missing, empty where nothing is."""

    prices: str
    sections: tuple[Section, ...]
    incomplete: str
    listed: tuple[Listed, ...]
    left_out: tuple[Listed, ...]
    anlaeg: tuple[Line, ...]
    committees: tuple[Line, ...]
    justified: tuple[Justified, ...]
    withdrawn: tuple[Listed, ...] = ()
    pictures: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """A past series: what it counts, its unit, and its five figures, oldest first."""

    text: str
    unit: str
    figures: Texts

    @property
    def label(self) -> str:
        """What stands before its figures."""
        return ", ".join(text for text in (self.text, self.unit) if text)


@dataclass(frozen=True, slots=True)
class Form:
    """One correction's form, laid out as the page that committees know; the internal note is no part of it."""

    nr: str
    title: str
    prices: str
    rows: tuple[Line, ...]
    effective_date: str
    service_frame: str
    fte: Line
    remarks: Texts
    background: str
    consequences: str
    history_years: Texts
    history: tuple[Series, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One committee's overview and forms; of all committees together there is an overview alone."""

    committee: str
    status: str
    draft: bool
    overview: Overview
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is printed of one workbook."""

    title: str
    heading: str
    years: Texts
    parts: tuple[Part, ...]

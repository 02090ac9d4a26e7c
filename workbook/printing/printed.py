"""What is printed, as texts ready to be typeset; nothing is computed or worded after this."""

import re
from dataclasses import dataclass

from schemas.words.writable import UNWRITABLE
from workbook.reports.chart_parts import Chart

_MEANT = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\x0b": "\n", "\x0c": "\n", "\r": "\n"})
"""What Word means by letters of its own: bullets of its Symbol fonts, a new line, a new page."""
_NO_LETTER = re.compile(f"{UNWRITABLE.pattern}|[\x7f-\x9f]")


def printable(text: str) -> str:
    """The text with Word's own letters as they are meant, and without what XML and Unicode count as no letter."""
    return _NO_LETTER.sub("", text.replace("\r\n", "\n").translate(_MEANT))


Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A label and its figures, one a year; `strong` for a sum."""

    label: str
    figures: Texts
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[PrintedLine, ...]


@dataclass(frozen=True, slots=True)
class PrintedCorrection:
    """A correction on the overview: its netto by year, and what is to be known of it."""

    nr: str
    title: str
    service_frame: str
    net: Texts
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PrintedJustification:
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
    sections: tuple[PrintedSection, ...]
    incomplete: str
    listed: tuple[PrintedCorrection, ...]
    left_out: tuple[PrintedCorrection, ...]
    anlaeg: tuple[PrintedLine, ...]
    committees: tuple[PrintedLine, ...]
    justified: tuple[PrintedJustification, ...]
    withdrawn: tuple[PrintedCorrection, ...] = ()
    pictures: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedSeries:
    """A past series: what it counts, its unit, and its five figures, oldest first."""

    text: str
    unit: str
    figures: Texts

    @property
    def label(self) -> str:
        """What stands before its figures."""
        return ", ".join(text for text in (self.text, self.unit) if text)


@dataclass(frozen=True, slots=True)
class PrintedForm:
    """One correction's form, laid out as the page that committees know; the internal note is no part of it."""

    nr: str
    title: str
    prices: str
    rows: tuple[PrintedLine, ...]
    effective_date: str
    service_frame: str
    fte: PrintedLine
    remarks: Texts
    background: str
    consequences: str
    history_years: Texts
    history: tuple[PrintedSeries, ...]


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """One committee's overview and forms; of all committees together there is an overview alone."""

    committee: str
    status: str
    draft: bool
    overview: Overview
    forms: tuple[PrintedForm, ...]


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """Everything that is printed of one workbook."""

    title: str
    heading: str
    years: Texts
    parts: tuple[PrintedPart, ...]

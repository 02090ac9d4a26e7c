"""The printed words of the form page: how its labels, headings and title are known."""

import re
from dataclasses import dataclass
from enum import StrEnum

from workbook.importers.lines import FormLine, squash
from workbook.importers.rows import recognise
from workbook.importers.sign_rules import read_sign_rule

_TITLE_LABEL = re.compile(r"\s*titel\s*:?\s+nr\s*\.?\s*:?\s*", re.IGNORECASE)
_NR_BEFORE_TITLE = re.compile(r"\s*nr\s*\.?\s*:?\s+titel\s*:?\s*", re.IGNORECASE)
_TITLE_INLINE = re.compile(r"\s*titel\s*:\s*(?P<title>\S.*?)\s+nr\s*\.?\s*:\s*(?P<nr>\S*)\s*", re.IGNORECASE)
NR = re.compile(r"[A-ZÆØÅ]{1,4}\s?-?\d{1,5}", re.IGNORECASE)
_NR_INLINE = re.compile(
    rf"\s*nr\s*\.?\s*:?\s*(?P<nr>{NR.pattern})[,;.]?\s+titel\s*:?\s*(?P<title>\S.*?)\s*", re.IGNORECASE
)
_TITLE_ALONE = re.compile(r"\s*(?:titel|overskrift|emne)\s*:\s*(?P<title>\S.*?)\s*", re.IGNORECASE)
_NR_ALONE = re.compile(rf"\s*(?:korrektions?\s*)?nr\s*\.?\s*:?\s*(?P<nr>{NR.pattern})\s*", re.IGNORECASE)
_NUMBERED_TITLE = re.compile(
    r"\s*(?i:(?:teknisk\s+)?korrektion(?:sforslag)?|forslag|skema|ændring(?:sforslag)?)?\s*(?i:nr\s*\.?)?\s*:?\s*"
    r"(?P<nr>[A-ZÆØÅ]{1,4}-?\d{2,5})\s*[:.–-]?\s+(?P<title>[A-ZÆØÅ(].*[^.:;,\s])\s*"
)
CONTENTS_LINE = re.compile(r"\s*(?:indhold(?:sfortegnelse)?\s*:?|.*\S\s*(?:\.\s?){3,}\s*\d{1,3})\s*", re.IGNORECASE)
"""A line of a table of contents."""
_DOCUMENT_TITLE = re.compile(
    r"\s*(?:tekniske?\s+korrektion(?:er)?\b[^.]*?\bbudget\w*|budget\w*)\s*(?:for\s+|til\s+)?(?P<year>(?:19|20)\d\d)\b(?P<rest>[^.]*)",
    re.IGNORECASE,
)
_COUNCILS = frozenset({"byrådet", "byråd", "kommunalbestyrelsen", "kommunalbestyrelse", "magistraten"})
_COMMITTEE_FOR = re.compile(r"(?:det\s+)?udvalget?\s+for\s+\S.*[^.:;]", re.IGNORECASE)
_COMMITTEE_LAST = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå]*-?,?\s+|[\wæøå]+-,?\s+|og\s+|for\s+|samt\s+)*[\wæøå-]*[Uu]dvalg(?:et)?"
)
_LONGEST_COMMITTEE = 90
_BACKGROUND = re.compile(r"baggrundforogbeskrivelseaf(?:den|de)?tekniske?korrektion(?:er)?")
_CONSEQUENCES = "økonomiskekonsekvenser"


class Heading(StrEnum):
    """The two headings of a form's prose."""

    BACKGROUND = "background"
    CONSEQUENCES = "consequences"


HEADING_TEXT = {
    Heading.BACKGROUND: "Baggrund for og beskrivelse af den tekniske korrektion",
    Heading.CONSEQUENCES: "Økonomiske konsekvenser",
}


@dataclass(frozen=True, slots=True)
class TitleLabel:
    """The line `Titel … Nr.` that begins a form, with what it carries itself, if anything."""

    title: str = ""
    nr: str = ""
    nr_first: bool = False


def title_label(line: FormLine) -> TitleLabel | None:
    """Give the label that begins a form, alone on its line or with title and number in the same cells."""
    if line.cells is None:
        return _label_in_text(line.text)
    cells = [cell.strip() for cell in line.cells if cell.strip()]
    if len(cells) == 1 or [squash(cell) for cell in cells] == ["nr", "titel"]:
        return _label_in_text(" ".join(cells))
    if len(cells) < 2 or squash(cells[0][:6]) != "titel"[: len(cells[0])]:  # noqa: PLR2004  a label and its value
        return None
    title = re.fullmatch(r"titel\s*:?\s*(.*)", cells[0], re.IGNORECASE | re.DOTALL)
    rest = " ".join(cells[1:])
    nr = re.search(r"\bnr\s*\.?\s*:?\s*(\S*)$", rest, re.IGNORECASE)
    return TitleLabel(title[1], nr[1]) if title and nr else None


def _label_in_text(text: str) -> TitleLabel | None:
    if _TITLE_LABEL.fullmatch(text):
        return TitleLabel()
    if _NR_BEFORE_TITLE.fullmatch(text):
        return TitleLabel(nr_first=True)
    inline = _TITLE_INLINE.fullmatch(text) or _NR_INLINE.fullmatch(text)
    return TitleLabel(inline["title"], inline["nr"]) if inline else None


def title_alone(line: FormLine) -> str | None:
    """Give the title of a line that holds it and not the number: a label, and the title behind it."""
    return _labelled(line, _TITLE_ALONE, "titel", "title")


def nr_alone(line: FormLine) -> str | None:
    """Give the number of a line that holds it alone behind its label."""
    return _labelled(line, _NR_ALONE, "nr", "nr")


def _labelled(line: FormLine, pattern: re.Pattern[str], label: str, group: str) -> str | None:
    cells = [cell.strip() for cell in line.cells or () if cell.strip()]
    if len(cells) == 2 and squash(cells[0]) == label:  # noqa: PLR2004  a label and its value
        return " ".join(cells[1].split())
    found = pattern.fullmatch(line.text) if len(cells) < 2 else None  # noqa: PLR2004  as above
    return found[group] if found else None


def numbered_title(text: str) -> TitleLabel | None:
    """Give number and title of a line that begins with the number, as some committees head their forms."""
    found = _NUMBERED_TITLE.fullmatch(text)
    return TitleLabel(found["title"], found["nr"]) if found else None


def heading(text: str) -> Heading | None:
    """Give the heading this line is, however it is broken, numbered or ended."""
    letters = squash(text)
    if not text.strip().lstrip("•*0123456789.) ")[:1].isupper():
        return None
    if _BACKGROUND.fullmatch(letters):
        return Heading.BACKGROUND
    return Heading.CONSEQUENCES if letters == _CONSEQUENCES else None


def begins_heading(text: str) -> bool:
    """Tell whether the line can be the first half of a heading."""
    letters = squash(text)
    wanted = (squash(HEADING_TEXT[Heading.BACKGROUND]), _CONSEQUENCES)
    return bool(letters) and any(whole.startswith(letters) and whole != letters for whole in wanted)


def document_year(text: str) -> int | None:
    """Give the budget year of a line such as `Teknisk korrektion – budget 2026 og overslagsår`, or None."""
    found = _DOCUMENT_TITLE.fullmatch(text.strip())
    return int(found["year"]) if found and re.search(r"korrektion", text, re.IGNORECASE) else None


def committee(text: str) -> str | None:
    """Give the committee this line names, or None."""
    name = re.sub(r"^udvalg\s*:\s*", "", " ".join(text.split()), flags=re.IGNORECASE)
    if not name or len(name) > _LONGEST_COMMITTEE or not name[0].isupper():
        return None
    known = name.casefold() in _COUNCILS or _COMMITTEE_FOR.fullmatch(name) or _COMMITTEE_LAST.fullmatch(name)
    return name if known else None


def is_form_text(line: FormLine) -> bool:
    """Tell whether the line is part of every form, and so no page header even if every page has it."""
    return (
        title_label(line) is not None
        or heading(line.text) is not None
        or read_sign_rule(line.text) is not None
        or recognise(line, None) is not None
    )

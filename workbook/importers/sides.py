"""What stands to the right of the years: the effective date and the answer about servicerammen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schemas import lists
from schemas.words.danish_dates import read_date
from workbook.importers.form import ImportedForm
from workbook.importers.lines import FormLine
from workbook.importers.problems import FormPlace, Problem, ProblemKind
from workbook.importers.rows import ANSWER_LABEL, DATE_LABEL, cut_label

_TICKED, _EMPTY = "☒☑✓✔", "☐□"
_CHOICE = re.compile(rf"([{_TICKED}{_EMPTY}])\s*(ja|nej)\b|\b(ja|nej)\s*([{_TICKED}{_EMPTY}])", re.IGNORECASE)
_BY_WORD = {"ja": lists.YES, "nej": lists.NO, "uafklaret": lists.UNDECIDED}


def read_answer(text: str) -> str | None:
    """Give the answer: `ja` is Ja, `Ja/nej` is Uafklaret, one ticked box of two its word, else None."""
    words = " ".join(text.split()).strip(" .,")
    if re.search(f"[{_TICKED}{_EMPTY}]", words):
        return _ticked(words)
    if re.fullmatch(r"(ja\s*(/|eller|-|–|\s)\s*nej|nej\s*(/|eller|-|–|\s)\s*ja)\s*\??", words, re.IGNORECASE):
        return lists.UNDECIDED
    return _BY_WORD.get(words.casefold())


def _ticked(words: str) -> str | None:
    found = _CHOICE.findall(words)
    boxes = [(before or after, (word or earlier).casefold()) for before, word, earlier, after in found]
    ticked = [word for box, word in boxes if box in _TICKED]
    return _BY_WORD[ticked[0]] if len(ticked) == 1 else None


_DATE, _ANSWER = "date", "answer"
_CELLS = {
    "Iværksættelsestidspunkt": (("corrections", 0, "effective_date"),),
    "Indenfor servicerammen": (("corrections", 0, "service_frame"),),
}


@dataclass(frozen=True, slots=True)
class Sides:
    """The form's date and answer; None where missing or not read."""

    effective_date: date | None
    service_frame: str | None


def read_sides(form: ImportedForm, place: FormPlace) -> tuple[Sides, tuple[Problem, ...]]:
    """Read the date and the answer; the value of a label stands behind it or at the end of the next row."""
    found = _printed(form)
    problems: list[Problem] = [_not_understood(place.at(line), text) for kind, line, text in found if kind is None]
    dates = [(line, text) for kind, line, text in found if kind == _DATE]
    answers = [(line, text) for kind, line, text in found if kind == _ANSWER]
    return Sides(_date(dates, place, problems), _answer(answers, place, problems)), tuple(problems)


def _printed(form: ImportedForm) -> list[tuple[str | None, FormLine, str]]:
    """Give every text beside the table with what it is, by the label before it, or else by what it says."""
    found: list[tuple[str | None, FormLine, str]] = []
    awaited: str | None = None
    for row, side in form.sides:
        rest, label = side, None
        for kind, pattern in ((_DATE, DATE_LABEL), (_ANSWER, ANSWER_LABEL)):
            if printed := pattern.search(rest):
                label = kind
                rest = (rest[: printed.start()] + " " + rest[printed.end() :]).strip()
        if rest and label is None and (cut := cut_label(rest)):
            label, rest = (_DATE, _ANSWER)[cut - 1], ""
        if rest:
            found.append((label or awaited or _by_content(rest), row.line, rest))
            label = None
        awaited = label
    return found


def _by_content(text: str) -> str | None:
    if read_date(text) is not None:
        return _DATE
    return _ANSWER if read_answer(text) is not None else None


def _date(found: list[tuple[FormLine, str]], place: FormPlace, problems: list[Problem]) -> date | None:
    if not found:
        problems.append(_missing(place, "Iværksættelsestidspunkt"))
        return None
    line, text = found[0]
    value = read_date(text)
    if value is None:
        problems.append(
            place.at(line).tell(
                ProblemKind.UNREADABLE,
                f"Iværksættelsestidspunkt »{text}« kan ikke læses som en dato. Cellen står tom.",
                f"Iværksættelsestidspunkt “{text}” cannot be read as a date. The cell is left blank.",
                printed=text,
                cells=_CELLS["Iværksættelsestidspunkt"],
            )
        )
    problems.extend(_twice(found, place, "Iværksættelsestidspunkt"))
    return value if len(found) == 1 else None


def _answer(found: list[tuple[FormLine, str]], place: FormPlace, problems: list[Problem]) -> str | None:
    if not found:
        problems.append(_missing(place, "Indenfor servicerammen"))
        return None
    line, text = found[0]
    value = read_answer(text)
    here = place.at(line)
    if value is None:
        problems.append(
            here.tell(
                ProblemKind.UNREADABLE,
                f"Svaret på Indenfor servicerammen, »{text}«, er hverken Ja eller Nej. Cellen står tom.",
                f"The answer to Indenfor servicerammen, “{text}”, is neither Ja nor Nej; left blank.",
                printed=text,
                cells=_CELLS["Indenfor servicerammen"],
            )
        )
    elif value != text:
        undecided = value == lists.UNDECIDED
        problems.append(
            here.tell(
                ProblemKind.READ_AS,
                f"Indenfor servicerammen er besvaret »{text}« og læst som {value}."
                + (" Svar Ja eller Nej." if undecided else ""),
                f"Indenfor servicerammen is answered “{text}” and read as {value}."
                + (" Answer Ja or Nej." if undecided else ""),
                printed=text,
                read_as=value,
            )
        )
    problems.extend(_twice(found, place, "Indenfor servicerammen"))
    return value if len(found) == 1 else None


def _twice(found: list[tuple[FormLine, str]], place: FormPlace, field: str) -> Iterator[Problem]:
    for line, text in found[1:]:
        yield place.at(line).tell(
            ProblemKind.DISAGREES,
            f"{field} står mere end ét sted; her »{text}«. Cellen står tom.",
            f"{field} stands in more than one place; here “{text}”. The cell is left blank.",
            printed=text,
            cells=_CELLS[field],
        )


def _missing(place: FormPlace, field: str) -> Problem:
    return place.tell(
        ProblemKind.MISSING,
        f"{field} er ikke udfyldt på skemaet.",
        f"{field} is not filled in on the form.",
        cells=_CELLS[field],
    )


def _not_understood(here: FormPlace, text: str) -> Problem:
    return here.tell(
        ProblemKind.NOT_UNDERSTOOD,
        f"»{text}« til højre for tabellen blev ikke forstået.",
        f"“{text}” to the right of the table was not understood.",
        printed=text,
    )

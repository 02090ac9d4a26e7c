"""What an import says to the person: what was read, what could not be read, and where it stands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from schemas.finding import Language, Text
from schemas.words.figures import amount
from workbook.importers.importing import IGNORED, Imported, LineUse, ReadForm
from workbook.importers.marking import Use
from workbook.importers.problems import Problem, ProblemKind, where

_SECTIONS: tuple[tuple[Text, tuple[ProblemKind, ...]], ...] = (
    (Text("Filer, der ikke kunne læses", "Files that could not be read"), (ProblemKind.FILE,)),
    (
        Text("Kunne ikke læses eller mangler; står tomt", "Could not be read or is missing; left blank"),
        (ProblemKind.UNREADABLE, ProblemKind.MISSING),
    ),
    (Text("Passer ikke sammen", "Does not agree"), (ProblemKind.DISAGREES,)),
    (Text("Blev ikke forstået", "Was not understood"), (ProblemKind.NOT_UNDERSTOOD,)),
    (Text("Læst, men se efter", "Read, but take a look"), (ProblemKind.READ_AS,)),
)
_UNKNOWN = Text("?", "?")


def lines(imported: Imported, language: Language = "da") -> list[str]:
    """Say line by line what was read, with netto in mio. kr., and what was not, with file, page and line.

    In Word documents, which have no fixed pages, the line is the number of the paragraph or table row.
    """
    return [
        *_read(imported, language),
        *_problems(imported.problems, language),
        *_left_out(imported.ignored, language),
        "",
        _summary(imported, language),
    ]


def _read(imported: Imported, language: Language) -> Iterator[str]:
    facts = imported.contents.master_data
    blank = Text("(tomt)", "(blank)")[language]
    named = (
        (Text("Udvalg", "Committee"), facts.get("committee")),
        (Text("budgetår", "budget year"), facts.get("budget_year")),
        (Text("prisniveau", "price level"), facts.get("price_level")),
        (Text("nummerserie", "number series"), facts.get("number_series")),
    )
    yield " · ".join(f"{title[language]}: {blank if value is None else value}" for title, value in named)
    for file, forms in _by_file(imported.read).items():
        yield ""
        yield file
        yield from (_form(form, language) for form in forms)


def _by_file(forms: Iterable[ReadForm]) -> dict[str, list[ReadForm]]:
    found: dict[str, list[ReadForm]] = defaultdict(list)
    for form in forms:
        found[form.file].append(form)
    return found


def _form(form: ReadForm, language: Language) -> str:
    blank = _UNKNOWN[language]
    net = " / ".join(blank if kroner is None else amount(kroner)[language] for kroner in form.net)
    at = where(form.file, form.page, form.line, language)
    return f"  {at}: {form.nr or blank} {form.title or blank} · netto {net} mio. kr."


def _problems(problems: Iterable[Problem], language: Language) -> Iterator[str]:
    listed = tuple(problems)
    for title, kinds in _SECTIONS:
        chosen = [one for one in listed if one.kind in kinds]
        if chosen:
            yield ""
            yield f"{title[language]} ({len(chosen)}):"
            yield from (f"  {_place(one, language)}: {one.message[language]}" for one in chosen)


def _place(problem: Problem, language: Language) -> str:
    at = where(problem.file, problem.page, problem.line, language)
    return ", ".join(part for part in (problem.file, at, problem.nr) if part)


def _left_out(ignored: Iterable[LineUse], language: Language) -> Iterator[str]:
    """Yield every text that was passed over, once, with where it first stands and how often it does.

    Texts that differ by page numbers alone count as one, and our own overview, computed anew, as a whole.
    """
    found: dict[tuple[str, Use, str], list[LineUse]] = defaultdict(list)
    for line in ignored:
        text = " ".join(line.text.split())
        alike = "" if line.use is Use.OVERVIEW else re.sub(r"\d+", "0", text) if line.use is Use.PAGE_EDGE else text
        found[line.file, line.use, alike].append(line)
    if found:
        yield ""
        yield Text("Ikke overført:", "Not carried over:")[language]
    for (_, use, _), places in found.items():
        first = places[0]
        at = where(first.file, first.page, first.line, language)
        times = f" ({len(places)} {Text('steder', 'places')[language]})" if len(places) > 1 else ""
        text = " ".join(first.text.split())
        quoted = Text(f"»{text}«", f"“{text}”")[language]
        yield f"  {first.file}, {at}{times}: {IGNORED[use][language]} {quoted}"


def _summary(imported: Imported, language: Language) -> str:
    left = sum(one.kind is not ProblemKind.READ_AS for one in imported.problems)
    seen, count = len(imported.problems) - left, len(imported.read)
    forms = Text("1 skema", "1 form") if count == 1 else Text(f"{count} skemaer", f"{count} forms")
    return Text(
        f"Læst: {forms.da}. Ikke læst eller passer ikke: {left}. Se efter: {seen}.",
        f"Read: {forms.en}. Not read or not agreeing: {left}. Take a look: {seen}.",
    )[language]

"""The difference laid out for reading, whatever it is drawn on: headings, lines and what stands in each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from schemas.finding import Language, Text
from schemas.lists import FACTS
from schemas.words import figures as wording
from workbook.diff import report_words as diff_words
from workbook.diff.difference import MEASURES, ChangeKind, CorrectionChange, Difference, Figures, LineChange
from workbook.diff.report_words import Detail, Reader
from workbook.reports import totals_table

WORDS = {
    "title": Text("Forskelle mellem to versioner", "Differences between two versions"),
    "old": Text("Gammel", "Old"),
    "new": Text("Ny", "New"),
    "change": Text("Ændring", "Change"),
    "equal": Text("Ingen forskelle.", "No differences."),
    "facts": Text("Stamdata", "Master data"),
    "what": Text("Hvad", "What"),
    "made_by": Text("Lavet af", "Made by"),
    "unchanged": Text("uændret", "unchanged"),
}
_RATES = Text("Pris- og lønfremskrivning (PL)", "Price and wage rates (PL)")
_JUSTIFICATIONS = Text("Begrundelser", "Justifications")
_NO_NUMBER = Text("uden nummer", "without a number")
_FIELDS = {fact.key: fact.field for fact in FACTS}


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the four lines: for each year before, after and the change, as words and as kroner.

    The words of a change are blank where there is none; kroner are None where they cannot be known.
    """

    label: str
    figures: tuple[tuple[str, str, str], ...]
    numbers: tuple[tuple[int | None, int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A correction (or a table) and what differs in it."""

    kind: ChangeKind
    nr: str
    title: str
    remark: str
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class PageSection:
    """The corrections that were added, withdrawn or changed; or another table's lines."""

    title: str
    entries: tuple[ChangeEntry, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All there is to read."""

    about: str
    old: str
    new: str
    unit: str
    years: tuple[str, ...]
    headlines: tuple[Headline, ...]
    facts: tuple[Detail, ...]
    sections: tuple[PageSection, ...]
    remarks: tuple[str, ...]
    is_empty: bool
    words: dict[str, str]


def page(found: Difference, language: Language) -> Page:
    """The difference in this language."""
    reader = Reader(found.years, language)
    levels = {found.old.price_level, found.new.price_level}
    unit, prices = totals_table.PRICES
    priced = f", {found.new.price_level}{prices[language]}" if levels == {found.new.price_level} else ""
    committees = " · ".join(one for one in found.new.committees if one)
    years = sorted({found.old.budget_year, found.new.budget_year})
    return Page(
        about=" · ".join(part for part in (committees, f"budget {'/'.join(map(str, years))}") if part),
        old=found.old.path,
        new=found.new.path,
        unit=f"{unit[language]}{priced}",
        years=tuple(map(str, found.years)),
        headlines=tuple(_headline(figures, reader) for figures in found.totals),
        facts=tuple(
            Detail(
                " · ".join(part for part in (one.committee, _FIELDS[one.key]) if part),
                one.old or _blank(language),
                one.new or _blank(language),
            )
            for one in found.facts
        ),
        sections=tuple(section for section in _sections(found, reader) if section.entries),
        remarks=tuple(_remarks(found, reader)),
        is_empty=found.is_empty,
        words={name: text[language] for name, text in WORDS.items()},
    )


def _blank(language: Language) -> str:
    return wording.BLANK[language]


def _headline(figures: Figures, reader: Reader) -> Headline:
    unknown = diff_words.UNKNOWN[reader.language]
    shown = []
    for n in range(len(reader.years)):
        old, new = (
            unknown if side is None else reader.figure(figures.measure, side[n]) for side in (figures.old, figures.new)
        )
        change = figures.change[n] if figures.change else 0
        shown.append((old, new, reader.change(figures.measure, change) if change else ""))
    sides = (figures.old, figures.new, figures.change)
    numbers = tuple(zip(*(side or (None,) * len(reader.years) for side in sides), strict=True))
    return Headline(MEASURES[figures.measure].alone[reader.language], tuple(shown), numbers)


def _sections(found: Difference, reader: Reader) -> Iterator[PageSection]:
    several = len(found.new.committees) > 1 or len(found.old.committees) > 1
    for kind in ChangeKind:
        entries = tuple(_entry(one, reader, several=several) for one in found.of_kind(kind))
        yield PageSection(diff_words.HEADINGS[kind][reader.language], entries)
    for title, lines in ((_RATES, found.rates), (_JUSTIFICATIONS, found.justifications)):
        yield PageSection(title[reader.language], tuple(_of_table(lines, reader)))


def _entry(one: CorrectionChange, reader: Reader, *, several: bool) -> ChangeEntry:
    language = reader.language
    remarks = [one.committee] if several else []
    if one.renumbered and one.old is not None:
        remarks.append(diff_words.RENUMBERED[language].format(nr=one.old.nr or _NO_NUMBER[language]))
    if one.loose:
        remarks.append(diff_words.LOOSE[language])
    return ChangeEntry(
        one.kind, one.name.nr or _NO_NUMBER[language], one.name.title, ", ".join(remarks), tuple(_details(one, reader))
    )


def _details(one: CorrectionChange, reader: Reader) -> Iterator[Detail]:
    """What there is to say of one correction; of one that is gone, what that does to the figures."""
    yield from reader.figures(one)
    if one.new is None and not one.loose:
        said = diff_words.LINES_LEFT if one.lines_left else diff_words.GONE
        yield Detail(said[reader.language])
        if not one.lines_left:
            return
    else:
        fields = reader.fields(one)
        if one.old is None:
            yield from (Detail(detail.label, new=detail.new) for detail in _but_the_title(fields, reader))
        else:
            yield from fields
    for line in one.lines:
        yield from reader.line(line)


def _but_the_title(fields: Iterable[Detail], reader: Reader) -> Iterator[Detail]:
    title = reader.header("corrections", "title")
    return (detail for detail in fields if detail.label != title)


def _of_table(lines: Sequence[LineChange], reader: Reader) -> Iterator[ChangeEntry]:
    for change in lines:
        line = change.new or change.old
        if line is None:
            continue
        words = diff_words.LINES[change.kind][reader.language]
        details = tuple(reader.line(change)) if change.kind is ChangeKind.CHANGED else ()
        yield ChangeEntry(change.kind, words, reader.whole_line(change.sheet, line), "", details)


def _remarks(found: Difference, reader: Reader) -> Iterator[str]:
    """What a reader must know before the figures: other years, other prices, sheets that were not compared."""
    danish = reader.language == "da"
    if found.old.budget_year != found.new.budget_year:
        years = ", ".join(map(str, found.years))
        yield (
            f"Budgetårene er forskellige. Kun de år, begge har, er sammenlignet: {years}."
            if danish
            else f"The budget years differ. Only the years both have are compared: {years}."
        )
    if found.old.price_level != found.new.price_level:
        old, new = found.old.price_level or "?", found.new.price_level or "?"
        yield (
            f"Prisniveauet er forskelligt: {old} og {new}. Beløbene står i hver sin projektmappes priser."
            if danish
            else f"The price levels differ: {old} and {new}. Amounts stand in each workbook's own prices."
        )
    for one in found.not_compared:
        sheet = reader.sheet(one.sheet)
        where = " og ".join if danish else " and ".join
        sides = where(
            word
            for word, unusable in (
                ("den gamle" if danish else "the old", one.old_unusable),
                ("den nye" if danish else "the new", one.new_unusable),
            )
            if unusable
        )
        yield (
            f"{sheet} er ikke sammenlignet: arket kan ikke læses i {sides} projektmappe."
            if danish
            else f"{sheet} is not compared: the sheet cannot be read in {sides} workbook."
        )
    for name, side in (("old", found.old), ("new", found.new)):
        if side.reservations:
            said = " · ".join(reserved.words[reader.language] for reserved in side.reservations)
            yield f"{WORDS[name][reader.language]}: {said}."

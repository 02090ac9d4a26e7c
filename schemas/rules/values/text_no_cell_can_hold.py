"""A text that Excel cannot hold as it is: too long for a cell, or with characters that are no letters."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.budgets import DATA, Budgets
from schemas.columns import Kind
from schemas.evidence.fact_hits import value_at
from schemas.evidence.sheet_rows import inputs
from schemas.rule import Example, Frame, Hit, RowEdit, Rule, RuleFix, Severity, Text, same
from schemas.words.seen import hidden_characters
from schemas.words.writable import LONGEST, UNWRITABLE, fits

_LINE_ENDS = str.maketrans("\x0b\x0c", "\n\n")
"""A new line and a new page, as Word and PDF mark them."""
_SHOWN = 40
_TOO_LONG = Text(
    "Teksten er på {count} tegn, men en celle kan højst rumme {most}. Afkort den.",
    "The text has {count} characters, but a cell holds {most} at most. Shorten it.",
)
_NO_LETTERS = Text(
    "Teksten rummer tegn, der ikke er bogstaver: {hidden}. Slet dem, eller skriv et linjeskift i stedet.",
    "The text holds characters that are no letters: {hidden}. Delete them, or put a line break instead.",
)


def faulty(rows: Frame) -> Frame:
    """Texts with control characters, and texts and numbers that are too long."""
    texts = [*inputs(rows, Kind.TEXT), *inputs(rows, Kind.PROSE)]
    long = {column.key: [not fits(text) for text in rows[column.key].fillna("")] for column in inputs(rows, Kind.KEY)}
    return rows[[]].assign(
        **{column.key: [_is_odd(text) for text in rows[column.key].fillna("")] for column in texts}, **long
    )


def _is_odd(text: str) -> bool:
    return (not text.isprintable() and UNWRITABLE.search(text) is not None) or not fits(text)


def describe(budgets: Budgets, hit: Hit) -> Hit:
    """Say what is odd, and show how the text begins, or the words around the first such character."""
    text = value_at(budgets, hit)
    if not fits(text):
        what = _TOO_LONG.format({"count": same(len(text)), "most": same(LONGEST)})
        return replace(
            hit,
            found=same(f"{text[:_SHOWN]}…"),
            expected=Text("en kortere tekst", "a shorter text"),
            values={"what": what},
        )
    odd = UNWRITABLE.search(text)
    start = 0 if odd is None else max(0, odd.start() - _SHOWN // 2)
    hidden = hidden_characters("".join(UNWRITABLE.findall(text)))
    return replace(
        hit, found=same(text[start : start + _SHOWN]), expected=Text("bogstaver", "letters"),
        values={"what": _NO_LETTERS.format({"hidden": hidden})}, severity=Severity.NOTE,
    )  # fmt: skip


def with_line_breaks(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The text with line breaks for what means one, and without the rest."""
    text = value_at(budgets, hit)
    if fits(text):
        yield RowEdit(UNWRITABLE.sub("", text.translate(_LINE_ENDS)))


RULE = Rule(
    id="VAE420",
    name="text-no-cell-can-hold",
    severity=Severity.WARNING,
    title=Text("En tekst, som Excel ikke kan rumme", "A text that Excel cannot hold"),
    why=Text(
        "En celle i Excel rummer højst 32.767 tegn og ingen styretegn. Andre programmer skriver dem alligevel, og så "
        "bliver teksten skåret over eller ændret, næste gang projektmappen gemmes.",
        "A cell in Excel holds 32,767 characters at most and no control characters. Other programs write them all the "
        "same, and then the text is cut off or changed the next time the workbook is saved.",
    ),
    message=Text(
        "{place}: {what} Ellers ændres teksten, når filen gemmes.",
        "{place}: {what} Otherwise the text changes when the file is saved.",
    ),
    wrong=Example({"Korrektioner": [{"Baggrund": "Licenser\x0b til alle"}]}),
    right=Example({"Korrektioner": [{"Baggrund": "Licenser\n til alle"}]}),
    silent=(
        Example({"Korrektioner": [{"Baggrund": "Licenser\t til alle\r\n😀"}], "Beløb": [{"Tekst": "x" * 32_767}]}),
    ),
    faulty=faulty,
    sheets=DATA,
    describe=describe,
    fix=RuleFix(Text("Skriv linjeskift i stedet", "Write line breaks instead"), safe=True, cells=with_line_breaks),
    of_withdrawn=True,
)

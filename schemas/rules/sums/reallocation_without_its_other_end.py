"""An Omplacering in Finansiering whose other end is not named, or lies here and does not answer it."""

from schemas.calculations.rows import ZERO, Record, key_of, plus
from schemas.evidence.reallocations import counted_twice, numbers_named, reallocations
from schemas.evidence.rows import bare, canonical, differing, hit, numbers_of_corrections, slack_kroner
from schemas.examples.shared_rows import correction, every_year, financed, line
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text, same
from schemas.words.figures import BLANK, amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a row without a Reference, or whose other end is in the same workbook and does not answer."""
    rows = reallocations(budgets)
    twice = {(row["book"], row["row"]) for row, _ in counted_twice(budgets)}
    here = _Here(budgets, rows)
    for row in rows:
        reference = row["reference"]
        if (row["book"], row["row"]) in twice:
            continue
        if reference is None:
            expected = Text("hvor den anden ende er", "where the other end is")
            yield hit(row, "financing", "reference", found=BLANK, expected=expected, values=_UNNAMED)
        elif here.is_named_by(row):
            yield from _unanswered(budgets, row, here.answers_to(row))


_UNNAMED = {
    "fault": Text("Reference er tom", "Reference is blank"),
    "remedy": Text(
        "Skriv det udvalg eller den korrektion, pengene kommer fra eller går til.",
        "Enter the committee or the correction that the money comes from or goes to.",
    ),
}


def _unanswered(budgets: Budgets, row: Record, answers: list[Record]) -> Hits:
    """A hit where a row and its answers do not sum to zero, at the last of them."""
    if any(answer["row"] > row["row"] for answer in answers):
        return
    total = plus(row["figures"], *(answer["figures"] for answer in answers))
    years = differing(total, ZERO, slack_kroner(budgets, row["book"], 1 + len(answers)))
    if not years:
        yield from _answered_otherwise(row, answers)
        return
    unit = budgets.unit_kroner(row["book"])
    found = amount(total[years[0]] - row["figures"][years[0]], unit)
    expected = amount(-row["figures"][years[0]], unit)
    values = {
        "fault": Text(
            f"den anden ende ({row['reference']}) er {found.da} og ikke {expected.da}",
            f"the other end ({row['reference']}) is {found.en} and not {expected.en}",
        ),
        "remedy": Text(
            "Mellem to korrektioner her i projektmappen skrives pengene som linjer i Beløb med Modpost; mellem "
            "udvalg skal begge ender stå i Finansiering.",
            "Between two corrections of this workbook the money stands as lines in Beløb with Modpost; "
            "between committees both ends must stand in Finansiering.",
        ),
    }
    yield hit(
        row,
        "financing",
        BUDGET_YEARS[years[0]],
        found=found,
        expected=expected,
        values=values,
        rests_on=canonical(years),
        other_keys=tuple(answer["nr"] for answer in answers),
    )


def _answered_otherwise(row: Record, answers: list[Record]) -> Hits:
    """A hit where the ends add up but answer servicerammen differently: the frame would gain or lose the money."""
    others = sorted({str(answer["frame"]) for answer in answers} - {row["frame"]})
    if not others:
        return
    own, other = same(row["frame"]), same(others[0])
    values = {
        "fault": Text(
            f"denne ende er besvaret {own.da} om servicerammen, den anden ({row['reference']}) {other.da}",
            f"this end says {own.en} of servicerammen, the other ({row['reference']}) {other.en}",
        ),
        "remedy": Text(
            "Svar det samme begge steder, så pengene hverken kommer til eller forsvinder fra rammen.",
            "Answer alike in both places, so that the money neither comes into the frame nor leaves it.",
        ),
    }
    numbers = tuple(answer["nr"] for answer in answers)
    yield hit(row, "financing", "service_frame", found=own, expected=other, values=values, other_keys=numbers)


class _Here:
    """The committees and corrections of each book, and the reallocations that name each other."""

    def __init__(self, budgets: Budgets, rows: list[Record]) -> None:
        self._rows = rows
        self._numbers: dict[int, set[str]] = {}
        self._committees: dict[int, set[str]] = {}
        for (book, udvalg), numbers in numbers_of_corrections(budgets).items():
            self._numbers.setdefault(book, set()).update(numbers)
            self._committees.setdefault(book, set()).add(key_of(udvalg))

    def is_named_by(self, row: Record) -> bool:
        """Whether the row's Reference is another committee of its book, or one of its book's numbers."""
        others = self._committees.get(row["book"], set()) - {key_of(row["udvalg"])}
        numbers = self._numbers.get(row["book"], set()) - {bare(row["nr"])}
        return bool(numbers_named(row["reference"]) & (others | numbers))

    def answers_to(self, row: Record) -> list[Record]:
        """The reallocations of the same book that this row names and that name it."""
        return [
            other
            for other in self._rows
            if other["book"] == row["book"] and other is not row and _names(row, other) and _names(other, row)
        ]


def _names(row: Record, other: Record) -> bool:
    """Whether a row's Reference is another's correction, or its committee where that is another one."""
    named = numbers_named(row["reference"] or "")
    elsewhere = key_of(row["udvalg"]) != key_of(other["udvalg"])
    return bare(other["nr"]) in named or (elsewhere and key_of(other["udvalg"]) in named)


_MOVED = {"Kilde": "Omplacering", "Servicerammen": "Ja"}

RULE = Rule(
    id="SUM609",
    name="reallocation-without-its-other-end",
    severity=Severity.WARNING,
    title=Text("Omplaceringen mangler sin anden ende", "The reallocation lacks its other end"),
    why=Text(
        "En omplacering er penge, der tages et andet sted. Står den anden ende ingen steder, har kommunen "
        "brugt penge, som ingen har afgivet.",
        "A reallocation is money taken from somewhere else. When the other end stands nowhere, the "
        "municipality has spent money that nobody gave up.",
    ),
    message=Text(
        "{place}: Omplaceringen går ikke op: {fault}. {remedy}",
        "{place}: The reallocation does not add up: {fault}. {remedy}",
    ),
    wrong=Example({"Finansiering": [_MOVED]}),
    right=Example({"Finansiering": [_MOVED | {"Reference": "Socialudvalget"}]}),
    silent=(
        Example({"Finansiering": [_MOVED | {"Reference": "T205 (Socialudvalget)"}]}),
        Example(
            {
                "Korrektioner": [{}, correction("T102")],
                "Beløb": [{}, line("T102", -0.5)],
                "Finansiering": [_MOVED | {"Reference": "T102"}, financed("T102", 0.5, Reference="T101", **_MOVED)],
            }
        ),
        Example({"Finansiering": [{}, {"Nr": "T101"} | _MOVED | every_year(0)]}),
    ),
    check=check,
    requires=("corrections", "amounts", "financing", "financing.reference"),
    derived=True,
)

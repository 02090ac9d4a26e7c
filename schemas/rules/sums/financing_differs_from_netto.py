"""A correction whose stated financing is not as large as what it costs."""

from schemas.calculations.financing import rests
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import ZERO, CorrectionName, plus, total
from schemas.evidence.behind_amounts import budgeted_saving, comparable_rows, lines_with_figures, rows_behind
from schemas.evidence.reallocations import names_counted_twice
from schemas.evidence.rows import canonical, grouped_counting, hit, slack_kroner, year_words
from schemas.examples.shared_rows import correction, every_year, financed, line
from schemas.layout import BUDGET_YEARS
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text
from schemas.words.figures import amount


def check(budgets: Budgets, _: Settings) -> Hits:
    """One hit a correction with financing, at its first row; a reallocation counted twice is another finding."""
    without_moves = rests(lines_of(budgets, "amounts"), lines_of(budgets, "financing"))
    lines, twice = lines_with_figures(budgets), names_counted_twice(budgets)
    saving = _Saving(budgets)
    for name, rows in grouped_counting(budgets, "financing").items():
        if name not in lines or name in twice:
            continue
        net, stated = total(lines[name]), total(rows)
        slack = slack_kroner(budgets, name[0], len(rows) + len(lines[name]))
        left, own = plus(net, stated), without_moves.get(name, ZERO)
        years = tuple(
            year
            for year in range(len(BUDGET_YEARS))
            if min(abs(left[year]), abs(own[year])) > slack and not saving.explains(name, year, -left[year] - slack)
        )
        if years:
            unit = budgets.unit_kroner(name[0])
            yield hit(
                rows[0],
                "financing",
                BUDGET_YEARS[years[0]],
                found=amount(stated[years[0]], unit),
                expected=amount(-net[years[0]], unit),
                values={"years": year_words(budgets, name[0], years)},
                rests_on=canonical(years),
            )


class _Saving:
    """The savings that Beregning shows, and which excess of financing they explain."""

    def __init__(self, budgets: Budgets) -> None:
        self._saved = {name: budgeted_saving(rows) for name, rows in comparable_rows(budgets).items()}
        self._unknown = {
            name
            for name, rows in rows_behind(budgets).items()
            if name not in self._saved and budgeted_saving(rows) is not None
        }

    def explains(self, name: CorrectionName, year: int, excess: int) -> bool:
        """Whether a saving of at least `excess` kroner is shown, or may be where prices cannot be compared."""
        saved = self._saved.get(name)
        return excess > 0 and (name in self._unknown or (saved is not None and saved[year] >= excess))


_MOVED = {"Korrektioner": [{}, correction("T102")]}

RULE = Rule(
    id="SUM606",
    name="financing-differs-from-netto",
    severity=Severity.WARNING,
    title=Text("Finansieringen svarer ikke til korrektionen", "The financing does not match the correction"),
    why=Text(
        "Er finansieringen mindre end netto, trækkes resten på kassen, uden at nogen har skrevet det. Er "
        "den større, er der frigivet penge, som ingen har gjort rede for.",
        "When the financing is smaller than the net, the rest falls on the cash balance without anybody "
        "saying so. When it is larger, money has been set free that nobody accounts for.",
    ),
    message=Text(
        "{place}: Finansieringen er {found}, men skulle være {expected} for at svare til netto "
        "({years}). Ret den, tilføj resten, eller vis besparelsen i Beregning.",
        "{place}: The financing is {found} but would have to be {expected} to match the net "
        "({years}). Correct it, add the rest, or show the saving in Beregning.",
    ),
    wrong=Example({"Finansiering": [every_year(-0.4)]}),
    right=Example({"Finansiering": [every_year(-0.4), financed("T101", -0.1, Kilde="Anlæg", Reference="A108")]}),
    silent=(
        Example(
            {
                "Finansiering": [{"Kilde": "Anlæg", "Reference": "A108"} | every_year(-0.57)],
                "Beregning": [
                    {"Nr": "T101", "Type": "Budget i dag", "Tekst": "Enkeltlicenser"} | every_year(0.57),
                    {"Nr": "T101", "Type": "Ny udgift", "Tekst": "Samlet aftale"} | every_year(0.5),
                ],
            }
        ),
        Example(_MOVED | {"Beløb": [{}, line("T102", -0.2, Modpost="T101"), line("T101", 0.2, Modpost="T102")]}),
        Example(
            {"Finansiering": [{"Kilde": "Anlæg", "Reference": "A108"} | every_year(-0.57), financed("T101", 0.07)]}
        ),
    ),
    check=check,
    requires=("corrections", "amounts", "financing", "calculation"),
    derived=True,
)

"""A correction whose number belongs to another committee's series."""

from schemas.calculations.rows import Record
from schemas.evidence.rows import committees_of, digits_in, hit, is_well_formed, numbered, same_committee, series_of
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same

OTHER_COMMITTEE = Text("det rette udvalg", "the right committee")
"""Where a number belongs when the settings do not say."""


def check(budgets: Budgets, settings: Settings) -> Hits:
    """Every well-formed number outside the committee's series, whatever the correction's status.

    Where the settings say which committee a number's series belongs to, they decide; else Stamdata's series.
    """
    stated = series_of(budgets)
    for record in numbered(budgets, "corrections"):
        nr, udvalg = record["nr"], record["udvalg"] or ""
        own = stated.get((record["book"], record["udvalg"]))
        owners = committees_of(nr, settings.number_series) if udvalg else []
        if any(same_committee(owner, udvalg) for owner in owners) or not is_well_formed(nr, own):
            continue
        if owners:
            yield _hit(record, _series_in(settings, udvalg) or own, same(owners[0]))
        elif own and digits_in(own, nr) is None:
            yield _hit(record, own, OTHER_COMMITTEE)


def _series_in(settings: Settings, udvalg: str) -> str:
    return ", ".join(series for series, committee in settings.number_series if same_committee(committee, udvalg))


def _hit(record: Record, own: str | None, owner: Text) -> Hit:
    words = Text(f"nummerserien {own}", f"the number series {own}") if own else _NO_SERIES
    return hit(
        record,
        "corrections",
        "nr",
        found=same(record["nr"]),
        expected=same(own) if own else _NO_SERIES,
        values={"series": words, "owner": owner},
    )


_NO_SERIES = Text("udvalgets egne numre", "the committee's own numbers")
_FOREIGN = {"Korrektioner": [{"Nr": "T304"}], "Beløb": [{"Nr": "T304"}], "Finansiering": [{"Nr": "T304"}]}
_OF_TWO_COMMITTEES = Settings(number_series=(("T1", "Økonomiudvalget"), ("T3", "Børneudvalget")))

RULE = Rule(
    id="NOG507",
    name="number-of-another-series",
    severity=Severity.WARNING,
    title=Text("Nummeret er fra en anden serie", "The number is of another series"),
    why=Text(
        "Hver nummerserie hører til et udvalg. Et fremmed nummer er enten en korrektion, der skal "
        "afleveres af et andet udvalg, eller en tastefejl.",
        "Each number series belongs to a committee. A foreign number is either a correction that another "
        "committee should submit, or a typing error.",
    ),
    message=Text(
        "{place}: {found} hører ikke til {series}. Flyt korrektionen til {owner}, ret nummeret, eller begrund det.",
        "{place}: {found} is not of {series}. Move the correction to {owner}, correct the number, or justify it.",
    ),
    wrong=Example(_FOREIGN),
    right=Example({"Korrektioner": [{"Nr": "T104"}], "Beløb": [{"Nr": "T104"}], "Finansiering": [{"Nr": "T104"}]}),
    silent=(
        Example({"Korrektioner": [{"Nr": "t1104"}], "Beløb": [{"Nr": "t1104"}], "Finansiering": [{"Nr": "t1104"}]}),
        Example(_FOREIGN, master_data={"Nummerserie": None, "Status": "Kladde"}),
        Example(_FOREIGN, master_data={"Udvalg": "Børneudvalget"}, settings=_OF_TWO_COMMITTEES),
    ),
    check=check,
    requires=("corrections",),
    of_withdrawn=True,
)

"""Something printed that an import found no place for, or that contradicts itself, and nobody has looked at."""

from schemas.evidence.import_remarks import open_remarks
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """Name each unsettled row of Import about a text that stands nowhere in the workbook as it was printed."""
    for remark in open_remarks(budgets):
        if not remark.blank and remark.printed and not remark.read_as:
            yield Hit(
                book=remark.book,
                udvalg=remark.udvalg,
                sheet="imported",
                row=remark.row,
                column="what",
                key=remark.nr or "-",
                found=same(remark.printed),
                values={"what": same(remark.what)},
            )


_REMARK = {
    "Nr": "T101",
    "Sted": "skemaer.pdf, side 1, linje 12",
    "Hvad": "Netto 2026 er ikke summen.",
    "Som trykt": "0,3",
}

RULE = Rule(
    id="IMP903",
    name="imported-text-not-carried",
    severity=Severity.WARNING,
    title=Text("Importen fandt ingen plads til noget, der er trykt", "The import found no place for something printed"),
    why=Text(
        "En række, der ikke er forstået, eller en netto, der ikke er summen, kan være et beløb, der mangler.",
        "A row that was not understood, or a netto that is not the sum, can be an amount that is missing.",
    ),
    message=Text(
        "{place}: {what} Skriv det, der mangler, og derefter Ja under Behandlet.",
        "{place}: {what} Write what is missing, and then Ja under Behandlet.",
    ),
    wrong=Example({"Import": [_REMARK]}),
    right=Example({"Import": [{**_REMARK, "Behandlet": "Ja"}]}),
    silent=(Example({"Import": [{**_REMARK, "Behandlet": "ok"}]}),),
    check=check,
    requires=("imported",),
)

"""What an import turned, converted or set apart, and nobody has looked at."""

from schemas.evidence.import_remarks import open_remarks
from schemas.rule import Budgets, Example, Hit, Hits, Rule, Settings, Severity, Text, same


def check(budgets: Budgets, _: Settings) -> Hits:
    """Name each unsettled row of Import that is about no cell, and about no text that was passed over."""
    for remark in open_remarks(budgets):
        if not remark.blank and (remark.read_as or not remark.printed):
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


_REMARK = {"Nr": "T101", "Sted": "skemaer.pdf, side 1, linje 7", "Hvad": "Årstallene BO2027 er læst som 2027."}

RULE = Rule(
    id="IMP902",
    name="imported-otherwise-than-printed",
    severity=Severity.NOTE,
    title=Text(
        "Importen har læst noget anderledes, end det er trykt", "The import read something otherwise than printed"
    ),
    why=Text(
        "Fortegn, enhed og årstal skrives ikke ens i alle skemaer. Se efter, hvad importen har vendt eller omregnet.",
        "Signs, unit and years are not written alike in all forms. Look at what the import turned or converted.",
    ),
    message=Text(
        "{place}: {what} Se efter, og skriv Ja under Behandlet.",
        "{place}: {what} Take a look, and write Ja under Behandlet.",
    ),
    wrong=Example({"Import": [{**_REMARK, "Som trykt": "BO2027", "Læst som": "2027"}]}),
    right=Example({"Import": [{**_REMARK, "Som trykt": "BO2027", "Læst som": "2027", "Behandlet": "Ja"}]}),
    silent=(Example({"Import": [{**_REMARK, "Behandlet": "x"}]}),),
    check=check,
    requires=("imported",),
)

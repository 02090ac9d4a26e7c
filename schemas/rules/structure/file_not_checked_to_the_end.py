"""A file whose check exceeded its limits or stopped the program."""

from dataclasses import replace

from schemas.evidence.fact_hits import unreadable_files
from schemas.rule import Budgets, Example, Hits, Rule, Settings, Severity, Text

_FAULTS = {
    "too-slow": Text("tog for lang tid", "took too long"),
    "too-hungry": Text("brugte for meget hukommelse", "took too much memory"),
    "check-failed": Text("fik kontrollen til at gå i stå", "made the check stop"),
}


def check(budgets: Budgets, _: Settings) -> Hits:
    """Find the files whose check was ended, so that those of the others could go on."""
    for hit in unreadable_files(budgets, _FAULTS):
        detail = budgets.fact(hit.book, "fault_detail")
        if isinstance(detail, str) and detail:  # the bound, or the kind of the program's own fault
            hit = replace(hit, found=Text(f"{hit.found.da} ({detail})", f"{hit.found.en} ({detail})"))  # noqa: PLW2901
        yield hit


RULE = Rule(
    id="ARK137",
    name="file-not-checked-to-the-end",
    severity=Severity.ERROR,
    title=Text("Filen kunne ikke kontrolleres til ende", "The file could not be checked to the end"),
    why=Text(
        "Hver fil har sin tid og sin plads i hukommelsen, så én fil ikke kan standse kontrollen af de andre. En "
        "fil, der bruger mere, er som regel ikke et udvalgs projektmappe, eller den er beskadiget.",
        "The time and memory for each file are limited, so that one file cannot stop the check of the others. "
        "A file that needs more is usually no committee's workbook, or it is damaged.",
    ),
    message=Text(
        "Filen er ikke kontrolleret: den {found}. Gem den på ny i Excel, og prøv igen; eller hent en ny skabelon "
        "og kopiér rækkerne over. Bliver det ved, så send filen til dem, der vedligeholder programmet.",
        "The file was not checked: it {found}. Save it again in Excel and retry; or take a new template and "
        "copy the rows over. If it happens again, send the file to those who maintain the program.",
    ),
    wrong=Example(unreadable="too-slow"),
    right=Example(),
    silent=(Example(tabs={"Bilag": "visible"}),),
    check=check,
    file_only=True,
    omits="unknown",
)

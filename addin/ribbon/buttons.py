"""The ribbon's buttons: the one table that the ribbon, the VBA behind it and the tests are made from.

A button's id is the name of its handler in `addin.ribbon.handlers`. What a handler must know before it starts is asked
for by Excel's own dialogs (`Ask`); what it finds out that it must know comes back as a `Question`
(`addin.ribbon.reply`).
"""

from addin.ribbon.button import Ask, Button, Group
from schemas.finding import Text

_CHECK = (
    Button(
        "validate",
        Text("Validér", "Validate"),
        Text("Kontrollér projektmappen", "Check the workbook"),
        Text(
            "Finder fejl og mangler, markerer cellerne og skriver dem på arket Kontrolliste. Dine tal ændres ikke.",
            "Finds faults and omissions, marks the cells and lists them on the sheet Kontrolliste. "
            "Your figures are not changed.",
        ),
        "DataValidation",
        large=True,
    ),
    Button(
        "previous_point",
        Text("Forrige punkt", "Previous point"),
        Text("Gå til det forrige punkt", "Go to the previous point"),
        Text("Går til cellen for det forrige punkt på Kontrolliste.", "Goes to the previous cell on Kontrolliste."),
        "ReviewPreviousComment",
    ),
    Button(
        "next_point",
        Text("Næste punkt", "Next point"),
        Text("Gå til det næste punkt", "Go to the next point"),
        Text("Går til cellen for det næste punkt på Kontrolliste.", "Goes to the next cell on Kontrolliste."),
        "ReviewNextComment",
    ),
    Button(
        "explain_point",
        Text("Forklar punkt", "Explain point"),
        Text("Forklar det valgte punkt", "Explain the chosen point"),
        Text(
            "Viser reglen bag punktet i den valgte celle, og hvad du kan gøre.",
            "Shows the rule behind the point in the chosen cell, and what you can do.",
        ),
        "ReviewShowOrHideComment",
    ),
    Button(
        "give_reason",
        Text("Begrund advarsel…", "Justify a warning…"),
        Text("Begrund en advarsel", "Give the reason for a warning"),
        Text(
            "Skriver din begrundelse på arket Begrundelser, så advarslen kan stå.",
            "Writes your reason on the sheet Begrundelser, so that the warning may stand.",
        ),
        "ReviewNewComment",
    ),
    Button(
        "fix",
        Text("Ret oplagte fejl…", "Fix plain faults…"),
        Text("Ret oplagte fejl", "Fix plain faults"),
        Text(
            "Viser først, hvad der rettes fra og til. Intet rettes, før du siger ja.",
            "Shows what changes from and to what. Nothing is changed until you say yes.",
        ),
        "AutoCorrect",
    ),
    Button(
        "undo_fixes",
        Text("Fortryd rettelser", "Undo fixes"),
        Text("Fortryd de seneste rettelser", "Undo the latest fixes"),
        Text(
            "Sætter de celler tilbage, som »Ret oplagte fejl« har ændret.",
            "Puts back the cells that “Fix plain faults” has changed.",
        ),
        "Undo",
    ),
    Button(
        "clear_marks",
        Text("Ryd markeringer", "Clear marks"),
        Text("Fjern kontrollens markeringer", "Remove the marks of the check"),
        Text(
            "Giver cellerne den farve og de noter tilbage, de havde før kontrollen.",
            "Gives the cells back the fill and the notes they had before the check.",
        ),
        "ReviewDeleteComment",
    ),
    Button(
        "prepare",
        Text("Klargør til indsendelse…", "Prepare for submission…"),
        Text("Klargør til indsendelse", "Prepare for submission"),
        Text(
            "Kontrollerer som ved indsendelse. Er der ingen fejl, sættes status og dato, og markeringer fjernes.",
            "Checks as on submission. If there is no error, status and date are set, and marks are removed.",
        ),
        "FileSendAsAttachment",
    ),
)
_CORRECTION = (
    Button(
        "new_correction",
        Text("Ny korrektion", "New correction"),
        Text("Tilføj en korrektion", "Add a correction"),
        Text(
            "Tilføjer det næste nummer i nummerserien med én linje i Beløb og går dertil.",
            "Adds the next number of the series with one line in Beløb, and goes there.",
        ),
        "SheetRowsInsert",
    ),
    Button(
        "only_this",
        Text("Kun denne korrektion", "Only this correction"),
        Text("Vis kun den valgte korrektion", "Show only the chosen correction"),
        Text(
            "Filtrerer alle ark til den valgte rækkes nummer.", "Filters every sheet to the number of the chosen row."
        ),
        "Filter",
    ),
    Button(
        "show_all",
        Text("Vis alle", "Show all"),
        Text("Vis alle korrektioner igen", "Show all corrections again"),
        Text("Fjerner filtrene på alle ark.", "Removes the filters of every sheet."),
        "SortClear",
    ),
    Button(
        "show_form",
        Text("Vis skema", "Show form"),
        Text("Vis korrektionens skema", "Show the correction's form"),
        Text(
            "Viser den valgte korrektion på arket Skema, som det trykkes.",
            "Shows the chosen correction on the sheet Skema, as it is printed.",
        ),
        "FilePrintPreview",
    ),
    Button(
        "recalculate",
        Text("Genberegn", "Recalculate"),
        Text("Beregn oversigten igen", "Compute the overview again"),
        Text(
            "Beregner funktionerne igen. Brug den, hvis en celle viser #I/T, eller oversigten er beregnet af Excel.",
            "Computes the functions again. Use it if a cell shows #N/A, or Excel has computed the overview.",
        ),
        "CalculateNow",
    ),
)
_FILES = (
    Button(
        "new_workbook",
        Text("Ny projektmappe…", "New workbook…"),
        Text("Lav en ny, tom projektmappe", "Make a new, empty workbook"),
        Text(
            "Til ét udvalgs tekniske korrektioner i ét budgetår.", "For one committee's corrections in one budget year."
        ),
        "FileNew",
        needs_book=False,
        asks=(
            Ask("year", "number", Text("Hvilket budgetår? Fx 2026.", "Which budget year? Such as 2026.")),
            Ask("committee", "text", Text("Hvad hedder udvalget?", "What is the committee's name?")),
            Ask("path", "save", Text("Gem den nye projektmappe", "Save the new workbook"), "korrektioner.xlsx"),
        ),
    ),
    Button(
        "import_forms",
        Text("Importér skemaer…", "Import forms…"),
        Text("Læs skemaer ind i en ny projektmappe", "Read forms into a new workbook"),
        Text(
            "Læser skemaer i PDF, Word eller tekst. Det, der ikke kan læses, bliver sagt og står tomt.",
            "Reads forms in PDF, Word or text. What cannot be read is told, and stays blank.",
        ),
        "FileOpen",
        needs_book=False,
        asks=(
            Ask("sources", "files", Text("Vælg skemaerne", "Choose the forms"), "*.pdf;*.docx;*.txt"),
            Ask("path", "save", Text("Gem den nye projektmappe", "Save the new workbook"), "korrektioner.xlsx"),
        ),
    ),
)
_LIFE = (
    Button(
        "save_forms",
        Text("Gem skemaer som PDF/Word…", "Save forms as PDF/Word…"),
        Text("Gem oversigt og skemaer", "Save the overview and the forms"),
        Text(
            "Skriver oversigten og et skema for hver korrektion til en PDF- eller Word-fil, klar til dagsordenen.",
            "Writes the overview and a form for each correction to a PDF or Word file, fit for the agenda.",
        ),
        "FileSaveAsPdfOrXps",
        asks=(
            Ask(
                "path",
                "save",
                Text("Gem skemaerne (.pdf eller .docx)", "Save the forms (.pdf or .docx)"),
                "skemaer.pdf",
            ),
        ),
    ),
    Button(
        "compare_versions",
        Text("Sammenlign versioner…", "Compare versions…"),
        Text("Sammenlign med en ældre version", "Compare with an older version"),
        Text(
            "Skriver på arket Sammenligning, hvad der er ændret siden den projektmappe, du vælger.",
            "Writes on the sheet Sammenligning what has changed since the workbook you choose.",
        ),
        "ReviewCompareMenu",
        asks=(Ask("sources", "files", Text("Vælg den ældre version", "Choose the older version"), "*.xlsx"),),
    ),
    Button(
        "merge",
        Text("Saml udvalg…", "Merge committees…"),
        Text("Saml udvalgenes projektmapper i én", "Merge the committees' workbooks in one"),
        Text(
            "Det, der står forskelligt i to filer, bliver nævnt; det afgør du selv.",
            "What differs between two files is named; you decide it yourself.",
        ),
        "Consolidate",
        needs_book=False,
        asks=(
            Ask(
                "sources", "files", Text("Vælg udvalgenes projektmapper", "Choose the committees' workbooks"), "*.xlsx"
            ),
            Ask("path", "save", Text("Gem den samlede projektmappe", "Save the merged workbook"), "samlet.xlsx"),
        ),
    ),
    Button(
        "new_year",
        Text("Nyt budgetår…", "New budget year…"),
        Text("Begynd næste budgetår", "Begin the next budget year"),
        Text(
            "Udskudte korrektioner føres over, indarbejdede står til orientering. Beløb ændres ikke.",
            "Postponed corrections are carried, adopted ones stand for reference. No amount is changed.",
        ),
        "DateAndTimeInsert",
        asks=(
            Ask("year", "number", Text("Hvilket budgetår? Fx 2027.", "Which budget year? Such as 2027.")),
            Ask(
                "path",
                "save",
                Text("Gem det nye års projektmappe", "Save the new year's workbook"),
                "korrektioner.xlsx",
            ),
        ),
    ),
    Button(
        "to_new_template",
        Text("Overfør til ny skabelon…", "Move to the new template…"),
        Text("Før en ældre projektmappe over i den nye skabelon", "Move an older workbook into the present template"),
        Text(
            "Egne kolonner, ark og noter følger med. Det, der ikke har en plads, bliver nævnt.",
            "Your own columns, sheets and notes go along. What has no place is named.",
        ),
        "FileSaveAsExcelXlsx",
        needs_book=False,
        asks=(
            Ask("sources", "files", Text("Vælg den ældre projektmappe", "Choose the older workbook"), "*.xlsx"),
            Ask("path", "save", Text("Gem den nye projektmappe", "Save the new workbook"), "korrektioner.xlsx"),
        ),
    ),
)
_HELP = (
    Button(
        "guide",
        Text("Vejledning", "Guide"),
        Text("Åbn vejledningen", "Open the guide"),
        Text("Sådan udfylder og kontrollerer du projektmappen.", "How to fill in and check the workbook."),
        "Help",
        needs_book=False,
    ),
    Button(
        "about",
        Text("Om", "About"),
        Text("Om Korrektur", "About Korrektur"),
        Text(
            "Viser version og indstillinger og åbner loggen over fejl.",
            "Shows version and settings, and opens the log of faults.",
        ),
        "Info",
        needs_book=False,
    ),
)

TAB = Text("Korrektur", "Korrektur")
GROUPS = (
    Group("korrektur_check", Text("Kontrol", "Check"), _CHECK),
    Group("korrektur_correction", Text("Korrektion", "Correction"), _CORRECTION),
    Group("korrektur_files", Text("Filer", "Files"), _FILES),
    Group("korrektur_life", Text("Udvalg og år", "Committees and years"), _LIFE),
    Group("korrektur_help", Text("Hjælp", "Help"), _HELP),
)
"""The tab's groups, from the left."""
BUTTONS = tuple(button for group in GROUPS for button in group.buttons)
"""Every button, from the left."""

"""The text of Vejledning."""

COMMITTEES_STEP = (
    "Udvalg",
    "De udvalg, der er samlet her, hver med sin fil og sine totaler. Alle andre ark har kolonnen Udvalg først.",
)
STEPS: tuple[tuple[str, str], ...] = (
    ("Stamdata", "Kommune, udvalg, nummerserie og hvem der kan svare. Status er Kladde, til arket sendes ind."),
    ("Korrektioner", "Én række pr. korrektion: nummer, titel, årsag, svar om servicerammen og tekster til skemaet."),
    (
        "Beløb",
        """Én række pr. beløb. Vælg først Ændring; den bestemmer fortegnet. Skriv et tal i alle fire år,
        også 0.
        Kun et engangsbeløb må have tomme år.""",
    ),
    ("Fuldtidsstillinger", "Kun hvis korrektionen ændrer antallet af stillinger: + flere, - færre."),
    (
        "Finansiering",
        """Hvor pengene kommer fra, når det ikke er et andet sted i denne projektmappe: anlæg, kassen, en
        pulje. Det er en modpost: - = her findes pengene, + = her lægges pengene. Netto + finansiering = 0 er
        fuldt finansieret.""",
    ),
    (
        "Beregning",
        """Tallene bag et beløb. Nyt skøn minus Afsat budget er korrektionen. Budget i dag minus Ny udgift
        er en besparelse i budgettet; Undgået merudgift er en besparelse, som ikke står i budgettet.""",
    ),
    ("Historik", "De fem foregående år, hvis de forklarer udviklingen."),
    (
        "PL",
        """Pris- og lønsatser, én række pr. år. Uden en sats regnes et beløb i andre priser med, som det står
        skrevet.""",
    ),
    ("Oversigt", "Alle summer. Den røde linje øverst siger, hvad der mangler, før tallene kan bruges."),
    ("Skema", "Vælg et nummer, og skemaet til udvalget kan udskrives."),
    ("Begrundelser", "Her forklares en advarsel, som er rigtig, selv om den ser forkert ud."),
    ("Kontrolliste", "Fyldes af knappen Validér og skrives forfra hver gang."),
)
"""What each sheet is for, in the order it is filled in."""

SIGN_RULES: tuple[tuple[str, str], ...] = (
    ("Merudgift", "0 eller plus"),
    ("Mindreudgift", "0 eller minus"),
    ("Merindtægt", "0 eller minus"),
    ("Mindreindtægt", "0 eller plus"),
    ("Finansiering", "- = her findes pengene, + = her lægges pengene"),
    ("Beregning", "bruttobeløb, aldrig minus"),
    ("Træk på kassen", "+ = kassen falder"),
)

CHECK_WORDS: tuple[tuple[str, str], ...] = (
    ("Nr", "Nummeret mangler, står to gange, eller findes ikke på arket Korrektioner. Se efter mellemrum."),
    ("Tekst", "Der står tekst eller en fejl, hvor der skal stå et tal."),
    ("Mangler år", "Et år er tomt. Skriv 0, hvis der intet er."),
    ("Ændring", "Vælg Merudgift, Mindreudgift, Merindtægt eller Mindreindtægt."),
    ("Fortegn", "Fortegnet passer ikke til Ændring; eller finansieringen har samme fortegn som korrektionens netto."),
    ("Kilde", "Vælg, hvor pengene kommer fra."),
    ("Servicerammen", "Der er ikke svaret Ja eller Nej."),
    ("Prisniveau", "Korrektionen er i andre priser, og satsen mangler på arket PL."),
    ("Afventer tal", "Korrektionen er foreløbig, eller alle dens tal er 0."),
    ("Titel", "Korrektionen mangler en titel."),
    ("Fejl", "En celle på rækken viser en fejl, fx #REFERENCE!."),
)

ADVICE: tuple[str, ...] = (
    "Skriv under den sidste række, så vokser tabellen. Rækker kan slettes, sorteres og filtreres.",
    "Ret ikke i overskrifterne, og indsæt ikke årstal. Egne kolonner til højre og egne ark er tilladt.",
    "Summerne over overskrifterne følger filteret og er omregnet til projektmappens prisniveau.",
    """Penge, der flyttes mellem to korrektioner, står som to linjer i Beløb, der nævner hinandens nummer i
    Modpost. De må ikke også stå i Finansiering.""",
    "Korrektioner, der er udgået, udskudt eller forkastet, bliver stående, vises for sig og tælles ikke.",
    "Oversigt viser op til 100 korrektioner, fra nummer 52 i en spalte til højre. Summerne tæller alle.",
    "Excel kan spørge, om ændringer skal gemmes, selv om intet er rettet: alt regnes igen, når filen åbnes.",
    "Knappen Validér rydder Excels fortryd. Gemmes filen automatisk, kan andre se markeringerne.",
)
"""Each a line of its own; line breaks inside are only this file's."""

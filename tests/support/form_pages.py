"""Form pages as data: a real set of nine in words of our own, and variants of the same family."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

SIGN_RULE = "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt"
BACKGROUND = "Baggrund for og beskrivelse af den tekniske korrektion"
CONSEQUENCES = "Økonomiske konsekvenser"
DATE_LABEL, ANSWER_LABEL = "Iværksættelsestidspunkt:", "Indenfor servicerammen:"

Grid = tuple[tuple[str, ...], ...]
"""A table inside the prose: rows of cells."""


@dataclass(frozen=True)
class FormPage:
    """One form as it is printed; a row of None is left out."""

    nr: str
    title: str
    expenditure: tuple[str, ...] | None
    income: tuple[str, ...] | None = ("0,000",) * 4
    net: tuple[str, ...] | None = None
    fte: tuple[str, ...] | None = ("0",) * 4
    years: tuple[str, ...] = ("2026", "2027", "2028", "2029")
    price: str = "(Mio. kr. i 2026-priser)"
    date: str = "01.01.2026"
    answer: str = "Ja"
    footnote: str = ""
    background: tuple[str, ...] = ("Budgettet dækker ikke længere udgiften på området.",)
    consequences: tuple[str | Grid, ...] = ("Korrektionen gælder alle fire år.",)

    def rows(self) -> list[tuple[str, ...]]:
        """The table: label, four values, and what stands to the right of them."""
        every = (
            (self.price, self.years, DATE_LABEL),
            ("Udgifter", self.expenditure, self.date),
            ("Indtægter", self.income, ANSWER_LABEL),
            ("Netto", self.net or self.expenditure, self.answer),
        )
        return [(label, *values, right) for label, values, right in every if values is not None]


@dataclass(frozen=True)
class Layout:
    """How a document prints its forms."""

    committee: str = "Økonomiudvalget"
    heading: str = "Teknisk korrektion – budget 2026 og overslagsår"
    broken_labels: bool = False
    narrow: bool = False
    """The right column is so narrow that words break without a hyphen."""
    break_after_row: int | None = None
    """A page ends inside the table after this many rows of it."""
    repeat_head: bool = False
    """The form's head is printed again after that page."""
    page_header: str = ""
    page_numbers: bool = False
    double_spaced: bool = False


PLAIN = Layout()


def same(value: str) -> tuple[str, ...]:
    """The same figure in all four years."""
    return (value,) * 4


NINE: tuple[FormPage, ...] = (
    FormPage(
        "T101", "Digital udvikling KOMBIT projekter", same("2,000"),
        background=(
            "Projekterne er nu faste: 1,0 mio. kr. til fælles løsninger og 1,0 mio. kr. til udvikling.",
            "Udgiften bør derfor stå på driften.",
        ),
        consequences=("Driften får 2,0 mio. kr. om året, og anlæg afgiver det samme.",),
    ),
    FormPage(
        "T102", "Finansiering af IT-infrastruktur licenser", same("0,880"),
        background=("Licenser til netværksudstyr samles i én aftale, som løber i 7 år.",),
        consequences=(
            "I dag koster licenserne 950.000 kr., og en højere type ville koste 300.000 kr. mere.",
            "Den nye aftale koster 880.000 kr. Anlægsforslag A108 sættes ned med 950.000 kr. om året.",
        ),
    ),
    FormPage(
        "T103", "Administrationsbidrag til Udbetaling Danmark", same("0,000"), date="1. januar 2026",
        footnote="*Beløbet opdateres i løbet af juni.",
        background=("Kommunen betaler bidrag til drift og vedligehold.",),
        consequences=(
            "Skønnet kendes pr. x. juli, og bidraget ventes at stige med x,xxx mio. kr.",
            (
                ("Mio. kr. (2025-pl)", "2026", "2027", "2028", "2029"),
                ("Bidrag efter nyt skøn", "", "", "", ""),
                ("Afsat i budgettet", "8,336", "8,265", "8,199", "8,199"),
                ("Forskel", "", "", "", ""),
            ),
        ),
    ),
    FormPage(
        "T104", "Boligsikring til lejere der ikke er pensionister", same("0,600"), answer="Nej",
        background=("Udgiften vokser med 0,8 mio. kr., og 0,2 mio. kr. kan findes i boligydelsen.",),
        consequences=("• De sidste 0,6 mio. kr. betales af kassen.",),
    ),
    FormPage(
        "T105", "IT- og Cybersikkerhed (NIS2)", ("3,100", "2,900", "2,900", "2,900"), date="1. januar 2026",
        background=("Nye regler kræver tre årsværk og en aftale om overvågning hele døgnet.",),
        consequences=(
            "Udgifterne ventes at blive:",
            (("Tre årsværk", "1.8 mio. kr."), ("Overvågning", "0.6 mio. kr."), ("I alt", "2.9 mio. kr.")),
            "Kommunens andel, mellem 0,6 mio. kr. og 1.8 mio. kr., skal fratrækkes.",
        ),
    ),
    FormPage(
        "T106", "Administrationsudgifter til sagsbehandling på arbejdsmarkedsområdet", same("0,500"),
        fte=same("1"), price="(Mio. kr. i 2025-priser)", date="1. januar 2026", answer="ja",
        background=("Flere borgere skal til samtale, så budgettet stiger med 0,5 mio. kr.",),
    ),
    FormPage(
        "T108", "Øget bidrag til Børnehus Midt", same("0,423"), income=same("0"),
        background=("Fra 2024 til 2025 vokser antallet af sager fra 750 til 1.300.",),
        consequences=(
            "Udgiften har udviklet sig sådan:",
            (
                ("År", "2021", "2022", "2023", "2024", "2025"),
                ("Betaling til Børnehus Midt", "155.938", "202.510", "289.747", "534.973", "933.019"),
            ),
            "Der er afsat 0,510 mio. kr., og behovet er 0,933 mio. kr.",
        ),
    ),
    FormPage("T109", "Central Barselspulje", same("3,800"), income=same("0")),
    FormPage(
        "T304", "Anmodning om aktindsigt i egen sag", same("0,245"), fte=same("0,54"), answer="Ja/nej",
        background=("Flere beder om at se deres egen sag, og det tager tid at læse sagerne igennem.",),
        consequences=("Arbejdet koster 245.000 kr. om året.",),
    ),
)  # fmt: skip
"""The nine corrections of a real set (numbers, titles and figures), in words of our own."""


@dataclass(frozen=True)
class Case:
    """A variant of the form page, and how it is printed."""

    name: str
    pages: tuple[FormPage, ...]
    layout: Layout = field(default_factory=Layout)


_BASE = FormPage("K201", "Drift af svømmehal", same("1,200"))
_2027 = replace(_BASE, years=("2027", "2028", "2029", "2030"), price="(Mio. kr. i 2027-priser)", date="1/1-2027")
_KULTUR = Layout("Kultur- og fritidsudvalget", "Tekniske korrektioner – budget 2027 og overslagsår")

VARIANTS: tuple[Case, ...] = (
    Case("other committee and year", (_2027,), _KULTUR),
    Case("negative amounts", (replace(_BASE, expenditure=same("−0,200")),)),
    Case("dash as minus", (replace(_BASE, expenditure=same("–0,200")),)),
    Case("income", (replace(_BASE, income=same("-0,300"), net=same("0,900")),)),
    Case("lost income", (replace(_BASE, income=same("0,300"), net=same("1,500")),)),
    Case("both signs", (replace(_BASE, expenditure=("1,000", "1,000", "-0,500", "-0,500")),)),
    Case("title over two lines", (replace(_BASE, title="Drift af svømmehal og\nidrætshal i weekender"),)),
    Case("page break inside table", (_BASE,), Layout(break_after_row=2, page_numbers=True)),
    Case("page break, head repeated", (_BASE,), Layout(break_after_row=3, repeat_head=True)),
    Case("words broken in narrow cells", (replace(_BASE, date="01.01.202\n6"),), Layout(narrow=True)),
    Case("broken labels", (_BASE,), Layout(broken_labels=True)),
    Case(
        "thousands of kroner",
        (replace(_BASE, price="(1.000 kr. i 2026-priser)", expenditure=same("1.200"), income=same("0")),),
    ),
    Case("half FTEs", (replace(_BASE, fte=("0,5", "1,25", "−1", "0")),)),
    Case("footnote", (replace(_BASE, footnote="*Tallene er foreløbige."),)),
)

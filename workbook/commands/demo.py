"""`korrektur demo`: the whole path on the sample that comes with the program."""

import tempfile
from pathlib import Path

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import canvas, put

SHORT = Text("Vis det hele på et eksempel.", "Show the whole path on a sample.")
ABOUT = Text(
    "Vis det hele på et eksempel: lav projektmappen, kontrollér den, beregn totaler og skriv en rapport. "
    "Alt lægges i en midlertidig mappe.",
    "Show the whole path on a sample: make the workbook, check it, compute totals and write a report. "
    "Everything goes into a temporary folder.",
)
STEPS = {
    "made": Text("1. Eksemplet er skrevet: {path}", "1. The sample is written: {path}"),
    "check": Text("2. Kontrol: korrektur validate {path}", "2. Check: korrektur validate {path}"),
    "totals": Text("3. Totaler: korrektur totals {path}", "3. Totals: korrektur totals {path}"),
    "report": Text("4. Rapport til browseren: {path}", "4. Report for the browser: {path}"),
}
WORKBOOK = "oekonomiudvalget-2026.xlsx"
REPORT = Text("kontrol.html", "check.html")


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("demo", help=ABOUT[language], short_help=SHORT[language])
    @options.everywhere(language)
    def demo() -> int:
        from workbook import template
        from workbook.reports import html, text
        from workbook.reports.drawn import drawn
        from workbook.reports.totals import as_text
        from workbook.submissions.door import check_files
        from workbook.template import samples

        folder = Path(tempfile.mkdtemp(prefix="korrektur-"))
        book, page = folder / WORKBOOK, folder / REPORT[language]
        onto = canvas()

        def step(name: str, path: Path) -> None:
            put(f"{STEPS[name][language].format(path=path)}\n")

        template.write(samples.sample(), book, overwrite=False)
        step("made", book)
        report = check_files([book])
        put("\n")
        step("check", book)
        put("\n" + "".join(text.render(report, language, width=onto.width, colour=onto.colour)) + "\n")
        step("totals", book)
        put("\n")
        put(drawn(as_text(report.files[0], language), width=onto.width, colour=onto.colour) + "\n")
        page.write_text("".join(html.render(report, language)), encoding="utf-8")
        step("report", page)
        return 0

    return demo

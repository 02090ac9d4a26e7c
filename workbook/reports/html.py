"""The report as one web page: counts, a list to filter and sort, the cells around each finding, totals.

Nothing is fetched from outside, and a content security policy names the one script and the one style that may run.
The script works on what stands in the page, which is whole without it.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from schemas.finding import Language
from schemas.rules import RULES
from schemas.words.harmless import harmless
from workbook.reports import words
from workbook.reports.chart import committee_charts
from workbook.reports.chart_parts import Chart
from workbook.reports.page.findings import found_in, totals_shown
from workbook.reports.page.tally import Tally, TallyBook
from workbook.reports.page.words import WORDS
from workbook.submissions.submission import Report, Submission

RULE_BY_ID = {rule.id: rule for rule in RULES}
POLICY = "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
"""What the page may load: its own style and script, known by their hashes (W3C, Content Security Policy)."""
UNFOLDED = 60
"""Up to this many findings, the cells around each are shown without a click."""
DRAWN = 12
"""Up to this many files, each workbook's corrections are drawn; they take as much space as all its other parts."""
_PIECE = 64
"""The number of template pieces that are joined before they are written."""


def render(report: Report, language: Language) -> Iterator[str]:
    """The page, piece by piece; `report.files` is gone through once for each of its parts."""
    tally = Tally(report, language)
    page = _Page(report, tally, language)
    yield from page.start()
    if tally.rules:
        yield from page.findings(justified=False)
        if report.summary.accepted:
            yield page.divide()
            yield from page.findings(justified=True)
        yield "</tbody>\n</table>\n"
    yield page.between()
    yield from page.books()
    yield page.end()


class _Page:
    """The parts of the page in the order they stand."""

    def __init__(self, report: Report, tally: Tally, language: Language) -> None:
        self.report, self.tally, self.language = report, tally, language
        self.several = len(tally.books) > 1
        self.script, self.style = _asset("page.js"), _asset("page.css")
        self._always: dict[str, Any] = {
            "words": {name: text[language] for name, text in WORDS.items()},
            "several": self.several,
        }

    def start(self) -> Iterator[str]:
        """The beginning of the page, up to the first finding."""
        stream = (
            _environment(self.language)
            .get_template("start.html")
            .stream(
                self._always,
                language=self.language,
                policy=POLICY.format(style=_hash(self.style), script=_hash(self.script)),
                style=Markup(self.style),  # noqa: S704  our own file
                scope=words.scope(self.report, self.language),
                unchecked=self.report.unchecked,
                summary=self.report.summary,
                rules=self._rules(),
                committees=self.tally.committees,
                books=self.tally.books,
                charts=[Markup(chart.svg) for chart in self._charts()],  # noqa: S704  escaped where it is drawn
            )
        )
        stream.enable_buffering(_PIECE)
        return iter(stream)

    def _charts(self) -> tuple[Chart, ...]:
        """All workbooks together, where there are several."""
        tally = self.tally
        return committee_charts(tally.panels, tally.unknown, self.language) if len(tally.panels) > 1 else ()

    def _rules(self) -> Iterable[dict[str, Any]]:
        return [
            {
                "id": rule,
                "title": RULE_BY_ID[rule].title[self.language],
                "why": RULE_BY_ID[rule].why[self.language],
                "open": still_open,
                "accepted": accepted,
            }
            for rule, still_open, accepted in self.tally.rules
        ]

    def findings(self, *, justified: bool) -> Iterator[str]:
        """The rows of all files, those that somebody has justified or the others."""
        template = _environment(self.language).get_template("findings.html")
        unfolded = sum(still_open + accepted for _, still_open, accepted in self.tally.rules) <= UNFOLDED
        for book, file in self._files():
            rows = [*found_in(file, book, self.language, justified=justified)]
            if rows:
                yield template.render(self._always, findings=rows, unfolded=unfolded)

    def divide(self) -> str:
        """What stands between the findings that are open and those that are justified."""
        columns = 7 if self.several else 5
        return (
            f'</tbody>\n<tbody id="begrundede"><tr><th colspan="{columns}" scope="rowgroup">'
            f'{WORDS["justified_apart"][self.language]}</th></tr></tbody>\n<tbody class="rows">\n'
        )

    def between(self) -> str:
        """The heading of the workbooks' own sections."""
        return f"</section>\n<section>\n<h2>{WORDS['totals'][self.language]}</h2>\n"

    def books(self) -> Iterator[str]:
        """A section a workbook: what it is and its totals, or why it could not be read."""
        template = _environment(self.language).get_template("book.html")
        for book, file in self._files():
            yield template.render(
                self._always,
                book=book,
                found=bool(file.findings),
                counts=words.counts(book.summary, self.language) if file.findings else words.NO_FINDINGS[self.language],
                why=None if file.error is None else RULE_BY_ID[file.error].title[self.language],
                totals=None
                if file.totals is None
                else totals_shown(file.totals, self.language, by_correction=len(self.tally.books) <= DRAWN),
            )

    def end(self) -> str:
        """The end of the page, after the last workbook."""
        return (
            _environment(self.language)
            .get_template("end.html")
            .render(
                self._always,
                tool=f"korrektur {version('korrektur')}",
                script=Markup(self.script),  # noqa: S704  our own file
            )
        )

    def _files(self) -> Iterator[tuple[TallyBook, Submission]]:
        return zip(self.tally.books, self.report.files, strict=True)


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("workbook.reports", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.filters["n"] = lambda count: f"{count:,}".replace(",", "." if language == "da" else ",")
    return environment


def _finalized(value: object) -> object:
    """Escapes text from elsewhere; line breaks and tabs come from the templates."""
    if isinstance(value, str) and not hasattr(value, "__html__") and value not in ("\t", "\n"):
        return harmless(value)
    return value


@cache
def _asset(name: str) -> str:
    return files("workbook.reports.page").joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"

"""The counts of the web page: by rule, by committee and by workbook, in one pass over the files."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace

from schemas.finding import Finding, Language
from schemas.words.harmless import harmless
from workbook.reports import words
from workbook.reports.chart import labelled
from workbook.reports.chart_parts import Panel, totals_panel
from workbook.submissions.submission import Report, Submission, Summary, count, count_findings


@dataclass(frozen=True, slots=True)
class TallyBook:
    """What the page says of one file beside its findings; `number` counts from 1.

    `committee` is empty for the list of committees that should submit, which is none's.
    """

    number: int
    label: str
    committee: str
    about: str
    unreadable: bool
    is_list: bool
    summary: Summary


class Tally:
    """The counts over all files; little is kept of each, so that ten thousand fit in memory."""

    def __init__(self, report: Report, language: Language) -> None:
        self.books: list[TallyBook] = []
        self.committees: list[tuple[str, Summary]]
        """By name, as a dictionary orders them; a file counts in every committee that is its own or a finding's."""
        self.rules: list[tuple[str, int, int]]
        """The rule's ID, its open findings and its justified ones; the most numerous first."""
        unknown: list[int] = []
        panels: list[tuple[str, str, tuple[Panel, int | None]]] = []
        still_open: Counter[str] = Counter()
        accepted: Counter[str] = Counter()
        committees: defaultdict[str, Summary] = defaultdict(Summary)
        for number, file in enumerate(report.files, 1):
            for finding in file.findings:
                (still_open if finding.accepted is None else accepted)[finding.rule] += 1
            for name, summary in _by_committee(file, language).items():
                committees[name] += summary
            self.books.append(_book(number, file, report, language))
            if file.totals is not None and (panel := totals_panel(file.totals)) is not None:
                panels.append((file.committee or "", file.path, (panel, file.totals.price_level)))
            elif not file.is_list:
                unknown.append(number)
        self.books = _labelled(self.books)
        self.panels = {name: (replace(panel, title=name), level) for name, (panel, level) in labelled(panels).items()}
        """Net by the service frame with its price level, of every workbook whose net is known."""
        self.unknown = [self.books[number - 1].label for number in unknown]
        """The other workbooks."""
        self.committees = sorted(committees.items(), key=lambda item: item[0].casefold())
        self.rules = [
            (rule, still_open[rule], accepted[rule])
            for rule in sorted(still_open | accepted, key=lambda rule: (-still_open[rule] - accepted[rule], rule))
        ]


def committee_of(finding: Finding, file: Submission, language: Language) -> str:
    """The committee a finding is about, else its file's, else that none is named; harmless."""
    name = finding.place.committee or file.committee
    return harmless(name) if name else words.NO_COMMITTEE[language]


def _by_committee(file: Submission, language: Language) -> dict[str, Summary]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in file.findings:
        found[committee_of(finding, file, language)].append(finding)
    if file.committee or not (found or file.is_list):
        found[_committee(file, language)] += []
    return {name: Summary(files=int(not file.is_list)) + count_findings(findings) for name, findings in found.items()}


def _committee(file: Submission, language: Language) -> str:
    if file.is_list:
        return ""
    return harmless(file.committee) if file.committee else words.NO_COMMITTEE[language]


def _book(number: int, file: Submission, report: Report, language: Language) -> TallyBook:
    return TallyBook(
        number=number,
        label=harmless(file.path.replace("\\", "/")),
        committee=_committee(file, language),
        about=words.about_version(file, report.settings, language),
        unreadable=file.error is not None,
        is_list=file.is_list,
        summary=count([file]),
    )


def _labelled(books: list[TallyBook]) -> list[TallyBook]:
    """Each called by its path below the folder that all workbooks are in; a list of committees by its name."""
    folders = [book.label.split("/")[:-1] for book in books if not book.is_list]
    common = 0
    for parts in zip(*folders, strict=False):
        if len(set(parts)) > 1:
            break
        common += 1
    return [replace(book, label="/".join(book.label.split("/")[-1 if book.is_list else common :])) for book in books]

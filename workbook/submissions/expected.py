"""Expected: a list of the committees that should submit, and what is found when the workbooks are held against it."""

import codecs
import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from schemas.evidence.submitters import Submitter, Submitters
from schemas.finding import Finding, KorrekturError, Place, Text
from schemas.rule import Hit, Rule
from schemas.settings import Settings
from schemas.words.seen import seen
from workbook.files.atomic import refusal
from workbook.submissions.submission import Report, Reports, Submission, count_findings

HEADERS = ("udvalg", "committee")
"""The column that names the committees where the list has several; in small letters."""
_MOST = 1024 * 1024
"""Bytes; no municipality has so many committees."""
_LONGEST = 100_000
"""Letters in a line. The csv module's own limit is one for the whole process, which any library may have moved."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The file of the list, and (line, name) of each committee."""

    path: Path
    names: tuple[tuple[int, str], ...]


def read_expected(path: Path) -> Expected:
    """The list in a text file, one committee a line, or in a .csv with a column Udvalg.

    Blank lines and lines that begin with # say nothing; UTF-8, or what Excel else writes (Windows-1252, UTF-16).
    Raises KorrekturError where the file cannot be read or names nobody.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as fault:
        raise _no_list(path, refusal(fault)) from fault
    if len(data) > _MOST:
        raise _no_list(path, Text("filen er for stor til at være en liste", "the file is too big to be a list"))
    text = _decoded(data)
    if "\0" in text:
        raise _no_list(path, Text("det er ikke en tekstfil", "it is no text file"))
    if any(len(line) > _LONGEST for line in text.splitlines()):
        raise _no_list(path, Text("en af linjerne er for lang", "one of its lines is too long"))
    names = tuple(_names(text, is_table=path.suffix.casefold() == ".csv"))
    if not names:
        raise _no_list(path, Text("der står ingen udvalg i den", "it names no committee"))
    return Expected(path, names)


def _decoded(data: bytes) -> str:
    is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    with suppress(UnicodeDecodeError):
        return data.decode("utf-16" if is_utf_16 else "utf-8-sig")
    return data.decode("cp1252", "replace")


def _names(text: str, *, is_table: bool) -> list[tuple[int, str]]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [(number, line) for number, line in lines if not line.lstrip().startswith("#")]
    if not is_table or not lines:
        return [(number, line.strip()) for number, line in lines]
    separator = ";" if ";" in lines[0][1] else ","
    rows = [(number, next(csv.reader([line], delimiter=separator))) for number, line in lines]
    heads = [cell.strip().casefold() for cell in rows[0][1]]
    column = next((heads.index(head) for head in HEADERS if head in heads), None)
    return [
        (number, cells[column or 0].strip())
        for number, cells in (rows if column is None else rows[1:])
        if len(cells) > (column or 0) and cells[column or 0].strip()
    ]


def _no_list(path: Path, why: Text) -> KorrekturError:
    return KorrekturError(
        f"Listen over udvalg, {path}, kan ikke bruges: {why.da}. Skriv ét udvalg på hver linje.",
        f"The list of committees, {path}, cannot be used: {why.en}. Write one committee on each line.",
    )


def held_against(report: Report, expected: Expected, settings: Settings) -> Report:
    """The report with what the list tells: at the workbooks it concerns, and on the list as a last entry."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in _findings(report, expected, settings):
        found[finding.place.path].append(finding)
    summary = report.summary
    for more in found.values():
        summary += count_findings(more)
    own = found.pop(str(expected.path), [])
    listed = Submission(str(expected.path), None, None, None, None, None, tuple(own), is_list=True)
    return replace(report, files=_Held(report.files, found, listed), summary=summary)


class _Held(Reports):
    """Reports that may stand on disk, each with what more was found as it is taken, and after them the list's."""

    def __init__(self, files: Sequence[Submission], more: Mapping[str, Sequence[Finding]], listed: Submission) -> None:
        self._files = files
        self._more = more
        self._listed = listed

    def __len__(self) -> int:
        return len(self._files) + 1

    def __iter__(self) -> Iterator[Submission]:
        yield from map(self._with, self._files)
        yield self._listed

    def at(self, number: int) -> Submission:
        """The report that stands so far from the first, with what was found."""
        return self._listed if number == len(self._files) else self._with(self._files[number])

    def _with(self, file: Submission) -> Submission:
        more = self._more.get(file.path, ())
        around = (*file.excerpts, *(None for _ in more)) if file.excerpts else ()
        return replace(file, findings=(*file.findings, *more), excerpts=around) if more else file


def _findings(report: Report, expected: Expected, settings: Settings) -> list[Finding]:
    """What the rules about the list say of it and of the workbooks."""
    from schemas.checking.check import wanted_rules  # noqa: PLC0415  loads pandas
    from schemas.rules.structure import committee_missing, committee_not_expected, committee_twice  # noqa: PLC0415

    wanted, submitters = wanted_rules(settings), _submitters(report, expected)
    return [
        _finding(one.RULE, hit, submitters.paths[hit.book], settings)
        for one in (committee_missing, committee_not_expected, committee_twice)
        if one.RULE.id in wanted
        for hit in one.compare(submitters)
    ]


def _submitters(report: Report, expected: Expected) -> Submitters:
    """The list and the workbooks of a report, whose numbers are those of the books; the list's is the next."""
    listed: dict[str, Submitter] = {}
    submitted: defaultdict[str, list[Submitter]] = defaultdict(list)
    unread, paths = [], []
    for book, file in enumerate(report.files):
        paths.append(file.path)
        if file.error is not None:
            unread.append(file.path.replace("\\", "/").rsplit("/", 1)[-1])
            continue
        for name in file.merged_committees or (file.committee,):
            if name and name.strip():
                submitted[seen(name)].append(Submitter(name, book))
    for line, name in expected.names:
        listed.setdefault(seen(name), Submitter(name, len(paths), line))
    return Submitters(listed, submitted, unread, [*paths, str(expected.path)])


def _finding(rule: Rule, hit: Hit, path: str, settings: Settings) -> Finding:
    severity = dict(settings.severities).get(rule.id, rule.severity)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=severity,
        on_submission=severity,
        place=Place(path, None, None, hit.row, None, hit.udvalg, hit.key),
        message=rule.message.format({"found": hit.found, **hit.values}),
        found=hit.found,
        expected=hit.expected,
    )

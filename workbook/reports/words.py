"""The words every report shares: severities, counts, and what a file is."""

from schemas.checking.places import place_words, subject
from schemas.finding import Accepted, Finding, Language, Severity, Text
from schemas.settings import Settings
from schemas.words.harmless import harmless
from workbook.submissions.submission import Report, Submission, Summary

SEVERITY = {
    Severity.ERROR: Text("fejl", "error"),
    Severity.WARNING: Text("advarsel", "warning"),
    Severity.NOTE: Text("note", "note"),
}
WHOLE_BOOK = Text("Hele projektmappen", "The whole workbook")
NO_FINDINGS = Text("ingen fund", "no findings")
FOUND = Text("Fundet", "Found")
EXPECTED = Text("Forventet", "Expected")
SUGGESTION = Text("Forslag", "Suggestion")
ACCEPTED = Text("Begrundet", "Justified")
JUSTIFIED_APART = Text("Begrundede fund", "Justified findings")
UNREADABLE = Text("kan ikke læses", "cannot be read")
EXPECTED_COMMITTEES = Text("listen over udvalg, der skal indsende", "the list of committees that are to submit")
NO_COMMITTEE = Text("udvalg ikke oplyst", "no committee named")

WAITS = Text(
    "Kontroller venter, til arkene er rettet: {sheets}.", "Checks wait until these sheets are put right: {sheets}."
)
ERRORS = Text("fejl", "errors"), Text("fejl", "error")
WARNINGS = Text("advarsler", "warnings"), Text("advarsel", "warning")
_NOTES = Text("noter", "notes"), Text("note", "note")
_FILES = Text("filer", "files"), Text("fil", "file")
_FIXES = (
    Text("sikre rettelser. Se dem med »korrektur fix --diff«.", "safe fixes. See them with “korrektur fix --diff”."),
    Text("sikker rettelse. Se den med »korrektur fix --diff«.", "safe fix. See it with “korrektur fix --diff”."),
)


def some(count: int, words: tuple[Text, Text], language: Language) -> str:
    """A count with its noun: `1 note`, `3 noter`."""
    many, one = words
    return f"{count} {(one if count == 1 else many)[language]}"


def severity_words(finding: Finding, language: Language) -> str:
    """The severity now, and on submission where that differs: `advarsel (fejl ved indsendelse)`."""
    now = SEVERITY[finding.severity][language]
    return now if finding.on_submission is finding.severity else f"{now} ({severity_on_submission(finding, language)})"


def message_at_cell(finding: Finding, language: Language, *, number: bool = True, owner: str | None = None) -> str:
    """The message where sheet and cell are shown already: `T104, 2027: 0,200 er …`, or without the number.

    `owner` is the committee it is about, where it does not go without saying.
    """
    said = finding.message[language]
    rest = said.removeprefix(f"{place_words(finding.place)[language]}: ")
    about = ", ".join(part for part in (owner, subject(finding.place, number=number)) if part)
    return f"{about}: {rest}" if about and (rest != said or owner) else rest


def severity_on_submission(finding: Finding, language: Language) -> str:
    """The severity on submission: `fejl ved indsendelse`."""
    later = SEVERITY[finding.on_submission][language]
    return f"{later} ved indsendelse" if language == "da" else f"{later} on submission"


def justified_by(accepted: Accepted, language: Language) -> str:
    """Who justified a finding and why, and who approved, once somebody has."""
    who = ", ".join(part for part in (accepted.by, accepted.date) if part)
    said = f"{ACCEPTED[language]} ({who}): {accepted.reason}"
    if accepted.approved_by:
        said += f" {'Godkendt af' if language == 'da' else 'Approved by'} {accepted.approved_by}."
    return harmless(said)


def counts(summary: Summary, language: Language) -> str:
    """`2 fejl nu, 3 ved indsendelse · 1 advarsel · 4 noter`; submission is named only where it differs."""
    errors = some(summary.error, ERRORS, language)
    if summary.error_on_submission != summary.error:
        later = summary.error_on_submission
        errors += f" nu, {later} ved indsendelse" if language == "da" else f" now, {later} on submission"
    parts = [errors, some(summary.warning, WARNINGS, language), some(summary.note, _NOTES, language)]
    if summary.accepted:
        parts.append(
            f"{summary.accepted} {'begrundet' if summary.accepted == 1 else 'begrundede'}"
            if language == "da"
            else f"{summary.accepted} justified"
        )
    return " · ".join(parts)


def file_counts(summary: Summary, language: Language) -> str:
    """`12 filer, 1 kan ikke læses`."""
    files = some(summary.files, _FILES, language)
    return f"{files}, {summary.unreadable} {UNREADABLE[language]}" if summary.unreadable else files


def about(file: Submission, settings: Settings, language: Language) -> str:
    """What a file is: committee, budget year, and status; and the one it was judged by where that differs."""
    if file.error is not None or file.is_list:
        return about_version(file, settings, language)
    committee = harmless(file.committee) if file.committee else NO_COMMITTEE[language]
    return f"{committee} · {about_version(file, settings, language)}"


def about_version(file: Submission, settings: Settings, language: Language) -> str:
    """The same without the committee."""
    if file.error is not None:
        return UNREADABLE[language]
    if file.is_list:
        return EXPECTED_COMMITTEES[language]
    status = file.status or ""
    if settings.as_status not in (None, file.status):
        status += f", bedømt som {settings.as_status}" if language == "da" else f", judged as {settings.as_status}"
    year = [] if file.budget_year is None else [f"budget {file.budget_year}"]
    return " · ".join([*year, f"status {status}"])


def settings_words(settings: Settings, language: Language) -> str:
    """Where the settings came from."""
    if settings.source == "defaults":
        return "Standardindstillinger" if language == "da" else "Default settings"
    source = harmless(settings.source)
    return f"Indstillinger: {source}" if language == "da" else f"Settings: {source}"


def scope(report: Report, language: Language) -> str:
    """How many files there are, and by which settings they were judged."""
    return f"{file_counts(report.summary, language)} · {settings_words(report.settings, language)}"


def fixes_offered(report: Report, language: Language) -> str:
    """How many safe fixes the findings propose, and how to see them; nothing where they propose none."""
    findings = [finding for file in report.files for finding in file.findings if finding.accepted is None]
    safe = sum(finding.fix is not None and finding.fix.safe for finding in findings)
    return some(safe, _FIXES, language) if safe else ""


def waits(file: Submission, language: Language) -> str:
    """`4 kontroller venter, til arket Beløb er rettet.`: what a reader must not take for checked."""
    sheets = ", ".join(f"{sheet} ({count})" for sheet, count in file.waiting)
    return WAITS[language].format(sheets=sheets)

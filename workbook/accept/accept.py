"""Accept: a row in Begrundelser that says why what was found may stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from schemas.calculations.rows import key_of
from schemas.finding import Finding, KorrekturError, Text
from schemas.layout import layout
from schemas.settings import DEFAULTS, Settings
from schemas.words.seen import seen
from schemas.words.writable import fits
from workbook.files.changing import changed_meanwhile, changing
from workbook.grid import Coordinate, Grid, NumberClass, SheetGrid, Table, Value, address
from workbook.ooxml.patch.patch import set_values
from workbook.ooxml.patch.table_rows import add_row
from workbook.ooxml.read.fault import LIMITS
from workbook.reading.read import read_bytes
from workbook.reading.stamdata import is_merged
from workbook.submissions.door import submission
from workbook.submissions.submission import Submission

BACKUP = "før begrundelse"
"""The part of a backup's name that says what it is a backup of."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and where: the sheet's name and Excel row, and what the row says was observed.

    `backup` is the file as it was, and `remark` what to know of a file that another program has open, or had.
    """

    sheet: str
    row: int
    observed: str
    findings: int
    backup: Path | None = field(default=None, compare=False)
    remark: Text | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Justification:
    """Why the findings of one rule about one Nr (`-` for the whole workbook) may stand."""

    rule: str
    nr: str
    reason: str
    by: str
    day: date
    udvalg: str = ""  # whose, where many committees are merged in the workbook


def accept(
    path: Path,
    justification: Justification,
    settings: Settings = DEFAULTS,
    *,
    backup: bool = True,
    forced: bool = False,
) -> Written:
    """Add the justification to the workbook at `path`, in one step, every other part of it byte for byte.

    The file is read, judged and written under one lock, so that several at once each add their row; as it was it
    is kept beside it, where `backup` is wanted. Raises `KorrekturError`, leaving the file alone, when it cannot be
    read, when nothing such is found, when it is an error that may not be justified, when it is justified already,
    when the sheet has no table for it, or when Excel or LibreOffice has it open and it is not `forced`.
    """
    with changing(path, most_bytes=LIMITS.file_bytes, forced=forced) as file:
        changed, written = _with_row(file.before, path, justification, settings)
        copy = file.write(changed, BACKUP if backup else None)
    return replace(written, backup=copy, remark=file.remark)


def _with_row(package: bytes, path: Path, justification: Justification, settings: Settings) -> tuple[bytes, Written]:
    """The package with the justification's row."""
    submitted = _submitted(path, package, justification.rule, settings)
    grid = submitted.cells
    found = to_justify(submitted.findings, justification.rule, justification.nr, settings, justification.udvalg)
    observed = observed_by(found)
    sheet, table = _table(grid, merged=is_merged(grid))
    justification = replace(
        justification, nr=found[0].place.key or "-", udvalg=found[0].place.committee or ""
    )  # as the workbook itself writes it
    changed, row = add_row(
        package, sheet, table, _cells(table, justification, observed, date1904=grid.package.date1904)
    )
    changed = _dated(changed, path, sheet, (row, _places(table)["date"]))
    return changed, Written(sheet.name, row, observed, len(found))


def _submitted(path: Path, package: bytes, rule: str, settings: Settings) -> Submission:
    """The file as it is under our lock, with what that rule finds in it."""
    try:
        found = submission(path, only(rule, settings))
    except KorrekturError as fault:
        raise KorrekturError(
            f"{path} kan ikke læses. Skriv »korrektur validate« for at se hvorfor.",
            f"{path} cannot be read. Write “korrektur validate” to see why.",
        ) from fault
    if found.sha256 != sha256(package).hexdigest():
        raise KorrekturError(changed_meanwhile(path))
    return found


def only(rule: str, settings: Settings) -> Settings:
    """The settings by which this rule alone is asked."""
    return replace(settings, select=frozenset({rule}), ignore=frozenset())


def to_justify(of_rule: Sequence[Finding], rule: str, nr: str, settings: Settings, udvalg: str = "") -> list[Finding]:
    """Those findings of that rule that are about that Nr, of the committee named if any.

    Raises `KorrekturError` where there is none, or none that may be justified, or they are justified already, and
    where several committees of a merged workbook have some and none is named.
    """
    from schemas.checking.justifications import justified_key, may_be_justified  # noqa: PLC0415  loads every rule

    found = [
        one for one in of_rule if justified_key(one.place.key) == key_of(nr) and (not udvalg or _is_of(one, udvalg))
    ]
    if not found:
        raise KorrekturError(_nothing_found(rule, nr, of_rule))
    committees = list(dict.fromkeys(one.place.committee or "" for one in found))
    if len(committees) > 1:
        names = ", ".join(committees)
        raise KorrekturError(
            f"{rule} ved {nr} findes hos flere udvalg: {names}. Sig hvilket (--committee).",
            f"{rule} about {nr} is found in several committees: {names}. Say which (--committee).",
        )
    if not any(may_be_justified(rule, one.on_submission, settings) for one in found):
        raise KorrekturError(
            f"{rule} ved {nr} kan ikke begrundes. Ret det i stedet.",
            f"{rule} about {nr} cannot be justified. Fix it instead.",
        )
    if any(one.accepted is not None for one in found):
        raise KorrekturError(f"{rule} ved {nr} er allerede begrundet.", f"{rule} about {nr} is justified already.")
    return found


def _is_of(finding: Finding, udvalg: str) -> bool:
    return seen(finding.place.committee or "") == seen(udvalg)


def _nothing_found(rule: str, nr: str, of_rule: Sequence[Finding]) -> Text:
    keys = ", ".join(dict.fromkeys(one.place.key or "-" for one in of_rule))
    return Text(
        f"{rule} finder ikke noget ved {nr}." + (f" Den finder noget ved: {keys}." if keys else ""),
        f"{rule} finds nothing about {nr}." + (f" It finds something about: {keys}." if keys else ""),
    )


def observed_by(found: Sequence[Finding]) -> str:
    """What Konstateret is to say of them; raises `KorrekturError` where no cell holds it."""
    from schemas.checking.justifications import observed  # noqa: PLC0415  loads every rule

    text = observed(one.found for one in found)
    if not fits(text):
        raise KorrekturError(
            "Det, der blev fundet, er for langt til en celle og kan ikke begrundes.",
            "What was found is too long for a cell and cannot be justified.",
        )
    return text


def _table(grid: Grid, *, merged: bool) -> tuple[SheetGrid, Table]:
    """The table of Begrundelser with every column a justification needs."""
    spec = layout(2000, merged=merged).sheet("justifications")
    sheet = grid.sheet(spec.name)
    if sheet is None:
        raise KorrekturError(f"Arket {spec.name} mangler i projektmappen.", f"The workbook has no sheet {spec.name}.")
    table = next((one for one in sheet.tables if one.name.casefold() == spec.name.casefold()), None)
    if table is None or table.header_rows != 1:
        raise KorrekturError(
            f"Arket {spec.name} har ingen tabel med navnet {spec.name}. Kør »korrektur upgrade«, og prøv igen.",
            f"The sheet {spec.name} has no table named {spec.name}. Run “korrektur upgrade” and try again.",
        )
    there = [seen(name) for name in table.columns]
    missing = [column.header for column in spec.inputs if there.count(seen(column.header)) != 1]
    if missing:
        raise KorrekturError(
            f"{spec.name}: kolonnen {missing[0]} mangler eller står to gange.",
            f"{spec.name}: the column {missing[0]} is missing or stands twice.",
        )
    return sheet, table


def _cells(table: Table, justification: Justification, observed: str, *, date1904: bool) -> dict[int, Value]:
    """The row's values by Excel column."""
    from workbook.reading.cells import serial_of  # noqa: PLC0415  loads the calculations

    values: dict[str, Value] = {
        "rule": justification.rule,
        "nr": justification.nr,
        "observed": observed,
        "reason": justification.reason,
        "date": serial_of(justification.day, date1904=date1904),
    }
    if justification.by:
        values["justified_by"] = justification.by
    places = _places(table)
    if "udvalg" in places:
        values["udvalg"] = justification.udvalg
    return {places[key]: value for key, value in values.items()}


def _places(table: Table) -> dict[str, int]:
    """The Excel column of each column of Begrundelser, by its canonical name."""
    numbers = {seen(name): number for number, name in enumerate(table.columns, table.area.first_column)}
    columns = layout(2000, merged=True).sheet("justifications").inputs
    return {column.key: numbers[seen(column.header)] for column in columns if seen(column.header) in numbers}


def _dated(package: bytes, path: Path, sheet: SheetGrid, cell: Coordinate) -> bytes:
    """The package, with the date left out where the column's format would show it as a plain number."""
    grid = read_bytes(package, path)
    written = grid.sheet(sheet.name) if isinstance(grid, Grid) else None
    if written is None or written.classes.get(cell) is NumberClass.DATE:
        return package
    return set_values(package, {(sheet.name, address(*cell)): None})

"""Cache: what was found in a file that has not changed since, nor has the program or the settings."""

import json
import os
import pickle
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from operator import attrgetter
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from schemas.settings import SETTINGS, Settings
from workbook.ooxml.read.fault import LIMITS
from workbook.submissions.submission import Submission

Check = Callable[[Any], bool]


def is_whole(value: object, kind: type) -> bool:
    """Whether a value is of this type and so is all that it holds; raises AttributeError where a member is missing."""
    return _check(kind)(value)


@cache
def _check(hint: Any) -> Check:
    """The check of a type: a frozen dataclass, tuple, mapping, choice or plain value."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        checks = [_check(one) for one in inner]
        return lambda value: any(check(value) for check in checks)
    if origin is Literal:
        return lambda value: value in inner
    if origin is tuple:
        return _of_tuple(inner)
    if origin is not None and issubclass(origin, Mapping):
        of_key, of_value = map(_check, inner)
        return lambda value: isinstance(value, dict) and all(of_key(key) and of_value(value[key]) for key in value)
    kind = NoneType if hint is None else hint
    if is_dataclass(kind):
        return _of_dataclass(kind)
    return lambda value: type(value) is kind or (kind is not int and isinstance(value, kind))


def _of_tuple(inner: tuple[Any, ...]) -> Check:
    if inner[-1:] == (Ellipsis,):
        check = _check(inner[0])
        return lambda value: isinstance(value, tuple) and all(map(check, value))
    checks = [_check(one) for one in inner]
    return lambda value: (
        isinstance(value, tuple) and len(value) == len(checks) and all(c(v) for c, v in zip(checks, value, strict=True))
    )


def _of_dataclass(kind: Any) -> Check:
    hints: dict[str, Any] = {}
    members: list[tuple[Callable[[Any], Any], Check]] = []

    def check(value: object) -> bool:
        if not hints:  # once, when first asked for: a type may hold itself
            hints.update(get_type_hints(kind))
            members.extend((attrgetter(one.name), _check(hints[one.name])) for one in fields(kind))
        return type(value) is kind and all(its(get(value)) for get, its in members)

    return check


VARIABLE = "KORREKTUR_CACHE"
"""Names another folder for the cache; empty means none."""
FILE = "reports.sqlite3"
MOST_REPORTS = 50_000
"""So many are kept, those used last."""
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_PATIENCE = 2.0
"""Seconds to wait for another run that is writing."""
_PACKAGES = ("schemas", "workbook")
_VALUES = {
    "schemas.finding": {"Accepted", "CellEdit", "Finding", "Fix", "Place", "Reservation", "Severity", "Text"},
    "schemas.calculations.totals": {"Totals"},
    "schemas.calculations.rows": {"CorrectionTotals"},
    "workbook.submissions.submission": {"Excerpt", "Submission"},
    "datetime": {"date"},
}
"""Everything that a report is made of: nothing else is ever made of what stands in the cache's file."""

_TABLE = """
create table if not exists reports (
    key blob primary key, used integer not null, report blob not null
) without rowid
"""


class Cache:
    """Reports by the content of their file; whatever is wrong with the cache itself, it only knows less."""

    def __init__(self, file: Path, settings: Settings) -> None:
        self._judged_by = _judged_by(settings)
        self._file = file
        self._connection = _opened(file)
        self._used: list[bytes] = []
        self._new: list[tuple[bytes, int, bytes]] = []

    def report(self, path: Path) -> Submission | None:
        """What is known of the file at `path` as it is now; None where it must be checked."""
        if self._connection is None:
            return None
        digest = _digest(path)
        if digest is None:
            return None
        key = self._key(digest)
        with suppress(
            sqlite3.Error, zlib.error, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError
        ):
            row = self._connection.execute("select report from reports where key = ?", (key,)).fetchone()
            if row is not None:
                report = _Values(BytesIO(zlib.decompress(row[0]))).load()
                if is_whole(report, Submission) and report.sha256 == digest:
                    self._used.append(key)
                    return _at(str(path), report)
        return None

    def keep(self, report: Submission) -> None:
        """Remember a report; one whose file could not even be read has nothing to be known by."""
        if report.sha256 is not None and self._connection is not None:
            packed = zlib.compress(pickle.dumps(report, pickle.HIGHEST_PROTOCOL), 1)
            self._new.append((self._key(report.sha256), _now(), packed))

    def close(self) -> None:
        """Write what is new, and let go of what was used longest ago."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error), self._connection as connection:
            connection.executemany("insert or replace into reports values (?, ?, ?)", self._new)
            connection.executemany("update reports set used = ? where key = ?", [(_now(), key) for key in self._used])
            count = connection.execute("select count(*) from reports").fetchone()[0]
            if count > MOST_REPORTS:
                connection.execute(
                    "delete from reports where key in (select key from reports order by used limit ?)",
                    (count - MOST_REPORTS,),
                )
        self._connection.close()
        self._connection = None

    def _key(self, digest: str) -> bytes:
        return sha256(f"{digest} {self._judged_by}".encode()).digest()


@contextmanager
def opened(settings: Settings, *, wanted: bool = True) -> Iterator[Cache | None]:
    """The cache of this user, closed afterwards; None where none is wanted or none can be."""
    folder = cache_folder() if wanted else None
    if folder is None:
        yield None
        return
    cache = Cache(folder / FILE, settings)
    try:
        yield cache
    finally:
        cache.close()


def cache_folder() -> Path | None:
    """Where the cache lies: KORREKTUR_CACHE, else the system's place for caches; None where the variable is empty."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path  # noqa: PLC0415  only where it is needed

    return user_cache_path("korrektur", appauthor=False)


class _Values(pickle.Unpickler):
    """Makes the values of a report and nothing else: no other class or function is looked up."""

    def find_class(self, module: str, name: str) -> Any:
        if name in _VALUES.get(module, ()):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def _opened(file: Path) -> sqlite3.Connection | None:
    """The database, made anew where it is damaged; None where there can be none."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True, mode=_PRIVATE_FOLDER)
            if not file.exists():
                file.touch(_PRIVATE_FILE)
            connection = sqlite3.connect(file, timeout=_PATIENCE)
        except (OSError, sqlite3.Error):
            return None
        try:
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            connection.execute(_TABLE)
            connection.commit()
        except sqlite3.DatabaseError as fault:
            connection.close()
            if isinstance(fault, sqlite3.OperationalError):  # another run is writing, or the folder cannot be written
                return None
            with suppress(OSError):
                file.unlink()
        else:
            return connection
    return None


def _digest(path: Path) -> str | None:
    """The SHA-256 of a file that can be read at all."""
    try:
        if not path.is_file() or path.stat().st_size > LIMITS.file_bytes:
            return None
        return sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None


def _judged_by(settings: Settings) -> str:
    """Everything but the file itself that decides a report."""
    values = {setting.key: setting.value(settings) for setting in SETTINGS}
    facts = [version("korrektur"), _source(), values, settings.as_status]
    return sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()


def _source() -> str:
    """A fingerprint of the program's own files, which an editable installation changes without a new version."""
    root = Path(__file__).parents[1]
    files = sorted(path for package in _PACKAGES for path in (root / package).rglob("*") if path.suffix != ".pyc")
    stats = [(path.relative_to(root).as_posix(), path.stat()) for path in files if path.is_file()]
    return sha256(repr([(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]).encode()).hexdigest()


def _at(path: str, report: Submission) -> Submission:
    """The same report of a file that lies elsewhere now."""
    if report.path == path:
        return report
    findings = tuple(replace(one, place=replace(one.place, path=path)) for one in report.findings)
    return replace(report, path=path, findings=findings)


def _now() -> int:
    return int(time.time())

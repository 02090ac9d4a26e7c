"""Temporary files beside a file being written, and the clean-up after processes that were killed."""

import os
import platform
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from workbook.files.rights import give_rights

_OWN = 0o600
_MOST_BYTES = 200
"""Of a file's name in ours, which a file system limits to 255."""
_NEW, _OLD = "new", "old"
_MACHINE = sha256(platform.node().encode()).hexdigest()[:8]
_LEFT = re.compile(
    r"\.(?P<name>.*)\.(?P<machine>[0-9a-f]{8})-(?P<process>\d+)-[0-9a-f]{8}\.korrektur\.(?P<kind>new|old)", re.DOTALL
)
"""What a killed process may have left; on a network drive another machine's is that machine's to judge."""


@contextmanager
def new_beside(target: Path, pieces: Iterable[bytes], like: Path | None) -> Iterator[Path]:
    """A hidden file beside `target` with these bytes, on the disk to the last of them, and the rights of `like`.

    It is gone afterwards, unless it got another name.
    """
    path = _hidden(target, _NEW)
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OWN), "wb"
        ) as file:
            file.writelines(pieces)
            file.flush()
            give_rights(file.fileno(), like)
            os.fsync(file.fileno())
        yield path
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def old_beside(target: Path) -> Path:
    """A hidden name beside `target` for what is replaced; should all end there, the next write gives it back."""
    return _hidden(target, _OLD)


def publish(new: Path, path: Path) -> None:
    """Give a file its name; raises `FileExistsError` where another has it. Without hard links that is only checked."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError from None
        new.replace(path)


def sweep(folder: Path) -> None:
    """Take away what a process that was killed in the middle of a write left here.

    A file that was set aside and has no successor gets its name again.
    """
    with suppress(OSError):
        for entry in list(os.scandir(folder)):
            found = _LEFT.fullmatch(entry.name)
            if found is None or found["machine"] != _MACHINE or _is_running(int(found["process"])):
                continue
            if found["kind"] == _OLD:
                with suppress(FileExistsError):
                    publish(Path(entry.path), folder / found["name"])
            Path(entry.path).unlink(missing_ok=True)


def _hidden(target: Path, kind: str) -> Path:
    """A name beside `target` that says which process of which machine it is of."""
    name = target.name.encode("utf-8", "surrogateescape")[:_MOST_BYTES].decode("utf-8", "ignore")
    return target.with_name(f".{name}.{_MACHINE}-{os.getpid()}-{token_hex(4)}.korrektur.{kind}")


def _is_running(process: int) -> bool:
    import psutil  # noqa: PLC0415  only where something was left

    return bool(psutil.pid_exists(process))

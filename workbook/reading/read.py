"""Read a workbook file: cells and facts, or why it cannot be read."""

from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from workbook.grid import Grid, Unreadable
from workbook.ooxml.read.fault import LIMITS, Limits, PackageFault
from workbook.ooxml.read.reader import read_package


def read(path: Path, limits: Limits = LIMITS) -> Grid | Unreadable:
    """The workbook at `path`, read once; whatever is wrong with it is an `Unreadable`, no exception."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):  # a pipe or a device may never end
            return Unreadable(path, "missing" if S_ISDIR(status.st_mode) else "not-a-workbook", "no regular file")
        if status.st_size > limits.file_bytes:
            return Unreadable(path, "too-big", f"more than {limits.file_bytes} bytes")
        data = path.read_bytes()
    except (OSError, ValueError) as fault:  # ValueError: a name no file can have
        return Unreadable(path, "missing", type(fault).__name__)
    return read_bytes(data, path, limits)


def read_bytes(data: bytes, path: Path, limits: Limits = LIMITS) -> Grid | Unreadable:
    """The workbook these bytes are; `path` only names it in the result."""
    digest = sha256(data).hexdigest()
    try:
        sheets, names, package = read_package(data, limits)
    except PackageFault as fault:
        return Unreadable(path, fault.fault, fault.detail, digest)
    return Grid(path, sheets, names, package, digest)

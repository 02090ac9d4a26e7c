"""PackageFault: why a package cannot be read, raised inside this package and turned into `Unreadable`."""


class PackageFault(Exception):  # noqa: N818  # a fault of the file, not an error of the program
    """A fault of `workbook.grid.FAULTS` with the part or the limit it concerns."""

    def __init__(self, fault: str, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault = fault
        self.detail = detail


def damaged(detail: str) -> PackageFault:
    """The fault of a package whose bytes or XML do not hold together."""
    return PackageFault("damaged", detail)


def too_big(detail: str) -> PackageFault:
    """The fault of a package that goes past a limit."""
    return PackageFault("too-big", detail)

"""What two workbooks of one committee both hold: alike it is taken once, unlike a person must decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.budgets import DATA
from schemas.calculations.rows import key_of
from schemas.finding import Text
from schemas.layout import Layout
from workbook.carrying.rows import Carried
from workbook.grid import Entry
from workbook.merge.values import Happened, MergeRemark

BY_CONTENT = ("rates", "justifications")
"""The tables whose rows may stand twice beside each other, and are then the same row."""
MergedName = tuple[str, str]
"""What names a correction in the whole: (udvalg, key)."""
CorrectionContent = dict[str, list[dict[str, "Entry"]]]
"""The rows of one correction by table."""


@dataclass(frozen=True, slots=True)
class MergedLine:
    """A row of one table on its way, with whose it is and where it comes from."""

    part: int
    udvalg: str
    row: Carried
    sheet: str = ""

    @property
    def nr(self) -> str:
        """The number's key, empty where the row has none."""
        return key_of(str(self.row.cells.get("nr") or ""))

    @property
    def content(self) -> dict[str, Entry]:
        """What makes two rows the same one: the cells, without the committee, and those of people's own columns."""
        cells = {column: entry for column, entry in self.row.cells.items() if column != "udvalg"}
        return cells | {f"{header} (egen)": str(own.value) for header, own in self.row.own.items()}

    def is_one_of(self, gone: set[tuple[int, str, str]]) -> bool:
        """Whether it belongs to a correction that another workbook holds alike."""
        return self.sheet not in BY_CONTENT and (self.part, self.udvalg, self.nr) in gone


def taken_once(
    lines: Mapping[str, Sequence[MergedLine]], files: Sequence[str], layout: Layout
) -> tuple[set[tuple[int, str, str]], list[MergeRemark]]:
    """The (part, udvalg, key) that an earlier part holds alike, and a remark on each number that two parts have.

    `lines` are the rows by table, `files` the parts' names. Numbers that differ are conflicts, and both stay. The
    rows of a committee's file that have no number are taken together as one.
    """
    found: dict[MergedName, dict[int, CorrectionContent]] = {}
    written: dict[MergedName, str] = {}
    for sheet, its in lines.items():
        for line in its:
            if sheet not in BY_CONTENT:
                name = (line.udvalg, line.nr)
                written.setdefault(name, str(line.row.cells.get("nr") or ""))
                found.setdefault(name, {}).setdefault(line.part, {}).setdefault(sheet, []).append(line.content)
    gone: set[tuple[int, str, str]] = set()
    remarks = []
    for (udvalg, nr), parts in found.items():
        first, *others = parts
        kept = [first]
        for other in others:
            about = {"udvalg": udvalg, "file": files[other], "nr": written[udvalg, nr]}
            same = next((one for one in kept if not _differing(parts[one], parts[other])), None)
            if same is not None:
                gone.add((other, udvalg, nr))
                remarks.append(MergeRemark(Happened.TWICE, **about, what=_alike(files[same])))
                continue
            kept.append(other)
            if nr:  # rows without a number that differ are others, not another version
                names = ", ".join(layout.sheet(sheet).name for sheet in _differing(parts[first], parts[other]))
                what = _unlike(files[first], names)
                remarks.append(MergeRemark(Happened.CONFLICT, **about, sheet=names, what=what))
    return gone, remarks


def without_repeats(lines: Sequence[MergedLine]) -> list[MergedLine]:
    """Rates or justifications that another workbook of the same committee holds alike, once."""
    kept: list[MergedLine] = []
    for line in lines:
        if not any(one.udvalg == line.udvalg and one.part != line.part and one.content == line.content for one in kept):
            kept.append(line)
    return kept


def _alike(other: str) -> Text:
    return Text(f"står ens i {other}; taget med én gang", f"stands alike in {other}; taken once")


def _unlike(other: str, sheets: str) -> Text:
    return Text(
        f"står også i {other}, men anderledes ({sheets}); begge er taget med. Slet den, der ikke gælder.",
        f"stands in {other} too, but otherwise ({sheets}); both are taken. Delete the one that does not hold.",
    )


def _differing(one: CorrectionContent, other: CorrectionContent) -> list[str]:
    """The tables whose rows are not the same ones, whatever their order."""
    return [sheet for sheet in DATA if _sorted(one.get(sheet, [])) != _sorted(other.get(sheet, []))]


def _sorted(rows: list[dict[str, Entry]]) -> list[str]:
    return sorted(str(sorted((column, str(entry)) for column, entry in row.items())) for row in rows)

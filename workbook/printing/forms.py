"""Forms: a workbook's overview and its corrections' forms, printed as PDF or as a Word document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from schemas.finding import Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbook.printing.printed import PrintedDocument
    from workbook.submissions.submission import Submission

FormSuffix = Literal["pdf", "docx"]
ENDINGS: tuple[FormSuffix, ...] = ("pdf", "docx")

BOXED = Text(
    "PDF'ens skrifttype har ikke alle tegn. Disse er trykt som □ (gem til Word, hvis de skal med): {letters}",
    "The PDF's font lacks some letters. These are printed as □ (save for Word to have them): {letters}",
)
_NAMED = 20


@dataclass(frozen=True, slots=True)
class Forms:
    """The bytes of a PDF or a Word document, and the letters that a PDF's font lacks: each is printed as a box."""

    package: bytes
    boxed: tuple[str, ...] = ()

    @property
    def remark(self) -> Text | None:
        """The warnings about a document for the person who asked for it."""
        if not self.boxed:
            return None
        letters = " ".join(self.boxed[:_NAMED]) + (" …" if len(self.boxed) > _NAMED else "")
        return Text(BOXED.da.format(letters=letters), BOXED.en.format(letters=letters))


def forms(
    submitted: Submission, *, ending: FormSuffix, only: Collection[str] = (), changed_since: Submission | None = None
) -> Forms:
    """The overview and the forms as a PDF or a Word document; the same workbook gives the same bytes.

    `only` names the numbers whose forms are wanted; `changed_since` is an older version, against which changed and
    new forms are marked and withdrawn ones listed. Raises KorrekturError where the workbook's budget year, unit or
    Korrektioner cannot be read, a number asked for is not there, or the versions cannot be compared.
    """
    document = printed(submitted, only=only, changed_since=changed_since)
    if ending == "pdf":
        from workbook.printing.pdf import pdf  # noqa: PLC0415  loads a compiler

        return Forms(*pdf(document))
    from workbook.printing.word import word  # noqa: PLC0415  loads python-docx

    return Forms(word(document))


def printed(
    submitted: Submission, *, only: Collection[str] = (), changed_since: Submission | None = None
) -> PrintedDocument:
    """What the forms say, before it is set; raises as `forms` does."""
    from workbook.diff.diff import diff  # noqa: PLC0415  loads pandas
    from workbook.printing.document import Wanted, document  # noqa: PLC0415
    from workbook.submissions.door import parsed  # noqa: PLC0415

    since = None if changed_since is None else diff(changed_since, submitted)
    return document(parsed([submitted.cells]), submitted, Wanted(only, since))

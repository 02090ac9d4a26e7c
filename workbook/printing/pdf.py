"""The document as PDF: set by Typst from a template of ours, tagged for screen readers, the same bytes each time."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

from workbook.printing import words
from workbook.template.data_sheet import SIGNS

if TYPE_CHECKING:
    from typing import Any

    from workbook.printing.printed import Document


def pdf(document: Document) -> bytes:
    """The PDF's bytes, by PDF/UA-1: title, language, reading order, and words for every picture.

    Only the letters that Typst brings are used, so that every machine sets the same.
    """
    import typst  # noqa: PLC0415  a compiler, loaded where something is printed

    template = files(__name__.rpartition(".")[0]).joinpath("forms.typ").read_bytes()
    made = typst.compile(
        template, format="pdf", ignore_system_fonts=True, pdf_standards="ua-1", timestamp=0,
        sys_inputs={"data": json.dumps(_data(document), ensure_ascii=False)},
    )  # fmt: skip
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made no PDF: {type(made)}")
    return made


def _data(document: Document) -> dict[str, Any]:
    data = asdict(document)
    for part, its in zip(data["parts"], document.parts, strict=True):
        for form, own in zip(part["forms"], its.forms, strict=True):
            form["history"] = [{"label": one.label, "figures": one.figures} for one in own.history]
    data["words"] = {
        "overview": words.OVERVIEW_HEADING, "background": words.BACKGROUND_HEADING, "signs": SIGNS,
        "consequences": words.CONSEQUENCES_HEADING, "history": words.HISTORY_HEADING,
    }  # fmt: skip
    return data

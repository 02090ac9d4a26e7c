"""The document as PDF: set by Typst from a template of ours, tagged for screen readers, the same bytes each time."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from importlib.resources import files
from typing import Any

from schemas.words import printed as words
from workbook.printing.printed import PrintedDocument, printable
from workbook.template.data_sheet import SIGNS

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
"""What Typst says of each letter that its fonts lack, and that PDF/UA therefore forbids."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_BOX = "□"
_TAB = " " * 4


def pdf(document: PrintedDocument) -> tuple[bytes, tuple[str, ...]]:
    """The PDF's bytes, by PDF/UA-1: title, language, reading order, and words for every picture.

    Only the fonts that Typst brings are used, so that every machine sets the same; a box stands for a letter that
    they lack (an emoji, Chinese), as it does on any printed page. Those letters are given too, in order.
    """
    import typst  # noqa: PLC0415  a compiler, loaded where something is printed

    data = _each_text(_data(document), lambda text: printable(text).replace("\t", _TAB))
    boxed: set[str] = set()
    while True:
        try:
            return _compiled(json.dumps(data, ensure_ascii=False)), tuple(sorted(boxed))
        except typst.TypstError as fault:
            missing = _missing(str(fault.diagnostic)) - boxed
            if not missing:
                raise
            boxed |= missing
            letters = re.compile("|".join(map(re.escape, sorted(missing, key=len, reverse=True))))
            data = _each_text(data, partial(letters.sub, _BOX))


def _compiled(data: str) -> bytes:
    import typst  # noqa: PLC0415  likewise

    template = files(__name__.rpartition(".")[0]).joinpath("forms.typ").read_bytes()
    made = typst.compile(
        template, format="pdf", ignore_system_fonts=True, pdf_standards="ua-1", timestamp=0, sys_inputs={"data": data}
    )
    if not isinstance(made, bytes):
        raise TypeError(f"Typst made no PDF: {type(made)}")
    return made


def _missing(said: str) -> set[str]:
    """The letters, or letters that belong together, that Typst had no picture of."""
    return {_ESCAPED.sub(lambda one: chr(int(one[1], 16)), found) for found in _MISSING.findall(said)}


def _data(document: PrintedDocument) -> dict[str, Any]:
    data = asdict(document)
    for part, its in zip(data["parts"], document.parts, strict=True):
        for form, own in zip(part["forms"], its.forms, strict=True):
            form["history"] = [{"label": one.label, "figures": one.figures} for one in own.history]
    data["words"] = {
        "overview": words.OVERVIEW_HEADING, "background": words.BACKGROUND_HEADING, "signs": SIGNS,
        "consequences": words.CONSEQUENCES_HEADING, "history": words.HISTORY_HEADING,
    }  # fmt: skip
    return data


def _each_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same data with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each_text(one, change) for key, one in value.items()}
    return [_each_text(one, change) for one in value] if isinstance(value, (list, tuple)) else value

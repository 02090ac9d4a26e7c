"""What changed between two versions, as one web page without a script, fit to print."""

from __future__ import annotations

from dataclasses import asdict
from importlib.metadata import version
from typing import TYPE_CHECKING

from markupsafe import Markup

from workbook.reports import diff_words as words
from workbook.reports.html import POLICY, asset, environment, hashed

if TYPE_CHECKING:
    from schemas.finding import Language
    from workbook.diff import Difference


def render(found: Difference, language: Language) -> str:
    """The whole page."""
    style = asset("page.css")
    return (
        environment()
        .get_template("diff.html")
        .render(
            language=language,
            policy=POLICY.format(style=hashed(style), script=hashed("")),
            style=Markup(style),  # noqa: S704  our own file
            title=words.TITLE[language],
            between=words.BETWEEN[language].format(old=found.old, new=found.new),
            years=found.years,
            empty=found.is_empty,
            none=words.NONE[language],
            heads={
                "totals": words.TOTALS[language],
                "facts": words.FACTS[language],
                "corrections": words.CORRECTIONS[language],
                "others": words.OTHERS[language],
            },
            measures=words.measures(found, language),
            facts=words.facts(found, language),
            blocks=[asdict(block) for block in words.blocks(found, language)],
            others=words.others(found, language),
            tool=f"korrektur {version('korrektur')}",
        )
    )

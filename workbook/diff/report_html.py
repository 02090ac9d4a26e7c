"""The difference as one web page: self-contained, without scripts, fit to print."""

from importlib.metadata import version

from jinja2 import Environment, PackageLoader, StrictUndefined

from schemas.finding import Language
from schemas.words.harmless import harmless
from workbook.diff.difference import Difference
from workbook.diff.report_layout import page


def render(found: Difference, language: Language) -> str:
    """The whole page."""
    environment = Environment(
        loader=PackageLoader("workbook.diff", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: harmless(value) if isinstance(value, str) and not hasattr(value, "__html__") else value,
    )
    return environment.get_template("diff.html").render(
        language=language, page=page(found, language), tool=f"korrektur {version('korrektur')}"
    )

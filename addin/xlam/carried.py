"""The add-in for whoever installs it: the finished file that the installation carries."""

from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec

from addin.xlam.assemble import build
from schemas.finding import KorrekturError, Language

LANGUAGES: tuple[Language, ...] = ("da", "en")
NAME = "korrektur-{language}.xlam"


def addin_file(language: Language) -> bytes:
    """The bytes of `korrektur.xlam` in this language.

    Built anew where pyOpenVBA is there, as it is among developers: a carried file would be older than the sources
    they change. Raises `KorrekturError` where there is neither.
    """
    if find_spec("pyopenvba") is not None:
        return build(language, version("korrektur"))
    path = files("addin").joinpath("built", NAME.format(language=language))
    if not path.is_file():
        raise KorrekturError(
            "Installationen mangler tilføjelsesprogrammets fil. Installér korrektur igen.",
            "The installation lacks the add-in's file. Install korrektur again.",
        )
    return path.read_bytes()

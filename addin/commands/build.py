"""`korrektur addin build`: the add-in as a file."""

from importlib.metadata import version
from pathlib import Path

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import WRITTEN, talk

SHORT = Text("Byg korrektur.xlam.", "Build korrektur.xlam.")
ABOUT = Text(
    "Byg tilføjelsesprogrammet korrektur.xlam med fanen på det sprog, --lang nævner. Det kræver pakken pyOpenVBA, "
    "men ikke Excel. Ved installationen følger den færdige fil med.",
    "Build the add-in korrektur.xlam with its tab in the language that --lang names. It needs the package pyOpenVBA, "
    "but not Excel. An installation brings the finished file with it.",
)
WRITTEN_TO = Text("Den fil, der skrives.", "The file to write.")
NAME = "korrektur.xlam"


def command(language: Language) -> click.Command:
    """The command in this language, which is the add-in's too."""

    @click.command("build", help=ABOUT[language], short_help=SHORT[language])
    @click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        default=NAME,
        show_default=True,
        metavar=options.FILE[language],
        help=WRITTEN_TO[language],
    )
    @click.option("--overwrite", is_flag=True, help=options.OVERWRITE[language])
    @options.everywhere(language)
    def build(output: Path, *, overwrite: bool) -> int:
        from addin import xlam
        from workbook.files.atomic import write_bytes

        write_bytes(output, xlam.build(language, version("korrektur")), overwrite=overwrite)
        talk(WRITTEN[language].format(path=output))
        return 0

    return build

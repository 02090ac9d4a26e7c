"""`korrektur explain`: one rule with its reason and examples."""

import click

from schemas.finding import Language, Text
from workbook.commands import options
from workbook.commands.output import canvas, put

SHORT = Text("Forklar en regel med eksempler.", "Explain a rule with examples.")
ABOUT = Text(
    "Forklar en regel med et forkert og et rigtigt eksempel. REGEL er et ID som FOR301 eller reglens navn.",
    "Explain a rule with a wrong and a right example. RULE is an ID such as FOR301, or the rule's name.",
)


def command(language: Language) -> click.Command:
    """The command in this language."""

    @click.command("explain", help=ABOUT[language], short_help=SHORT[language])
    @click.argument("name", metavar=Text("REGEL", "RULE")[language])
    @options.everywhere(language)
    def explain(name: str) -> int:
        from workbook.reports.explanation import render_explanation
        from workbook.settings.rule_names import rule_named

        onto = canvas()
        put(render_explanation(rule_named(name), language, width=onto.width, colour=onto.colour))
        return 0

    return explain

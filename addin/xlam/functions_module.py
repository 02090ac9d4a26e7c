"""The VBA module with the custom functions: a wrapper each around its Python function, and their help for Excel.

Ours, not those xlwings would write: theirs put the text of an error into the cell, so that IFERROR never falls back
on the native formula, and give 0 while a workbook opens.
"""

from addin.ribbon.buttons import TAB
from addin.xlam.xlwings_module import quoted
from schemas.formulas.custom_functions import FUNCTIONS, Argument, Function

NAME = "KorrekturFunctions"

_RESERVED = frozenset({
    "and", "as", "boolean", "byref", "byte", "byval", "call", "case", "const", "currency", "date", "declare", "dim",
    "do", "double", "each", "else", "elseif", "empty", "end", "enum", "erase", "error", "event", "exit", "false",
    "for", "friend", "function", "get", "global", "gosub", "goto", "if", "imp", "implements", "in", "integer", "is",
    "let", "like", "long", "loop", "lset", "me", "mod", "new", "next", "not", "nothing", "null", "object", "on",
    "option", "optional", "or", "paramarray", "preserve", "private", "property", "public", "raiseevent", "redim",
    "rem", "resume", "return", "rset", "select", "set", "single", "static", "step", "stop", "string", "sub", "then",
    "to", "true", "type", "until", "variant", "wend", "while", "with", "withevents", "write", "xor",
})  # fmt: skip


def argument_name(argument: Argument) -> str:
    """An argument's name in VBA, which Excel shows as one types; VBA's own words get an underscore."""
    return f"{argument.name}_" if argument.name.casefold() in _RESERVED else argument.name


def source() -> str:
    """The module's source."""
    lines = [
        f'Attribute VB_Name = "{NAME}"',
        "Option Explicit",
        "",
        "' Made from the table of functions when the add-in is built.",
        "",
        "Private described As Boolean",
    ]
    for function in FUNCTIONS:
        lines += ["", *_wrapper(function)]
    return "\n".join([*lines, "", *_description()])


def _wrapper(function: Function) -> list[str]:
    names = [argument_name(argument) for argument in function.arguments]
    parameters = ", ".join(
        f"{'Optional ' if argument.optional else ''}ByVal {name} As Variant"
        for name, argument in zip(names, function.arguments, strict=True)
    )
    empty = [
        f"    If IsMissing({name}) Then {name} = Empty"
        for name, argument in zip(names, function.arguments, strict=True)
        if argument.optional
    ]
    return [
        f"Public Function {function.name}({parameters}) As Variant",
        f"Attribute {function.name}.VB_Description = {quoted(function.help)}",
        "    On Error GoTo Refused",
        *empty,
        f"    {function.name} = Computed({quoted(function.python)}, _",
        f"        Array({', '.join(f'Plain({name})' for name in names)}))",
        "    Exit Function",
        "Refused:",
        f"    {function.name} = CVErr(xlErrValue)",
        "End Function",
    ]


def _description() -> list[str]:
    """A procedure that tells Excel the help; until it succeeds it may be called again."""
    lines = ["Public Sub DescribeFunctions()", "    If described Then Exit Sub", "    On Error Resume Next"]
    for function in FUNCTIONS:
        helps = [quoted(argument.help) for argument in function.arguments]
        lines += [
            f"    Application.MacroOptions Macro:={quoted(function.name)}, _",
            f"        Description:={quoted(function.help)}, _",
            f"        Category:={quoted(TAB.da)}, ArgumentDescriptions:=Array( _",
            *(f"        {one}, _" for one in helps[:-1]),
            f"        {helps[-1]})",
        ]
    return [*lines, "    described = (Err.Number = 0)", "End Sub"]

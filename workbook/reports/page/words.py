"""What the web page says in both languages, besides what every report says."""

from __future__ import annotations

from schemas.finding import Text
from workbook.reports import totals_table, words

WORDS = {
    "title": Text("Kontrol af tekniske korrektioner", "Check of technical corrections"),
    "errors": Text("Fejl", "Errors"),
    "errors_now": Text("Fejl nu", "Errors now"),
    "on_submission": Text("Fejl ved indsendelse", "Errors on submission"),
    "warnings": Text("Advarsler", "Warnings"),
    "notes": Text("Noter", "Notes"),
    "explained_count": Text("Begrundede", "Explained"),
    "by_rule": Text("Fund pr. regel", "Findings by rule"),
    "by_committee": Text("Fund pr. udvalg", "Findings by committee"),
    "workbooks": Text("Projektmapper", "Workbooks"),
    "findings": Text("Fund", "Findings"),
    "explained": words.EXPLAINED_APART,
    "rules": Text("Regler i denne rapport", "Rules in this report"),
    "rules_about": Text("Hvorfor der kontrolleres for det.", "Why this is checked."),
    "totals": Text("Totaler", "Totals"),
    "none": Text("Ingen fund.", "No findings."),
    "file": Text("Fil", "File"),
    "committee": Text("Udvalg", "Committee"),
    "about": Text("Status", "Status"),
    "severity": Text("Alvor", "Severity"),
    "place": Text("Sted", "Place"),
    "number": Text("Nr", "No."),
    "rule": Text("Regel", "Rule"),
    "what": Text("Hvad er der galt, og hvad gør jeg", "What is wrong, and what to do"),
    "found": words.FOUND,
    "expected": words.EXPECTED,
    "suggestion": words.SUGGESTION,
    "why": Text("Hvorfor?", "Why?"),
    "cells": Text("Vis cellerne og begrundelsen", "Show the cells and the reason"),
    "around": Text("Cellerne omkring {cell} på arket {sheet}", "The cells around {cell} on the sheet {sheet}"),
    "search": Text("Søg i fundene", "Search the findings"),
    "all_severities": Text("Al alvor", "Every severity"),
    "all_committees": Text("Alle udvalg", "Every committee"),
    "all_rules": Text("Alle regler", "Every rule"),
    "all_files": Text("Alle filer", "Every file"),
    "reset": Text("Ryd", "Clear"),
    "shown": Text("{shown} af {all} fund vises", "{shown} of {all} findings shown"),
    "sort": Text("Sortér efter {column}", "Sort by {column}"),
    "net": Text("Netto pr. år i mio. kr., {committee}", "Net a year in mio. kr., {committee}"),
    "unchecked": Text(
        "Kontrollen blev afbrudt: {count} filer er ikke kontrolleret.",
        "The check was interrupted: {count} files were not checked.",
    ),
    "unknown": totals_table.UNKNOWN,
    "made_by": Text("Lavet af", "Made by"),
}

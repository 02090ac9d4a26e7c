"""Importers: form pages from text, PDF and Word become a workbook's contents."""

from workbook.importers.importing import Imported, LineUse, ReadForm, import_forms
from workbook.importers.problems import Problem, ProblemKind

__all__ = ["Imported", "LineUse", "Problem", "ProblemKind", "ReadForm", "import_forms"]

"""The add-in `korrektur.xlam`, built without Excel from text, the ribbon's table and xlwings' own quickstart file.

Nothing here imports xlwings, pandas or a reader: it also runs while the wheel is made.
"""

from addin.xlam.assemble import build

__all__ = ["build"]

"""The log of the Excel side: what went wrong inside a button or a function, for whoever is to fix it."""

import logging
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path

from platformdirs import user_log_dir

NAME = "korrektur-excel.log"
LARGEST, KEPT = 500_000, 1
"""Bytes of a log, and how many older ones are kept."""


def log_file() -> Path:
    """Where the log stands; the folder is made when something is first written."""
    return Path(user_log_dir("korrektur", appauthor=False)) / NAME


@cache
def log() -> logging.Logger:
    """The log itself, in UTF-8, a new file begun when it has grown large.

    Where no file can be written it goes to standard error: a full disk must not stop a button.
    """
    logger = logging.getLogger("korrektur.excel")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    handler: logging.Handler
    try:
        log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log_file(), maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    return logger

"""KorrekturError: the one exception family, for "cannot go on"; faults of a workbook are findings."""

from schemas.finding import Text


class KorrekturError(Exception):
    """The program cannot go on, and `text` says why: given as one Text, or as the Danish words and the English."""

    def __init__(self, why: Text | str, english: str = "") -> None:
        self.text = why if isinstance(why, Text) else Text(why, english)
        super().__init__(self.text.en)

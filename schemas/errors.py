"""KorrekturError: the one exception family, for "cannot go on"; faults of a workbook are findings."""

from schemas.finding import Text


class KorrekturError(Exception):
    """The program cannot go on, and `message` says why in both languages."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message

    @property
    def text(self) -> Text:
        """Why, in both languages."""
        return self.message

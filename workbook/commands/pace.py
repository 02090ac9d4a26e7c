"""The speed of a batch and the time left, at the end of the progress bar."""

from rich.progress import ProgressColumn, Task
from rich.text import Text

from schemas.finding import Language

_MANY = 10
"""From this many files a second, tenths are not shown."""


class Pace(ProgressColumn):
    """Files a second, and the time left, in the person's language."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language: Language = language

    def render(self, task: Task) -> Text:
        """The text for this moment."""
        return Text(pace(*so_far(task.completed, task.total, task.elapsed), self.language), no_wrap=True)


def so_far(done: float, total: float | None, seconds: float | None) -> tuple[float | None, float | None]:
    """Files a second and the seconds left, by the whole run: files come in sets, and one set says little."""
    if not done or not seconds:
        return None, None
    speed = done / seconds
    return speed, None if total is None else (total - done) / speed


def pace(speed: float | None, left: float | None, language: Language) -> str:
    """`52 filer/s · 0:17 tilbage`, as far as it is known."""
    parts = []
    if speed is not None:
        number = f"{speed:.0f}" if speed >= _MANY else f"{speed:.1f}".replace(".", "," if language == "da" else ".")
        parts.append(f"{number} {'filer' if language == 'da' else 'files'}/s")
    if left is not None:
        minutes, seconds = divmod(int(left), 60)
        parts.append(f"{minutes}:{seconds:02} {'tilbage' if language == 'da' else 'left'}")
    return " · ".join(parts)

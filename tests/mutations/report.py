"""Which mistakes the validator finds: `python tests/mutations/report.py --count 1200 --seed 1`.

Prints a table by kind, and what was not found. `--kind` tries one kind alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS)]

from mutations.base_books import base_books  # noqa: E402
from mutations.kinds import KINDS  # noqa: E402
from mutations.trial import Trial, Verdict, tried  # noqa: E402

from schemas.settings import Settings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LISTED = 12
"""So many examples of a kind are listed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Try the mistakes and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1200, help="mistakes in all, spread over the kinds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=[kind.__name__ for kind in KINDS], help="this kind alone")
    parser.add_argument("--as-read", action="store_true", help="leave calculated cells as they were before the mistake")
    parser.add_argument("--enable", action="append", default=[], help="a rule that is off by default, by its ID")
    given = parser.parse_args(arguments)
    kinds = [kind for kind in KINDS if not given.kind or kind.__name__ in given.kind]
    settings = Settings(enable=frozenset(given.enable))
    each = -(-given.count // len(kinds))
    trials = tried(kinds, base_books(), each, given.seed, calculate=not given.as_read, settings=settings)
    sys.stdout.write("\n".join([*table(trials), "", *examples(trials)]) + "\n")


def table(trials: Sequence[Trial]) -> Iterator[str]:
    """A Markdown table, a kind a line, and the whole."""
    yield "| kind | tried | right cell | sum of its correction | elsewhere | not found | found | extra | rules |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|---|"
    for kind in dict.fromkeys(trial.kind for trial in trials):
        yield _line(kind.replace("_", " "), [trial for trial in trials if trial.kind == kind])
    yield _line("**all**", trials)


def _line(name: str, trials: Sequence[Trial]) -> str:
    verdicts = Counter(trial.verdict for trial in trials)
    found = 1 - verdicts[Verdict.NOT] / len(trials)
    rules = Counter(rule for trial in trials for rule in {one.rule for one in trial.findings})
    most = ", ".join(f"{rule} {count}" for rule, count in rules.most_common(4))
    cells = [len(trials), *(verdicts[verdict] for verdict in Verdict), f"{found:.0%}", sum(one.extra for one in trials)]
    return " | ".join(["| " + name, *map(str, cells), most + " |"])


def examples(trials: Iterable[Trial]) -> Iterator[str]:
    """What was not found, found elsewhere, or found more than once, by kind."""
    by_kind: dict[str, list[Trial]] = {}
    for trial in trials:
        by_kind.setdefault(trial.kind, []).append(trial)
    for kind, some in by_kind.items():
        lines = [
            *(f"- not found: {_named(one)}" for one in some if one.verdict is Verdict.NOT),
            *(f"- elsewhere: {_named(one)}: {_found(one)}" for one in some if one.verdict is Verdict.ELSEWHERE),
            *(f"- {len(one.findings)} findings: {_named(one)}: {_found(one)}" for one in some if one.extra),
        ]
        if lines:
            yield f"## {kind.replace('_', ' ')}"
            yield from lines[:LISTED]


def _named(trial: Trial) -> str:
    return f"{trial.book}: {trial.mutation.what}"


def _found(trial: Trial) -> str:
    return ", ".join(f"{one.rule} {one.place.sheet or ''}!{one.place.cell or ''}" for one in trial.findings[:8])


if __name__ == "__main__":
    main()

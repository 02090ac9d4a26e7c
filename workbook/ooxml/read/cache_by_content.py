"""Results kept by the bytes they came from: the workbooks of a batch are filled in from one template."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

_Rest = ParamSpec("_Rest")
_Result = TypeVar("_Result")


def kept_lately(
    entries: int, longest: int
) -> Callable[[Callable[Concatenate[bytes, _Rest], _Result]], Callable[Concatenate[bytes, _Rest], _Result]]:
    """For a pure function of a part's bytes: the last `entries` results, of parts of at most `longest` bytes.

    Results are shared, so nobody may change them. What the function raises is raised anew each time.
    """

    def decorated(
        function: Callable[Concatenate[bytes, _Rest], _Result],
    ) -> Callable[Concatenate[bytes, _Rest], _Result]:
        kept = lru_cache(maxsize=entries)(function)

        @wraps(function)
        def lately(content: bytes, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Result:
            if len(content) > longest:
                return function(content, *rest, **named)
            return kept(content, *rest, **named)  # type: ignore[arg-type]  # whether they can be hashed is not told

        return lately

    return decorated

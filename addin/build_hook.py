"""What hatchling runs before it makes a wheel or an editable installation: the add-in, so that both carry it.

The finished file is not kept in git, where it would go stale with every word of a button and conflict in every merge.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildTheAddin(BuildHookInterface[BuilderConfig]):
    """Puts the add-in, in each language, into the package that is being built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build into the source tree: an editable installation reads it there, a wheel takes it from there."""
        del version, build_data
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        from addin.xlam.assemble import build  # noqa: PLC0415  importable only from here on
        from addin.xlam.carried import LANGUAGES, NAME  # noqa: PLC0415

        folder = Path(self.root) / "addin" / "built"
        folder.mkdir(exist_ok=True)
        for language in LANGUAGES:
            (folder / NAME.format(language=language)).write_bytes(build(language, self.metadata.version))

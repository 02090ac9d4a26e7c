"""Relationships: what a part points to, by the id it uses."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import basename, dirname, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from workbook.ooxml.fault import damaged
from workbook.ooxml.tree import read_document

if TYPE_CHECKING:
    from workbook.ooxml.container import Container

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships "


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow: the last word of its type (`worksheet`, `table`, …) and its target."""

    kind: str
    target: str  # a part name, or an address when external
    external: bool


def relationships(container: Container, part: str) -> dict[str, Relationship]:
    """The relationships of a part (`""` for the package itself) by id; empty when it has none."""
    name = f"{dirname(part)}/_rels/{basename(part)}.rels".lstrip("/")
    if container.entry(name) is None:
        return {}
    root = read_document(container.read(name), name, container.limits).root
    found: dict[str, Relationship] = {}
    for element in root.all(f"{_NAMESPACE}Relationship"):
        attributes = element.attributes
        if not {"Id", "Type", "Target"} <= attributes.keys():
            raise damaged(f"{name}: relationship without id, type or target")
        external = attributes.get("TargetMode") == "External"
        target = attributes["Target"] if external else _resolve(container, part, attributes["Target"])
        kind = attributes["Type"].rstrip("/").rpartition("/")[2]
        found[attributes["Id"]] = Relationship(kind, target, external)
    return found


def _resolve(container: Container, part: str, target: str) -> str:
    path = target.replace("\\", "/")
    name = normpath(path if path.startswith("/") else f"/{dirname(part)}/{path}").lstrip("/")
    entry_name = name if container.entry(name) else unquote(name)
    return entry_name if container.entry(entry_name) else name

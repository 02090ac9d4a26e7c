"""Relationships: what a part points to, by the id it uses."""

from dataclasses import dataclass
from posixpath import basename, dirname, normpath
from urllib.parse import unquote

from workbook.ooxml.read.cache_by_content import kept_lately
from workbook.ooxml.read.container import Container
from workbook.ooxml.read.fault import damaged
from workbook.ooxml.read.limits import Limits
from workbook.ooxml.read.tree import read_document

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships "


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship: the last word of its type (`worksheet`, `table`, …) and its target."""

    kind: str
    target: str  # a part name, or an address when external
    external: bool


def relationships(container: Container, part: str) -> dict[str, Relationship]:
    """The relationships of a part (`""` for the package itself) by id; empty when it has none."""
    name = relationships_part(part)
    if container.entry(name) is None:
        return {}
    found: dict[str, Relationship] = {}
    for identity, kind, written, external in _arrows(container.read(name), name, container.limits):
        target = written if external else _resolve(container, part, written)
        found[identity] = Relationship(kind, target, external)
    return found


def relationships_part(part: str) -> str:
    """The name of the part that holds the relationships of this one."""
    return f"{dirname(part)}/_rels/{basename(part)}.rels".lstrip("/")


@kept_lately(entries=128, longest=16_384)
def _arrows(content: bytes, name: str, limits: Limits) -> tuple[tuple[str, str, str, bool], ...]:
    """Id, kind, target as written and whether it is external, of each relationship."""
    found = []
    for element in read_document(content, name, limits).root.all(f"{_NAMESPACE}Relationship"):
        attributes = element.attributes
        if not {"Id", "Type", "Target"} <= attributes.keys():
            raise damaged(f"{name}: relationship without id, type or target")
        kind = attributes["Type"].rstrip("/").rpartition("/")[2]
        external = attributes.get("TargetMode") == "External"
        found.append((attributes["Id"], kind, attributes["Target"], external))
    return tuple(found)


def _resolve(container: Container, part: str, target: str) -> str:
    path = target.replace("\\", "/")
    name = normpath(path if path.startswith("/") else f"/{dirname(part)}/{path}").lstrip("/")
    entry_name = name if container.entry(name) else unquote(name)
    return entry_name if container.entry(entry_name) else name

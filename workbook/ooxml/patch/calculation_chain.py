"""The order Excel last calculated in: a part that must go when formulas come or go, and Excel makes anew."""

from posixpath import basename, dirname

from workbook.ooxml.patch.outline import applied, attribute_of, children, in_utf8
from workbook.ooxml.read.container import Container
from workbook.ooxml.read.relationships import relationships

_TYPES = "[Content_Types].xml"


def without_chain(container: Container, workbook: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """What changes when the chain goes: the parts that named it, by name, and the names of the parts to leave out.

    Nothing at all where the package has none. Raises `PackageFault`.
    """
    chains = {
        name: relation.target
        for name, relation in relationships(container, workbook).items()
        if relation.kind == "calcChain" and not relation.external
    }
    if not chains:
        return {}, ()
    related = f"{dirname(workbook)}/_rels/{basename(workbook)}.rels".lstrip("/")
    gone = tuple(target for target in chains.values() if container.entry(target) is not None)
    named = {f"/{target}".lower() for target in chains.values()}
    return {
        related: _without(container.read(related), related, b"Id", set(chains)),
        _TYPES: _without(container.read(_TYPES), _TYPES, b"PartName", named, fold=True),
    }, gone


def _without(content: bytes, part: str, attribute: bytes, values: set[str], *, fold: bool = False) -> bytes:
    """The part without those children of its root whose attribute has one of these values."""
    content = in_utf8(content)
    _, spans = children(content, part)
    changes = []
    for span in spans:
        value = attribute_of(content[span.start : span.tag_end], attribute)
        if (value.lower() if fold else value) in values:
            changes.append((span.start, span.end, b""))
    return applied(content, changes)

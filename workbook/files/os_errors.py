"""Why the operating system refused a file, in the person's language."""

import errno

from schemas.finding import Text, same

_SPACE = Text("der er ikke plads på disken", "the disk is full")
_WORDS = {
    errno.ENOENT: Text("mappen findes ikke", "the folder does not exist"),
    errno.ENOTDIR: Text("stien går gennem en fil, som om den var en mappe", "the path leads through a file"),
    errno.EISDIR: Text("der er en mappe med det navn", "there is a folder with that name"),
    errno.EACCES: Text(
        "adgang er nægtet, eller filen er åben i et andet program",
        "access is denied, or the file is open in another program",
    ),
    errno.EPERM: Text("adgang er nægtet", "access is denied"),
    errno.EROFS: Text("drevet kan kun læses", "the drive can only be read"),
    errno.ELOOP: Text("genvejen fører tilbage til sig selv", "the link leads back to itself"),
    errno.ENAMETOOLONG: Text("navnet er for langt", "the name is too long"),
    errno.ENOSPC: _SPACE,
    errno.EDQUOT: _SPACE,
}


def refusal(fault: OSError) -> Text:
    """Why a file could not be written; the system's own words where it has a rarer reason."""
    known = None if fault.errno is None else _WORDS.get(fault.errno)
    return known or same(fault.strerror or type(fault).__name__)

"""What belongs to a file beside its bytes: owner, rights and extended attributes, kept where its bytes are new."""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

_READABLE_BY_ALL = 0o666
_GROUP, _OTHERS, _SET_ID = 0o070, 0o007, 0o6000
_ACCESS_LIST = "system.posix_acl_access"
_COPYFILE_ACL, _COPYFILE_XATTR = 1, 4
"""The flags of macOS' fcopyfile."""


def give_rights(descriptor: int, like: Path | None) -> None:
    """Give a new file, open and still closed to others, all that the file `like` has; a file quite new, the mask's.

    Who may not give a file away keeps it; where its group cannot be kept, the new group gets what everybody had,
    so that nobody may read more than before. On Windows this is done when the file is put in its place.
    """
    if not hasattr(os, "fchown"):
        return
    if like is None:
        mask = os.umask(0)
        os.umask(mask)
        os.fchmod(descriptor, _READABLE_BY_ALL & ~mask)
        return
    status = like.stat()
    mode = stat.S_IMODE(status.st_mode)
    same_owner = _given(descriptor, status.st_uid, status.st_gid)
    same_group = same_owner or _given(descriptor, -1, status.st_gid)
    if not same_owner:
        mode &= ~_SET_ID
    if not same_group:
        mode = mode & ~_GROUP | (mode & _OTHERS) << 3
    os.fchmod(descriptor, mode)
    _give_attributes(descriptor, like, access_list=same_group)


def _given(descriptor: int, owner: int, group: int) -> bool:
    try:
        os.fchown(descriptor, owner, group)
    except OSError:
        return False
    return True


def _give_attributes(descriptor: int, like: Path, *, access_list: bool) -> None:
    """The extended attributes, each as far as the system allows it."""
    if sys.platform == "darwin":
        import ctypes  # noqa: PLC0415  Python has no call of its own for this

        with suppress(OSError, AttributeError), like.open("rb") as old:
            ctypes.CDLL(None).fcopyfile(old.fileno(), descriptor, None, _COPYFILE_ACL | _COPYFILE_XATTR)
    elif sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(like):
                with suppress(OSError):
                    if access_list or name != _ACCESS_LIST:
                        os.setxattr(descriptor, name, os.getxattr(like, name))

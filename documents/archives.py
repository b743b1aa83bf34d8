"""Zip archives from outside (Word, Excel, OpenDocument): counted before they are opened, unpacked up to a bound."""

import lzma
import struct
import zipfile
import zlib
from typing import BinaryIO

# What reading a damaged archive can end with.
DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, NotImplementedError, ValueError, OverflowError),
)
# More parts than any document has, with all its pictures; each one in the directory takes 600 bytes of memory.
MAX_ENTRIES = 5000
TOO_MANY_ENTRIES = "Die Datei besteht aus mehr als 5000 Teilen. Bitte entfernen Sie zum Beispiel Bilder."
_DIRECTORY_ENTRY = b"PK\x01\x02"
# The two ways of packing the office formats know, and the only ones that can be unpacked bit by bit.
_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_PIECE = 1024 * 1024


def has_too_many_entries(file: BinaryIO) -> bool:
    """Whether there may be more than `MAX_ENTRIES`, told without reading the directory."""
    count, rest = 0, b""
    file.seek(0)
    while piece := file.read(_PIECE):
        piece = rest + piece
        count += piece.count(_DIRECTORY_ENTRY)
        rest = piece[1 - len(_DIRECTORY_ENTRY) :]
    return count > MAX_ENTRIES


def unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """So much of an entry. Raises one of `DAMAGES`; KeyError where there is no such entry."""
    entry = archive.getinfo(name)
    if entry.compress_type not in _WAYS:
        raise NotImplementedError
    with archive.open(entry) as file:
        return file.read(limit)

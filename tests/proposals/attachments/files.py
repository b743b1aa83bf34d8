"""Small files of every kind, good and bad."""

import zipfile
from io import BytesIO

PDF = b"%PDF-1.7\n%%EOF"
TYPES = b"<Types/>"


def archive(**parts) -> bytes:
    """A zip file; the names of its parts are written with `__` for `/` and `_` for `.`."""
    return zipped({name.replace("__", "/").replace("_", "."): content for name, content in parts.items()})


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def office(main: str, **more) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, main: b"<x/>"} | more)


def badly_packed() -> bytes:
    """An office file whose list of contents is packed in a way that no program unpacks."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as file:
        for name, content in (("[Content_Types].xml", TYPES), ("word/document.xml", b"<x/>")):
            file.writestr(name, content)
    found = bytearray(buffer.getvalue())
    found[found.index(b"[Content_Types].xml") + len("[Content_Types].xml") + 4] = 0xFF
    return bytes(found)


def packed_in(method: int, name: str, content: bytes) -> bytes:
    """A zip file with one part, packed in this way."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        file.writestr(name, content)
    return buffer.getvalue()


def encrypted(data: bytes) -> bytes:
    """The same zip file with the flag of encryption set in every entry."""
    found = bytearray(data)
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = found.find(signature)
        while at >= 0:
            found[at + offset] |= 1
            at = found.find(signature, at + 4)
    return bytes(found)


ODT = {"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": b"<m/>", "content.xml": b"<c/>"}

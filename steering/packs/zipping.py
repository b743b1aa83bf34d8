"""A pack as an archive, sent piece by piece: never more than one file of it is in memory."""

import zipfile
from collections.abc import Iterator

from proposals.models import Proposal
from steering.packs.contents import Contents
from steering.packs.making import files_of

DAY = (1980, 1, 1, 0, 0, 0)  # the oldest an archive knows: when it was made is in the agenda


class _Outlet:
    """What is written here is taken away in pieces; nobody can go back in it."""

    def __init__(self):
        self.written: list[bytes] = []

    def write(self, data) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self):
        """Nothing lies between."""

    def taken(self) -> bytes:
        found, self.written = b"".join(self.written), []
        return found


def zipped(pack, contents: Contents, user) -> Iterator[bytes]:
    """The agenda, and for each proposal a folder with its text, its synopsis and the files the reader may open."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:
        for name, data in _files(pack, contents, user):
            archive.writestr(zipfile.ZipInfo(name, date_time=DAY), data)
            yield outlet.taken()
    yield outlet.taken()


def _files(pack, contents, user) -> Iterator[tuple[str, bytes]]:
    yield "Tagesordnung.pdf", bytes(pack.data)
    for matter in contents.matters:
        folder = f"TOP-{matter.number}-{matter.reference}"
        part = pack.parts.get(proposal=matter.proposal)
        yield f"{folder}/Text.pdf", bytes(part.text)
        if part.synopsis is not None:
            yield f"{folder}/Synopse.pdf", bytes(part.synopsis)
        proposal = Proposal.objects.visible_to(user).for_page().get(pk=matter.proposal)
        for place, file in enumerate(files_of(proposal, user), 1):
            yield f"{folder}/Anlage-{place}-{file.file_name}", bytes(file.data)

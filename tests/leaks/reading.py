"""What an answer tells, read as somebody would who looks for what is not meant for her."""

import io
import re
import zipfile
from dataclasses import dataclass

import pikepdf
from django.urls import reverse

from tests.leaks.whispers import WHISPERS
from tests.world import SECRET


@dataclass(frozen=True)
class Answer:
    """Whether it tells the secret, which whispers it repeats, and whether a browser may keep it."""

    tells: bool
    heard: frozenset[str]
    is_kept: bool


def answer_of(response) -> Answer:
    words = said(response)
    heard = frozenset(whisper for whisper in WHISPERS if whisper in words)
    is_kept = "no-store" not in response.headers.get("Cache-Control", "")
    return Answer(SECRET.lower() in words.lower(), heard, is_kept)


def tells(response) -> bool:
    return answer_of(response).tells


def said(response) -> str:
    """All words of an answer: of its body, its headers and its cookies."""
    return inside(response.content) + str(response.headers) + str(response.cookies)


def inside(content) -> str:
    """The words of a page; of a Word file all its parts; of a PDF what can be read without its fonts."""
    if content.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(archive.read(name) for name in archive.namelist())
        return re.sub(r"<[^>]+>", "", content.decode("utf-8", "replace"))
    if content.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return str(dict(pdf.docinfo.items())) + pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
    return content.decode("utf-8", "replace")


def versions_read(client, proposal) -> tuple[list[int], list[int]]:
    """Which of the first three versions open, and to which of them the page of the proposal leads."""
    urls = {n: reverse("proposals:version", args=[proposal.reference, n]) for n in (1, 2, 3)}
    page = client.get(proposal.get_absolute_url()).text
    opened = [n for n, url in urls.items() if client.get(url).status_code == 200]
    return opened, [n for n, url in urls.items() if f'href="{url}"' in page]

"""Every address that can be read, with the values of the rows that exist; and what its answer says."""

import io
import re
import zipfile
from itertools import product

import pikepdf
from django.urls import get_resolver, reverse

from conferences.models import Meeting
from proposals.models import Amendment, Attachment, Comment, Position, Proposal
from resolutions.models import PriorReference
from tests.test_urls import patterns
from tests.world import SECRET

# Searches are made for a word that stands beside the secret, so that no page echoes the secret itself.
SEARCHES = (
    "Tresor",
    "tres",
    "stand=idea",
    "stand=drafting",
    "stand=withdrawn",
    "land=BY",
    "gruppe=sprache",
    "konferenz=21",
)
CODES = ("share", "take-up", "submit", "withdraw", "return", "carry-over", "assign", "unite")
NOT_READ = {"login", "logout", "demo:sign_in", "demo:turn"}
# Whose key an address holds; an address that is missing here fails.
ROWS_OF = {
    "proposals:decide_position": Position,
    "proposals:wish": Position,
    "proposals:reply_comment": Comment,
    "proposals:settle_comment": Comment,
    "proposals:withdraw_comment": Comment,
    "dossier:unlink": PriorReference,
    "conferences:replan": Meeting,
    "conferences:drop": Meeting,
}


def addresses(proposals):
    """Every page that can be read: for each of these proposals, both conferences, and with searches."""
    for name, _ in patterns():
        if name not in NOT_READ:
            parts = _parts(name)
            values_of = [_values(part, name, parts, proposals) for part in parts]
            yield from (reverse(name, kwargs=dict(zip(parts, values, strict=True))) for values in product(*values_of))
    for page in ("proposals:list", "proposals:board", "resolutions:list"):
        yield from (f"{reverse(page)}?{query if '=' in query else f'q={query}'}" for query in SEARCHES)
    for old, new in product((1, 2, 3), repeat=2):
        yield from (f"{p.get_absolute_url()}vergleich.docx?von={old}&bis={new}" for p in proposals)
        yield from (f"{p.get_absolute_url()}vergleich/?von={old}&bis={new}&ansicht=nebeneinander" for p in proposals)
    yield f"{reverse('login')}?next={proposals[0].get_absolute_url()}"


def _parts(name) -> list[str]:
    """The parts of an address that change, those of the addresses it stands below among them."""
    namespace, _, short = name.rpartition(":")
    resolver = get_resolver()
    if namespace:
        _, resolver = resolver.namespace_dict[namespace]
    [(_, _, _, converters)] = resolver.reverse_dict.getlist(short)
    return list(converters)


def _values(part, name, parts, proposals):
    """What can stand in a part of an address: proposals, conferences, versions, amendments, steps, keys of rows."""
    if part == "reference":
        return [proposal.reference for proposal in proposals]
    if part == "other":
        return list(Proposal.objects.order_by("pk").values_list("reference", flat=True))
    if part == "token":
        return list(Attachment.objects.order_by("pk").values_list("token", flat=True))
    if part == "code":
        return CODES
    if part == "part":
        return ("sitzungen", "fristen", "themen", "arbeitsgruppen")
    if part == "number":
        return _numbers() if "reference" in parts else (20, 21)
    if part == "pk":
        return sorted({1, 2, 3, *ROWS_OF[name].objects.values_list("pk", flat=True)})
    raise LookupError(f"{name}: what stands for „{part}“?")


def _numbers() -> list[int]:
    """Of versions and of amendments; both are counted from 1 for each proposal."""
    return sorted({1, 2, 3, *Amendment.objects.values_list("number", flat=True)})


def leaks(client, urls) -> list[str]:
    """The addresses whose answer tells a secret in its body or its headers."""
    return [url for url in urls if tells(client.get(url))]


def tells(response) -> bool:
    return SECRET.lower() in said(response).lower()


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

"""Every address with what stands behind it: for a row of the tables, and with the values of all rows that exist."""

from importlib import import_module
from itertools import product
from types import SimpleNamespace
from uuid import UUID

from django.urls import get_resolver, reverse

from proposals.models import Amendment, Attachment, Proposal
from resolutions.models import Resolution
from tests.table import READ, ROWS, TESTS, patterns

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
NOT_READ = {"login"}
ANYTHING = {
    "reference": "2025-999",
    "other": "2025-998",
    "number": 99,
    "pk": 99,
    "token": UUID(int=0),
    "block_id": "b0000000",
    "code": "submit",
    "part": "themen",
    "land": "BY",
    "kind": "xlsx",
    "slug": "sprache",
}
NOTHING = SimpleNamespace()
# Beside its table a room says in `behind.py` what stands behind its addresses and what its forms send.
ROOM_OF = {row.name: row.room for row in ROWS}
BEHIND = {
    room: import_module(f"tests.{room.replace('/', '.')}.behind")
    for room in sorted(set(ROOM_OF.values()))
    if (TESTS / room / "behind.py").exists()
}


def _room(name):
    return BEHIND.get(ROOM_OF[name], NOTHING)


def parts_of(name) -> list[str]:
    """The parts of an address that change, those of the addresses it stands below among them."""
    namespace, _, short = name.rpartition(":")
    resolver = get_resolver()
    if namespace:
        _, resolver = resolver.namespace_dict[namespace]
    [(_, _, _, converters)] = resolver.reverse_dict.getlist(short)
    return list(converters)


def subject(word, world):
    """What a row is about: a proposal brought to that state, or nothing where the word is no state."""
    state, _, is_open = word.partition(":")
    if not state.isidentifier():
        return None
    proposal = world.proposal_in({"released": "adopted", "published": "adopted"}.get(state, state))
    if is_open:
        Proposal.objects.filter(pk=proposal.pk).update(is_open_to_guests=True)
    if state in ("released", "published"):
        resolution = Resolution.release(proposal, by=world.somebody("geschaeftsstelle"))
        if state == "published":
            resolution.publish(by=world.somebody("presse"))
    return proposal


def address(row, proposal, world) -> str:
    """The address of a row; what must stand behind it is made."""
    room, given = _room(row.name), {"code": row.code, "kind": "xlsx", "slug": "sprache"}
    if proposal is not None:
        given["reference"] = proposal.reference
    elif row.subject.isdecimal():
        given["number"] = int(row.subject)
    parts = parts_of(row.name)
    if hasattr(room, "behind") and (getattr(room, "FOR_ALL", False) or not given.keys() >= set(parts)):
        given |= room.behind(proposal, world.somebody)
    url, query = reverse(row.name, kwargs={part: given[part] for part in parts}), getattr(room, "QUERIES", {})
    return f"{url}?{query[row.name]}" if row.name in query else url


def any_address(name) -> str:
    """An address of that name at which nothing is; enough to ask for what does not depend on it."""
    return reverse(name, kwargs={part: ANYTHING[part] for part in parts_of(name)})


def forms(conference) -> dict[str, dict]:
    """What each form is sent with; nothing where an address is missing."""
    return {
        name: form for room in BEHIND.values() if hasattr(room, "sent") for name, form in room.sent(conference).items()
    }


def addresses(proposals):
    """Every page that can be read: for each of these proposals, both conferences, and with searches."""
    for name, _ in patterns():
        if name in READ - NOT_READ:
            parts = parts_of(name)
            values_of = [_values(part, name, parts, proposals) for part in parts]
            yield from (reverse(name, kwargs=dict(zip(parts, values, strict=True))) for values in product(*values_of))
    for page in ("proposals:list", "proposals:board", "resolutions:list"):
        yield from (f"{reverse(page)}?{query if '=' in query else f'q={query}'}" for query in SEARCHES)
    for old, new in product((1, 2, 3), repeat=2):
        yield from (f"{p.get_absolute_url()}vergleich.docx?von={old}&bis={new}" for p in proposals)
        yield from (f"{p.get_absolute_url()}vergleich/?von={old}&bis={new}&ansicht=nebeneinander" for p in proposals)
    yield f"{reverse('login')}?next={proposals[0].get_absolute_url()}"


def _values(part, name, parts, proposals):
    """What can stand in a part of an address: proposals, conferences, versions, amendments, steps, keys of rows."""
    if part == "reference":
        return [proposal.reference for proposal in proposals]
    if part == "other":
        return list(Proposal.objects.order_by("pk").values_list("reference", flat=True))
    if part == "token":
        return list(Attachment.objects.order_by("pk").values_list("token", flat=True))
    if part == "block_id":
        return sorted({block["id"] for proposal in proposals for block in proposal.text.blocks[:2]})
    if part == "code":
        return CODES
    if part == "part":
        return ("sitzungen", "fristen", "themen", "arbeitsgruppen", "kontakte", "vorlagen")
    if part == "number":
        return _numbers() if "reference" in parts else (20, 21)
    if part == "slug":
        return ("sprache",)
    if part == "kind":
        return ("csv", "xlsx")
    if part == "land":
        return ("BY", "SN")
    if part == "pk":
        return _keys(_room(name).KEY)
    raise LookupError(f"{name}: what stands for „{part}“?")


def _keys(models) -> list[int]:
    """Of the rows that stand behind the addresses of a room, of one model or of several."""
    models = models if isinstance(models, tuple) else (models,)
    return sorted({1, 2, 3, *(pk for model in models for pk in model.objects.values_list("pk", flat=True))})


def _numbers() -> list[int]:
    """Of versions and of amendments; both are counted from 1 for each proposal."""
    return sorted({1, 2, 3, *Amendment.objects.values_list("number", flat=True)})

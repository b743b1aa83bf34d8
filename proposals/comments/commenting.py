"""The comments on a text as a page shows them: Ziffer by Ziffer, each with its thread."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from accounts.laender import NAMES
from accounts.permissions import Relation
from proposals.comments.circles import Circle
from proposals.comments.models import Comment, circles_for, may_settle
from proposals.handbook import names as names_of
from proposals.states import AUDIENCE, State
from text.blocks import Block, Kind
from text.text import Text

NEVER = frozenset({Relation.GUEST, Relation.PRESS})


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its replies, and what the reader may do with it. `typed`: an answer of hers that is not sent."""

    root: Comment
    replies: list[Comment]
    may_settle: bool
    is_open: bool
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A block of the text, the whole, or (`is_gone`) a place that the current text does not have any more."""

    id: str
    name: str
    label: str = ""
    text: str = ""
    level: int = 1
    is_gone: bool = False
    is_heading: bool = False
    threads: list[Thread] = field(default_factory=list)


def open_counts(proposal, user) -> Counter:
    """How many open threads the user sees, by block id; the whole text under "". One query."""
    return Counter(open_places(proposal, user))


def open_places(proposal, user):
    """The block id of every open thread that the user sees."""
    return Comment.objects.seen_by(user, proposal).open().order_by().values_list("block_id", flat=True)


def open_by_block(proposal, user) -> dict[str, list[Comment]]:
    """The open threads that the user sees, by block id, for whoever writes there. One query."""
    found: dict[str, list[Comment]] = {}
    seen = Comment.objects.seen_by(user, proposal).open().select_related("by", "land", "version")
    for comment in seen.defer("version__blocks").order_by("at", "pk"):
        comment.proposal = proposal
        found.setdefault(comment.block_id, []).append(comment)
    return found


def places_of(proposal, user, *, typed: Callable[[int], str] = lambda key: "") -> list[Place]:
    """The whole, then all blocks in their order, then what is gone; each with its threads. One query.

    `typed` tells what stands in the field for an answer to a thread, by its key.
    """
    text = proposal.text.read()
    threads = _threads(proposal, user, typed)
    places = [Place("", "Ganzer Text", threads=threads.pop("", []))]
    for block in text.blocks:
        places.append(
            Place(
                block.id,
                text.names[block.id],
                text.numbers[block.id],
                block.text,
                1 if block.kind is Kind.HEADING else block.level,
                is_heading=block.kind is Kind.HEADING,
                threads=threads.pop(block.id, []),
            )
        )
    return places + [
        Place(block_id, "Stelle, die nicht mehr im Text steht", is_gone=True, threads=found)
        for block_id, found in threads.items()
    ]


def open_at(proposal, user, block_id: str) -> list[Thread]:
    """The open threads at one place of the text. One query."""
    found = _threads(proposal, user, lambda key: "").get(block_id, [])
    return [thread for thread in found if thread.is_open]


def _threads(proposal, user, typed) -> dict[str, list[Thread]]:
    seen = (
        Comment.objects.seen_by(user, proposal)
        .select_related("by", "land", "resolved_by", "version")
        .defer("version__blocks")
        .order_by("at", "pk")
    )
    roots, replies = {}, {}
    for comment in seen:
        comment.proposal = proposal
        if comment.parent_id:
            replies.setdefault(comment.parent_id, []).append(comment)
        else:
            roots[comment.pk] = comment
    threads = {}
    for root in roots.values():
        is_open = root.resolved_at is None and root.withdrawn_at is None
        thread = Thread(root, replies.get(root.pk, []), may_settle(root, user), is_open, typed(root.pk))
        threads.setdefault(root.block_id, []).append(thread)
    return threads


def choices_of_place(proposal) -> list[tuple[str, str]]:
    text = proposal.text.read()
    return [("", "Ganzer Text"), *((block.id, _choice(text, block)) for block in text.blocks)]


def _choice(text: Text, block: Block) -> str:
    """A heading is called by its words."""
    name = text.names[block.id]
    return name if block.kind is Kind.HEADING else f"{name}: {block.text[:60]}"


def choices_of_circle(proposal, user, land) -> list[tuple[str, str]]:
    """The circles a person may write to, each with the words that say who will read it."""
    words = {
        Circle.LAND: lambda: (
            f"Nur {land.name}: wer für Ihr Land handelt. Kein anderes Land, nicht die Geschäftsstelle."
        ),
        Circle.GROUP: lambda: f"Arbeitsgruppe: {_group(proposal)} und die Geschäftsstelle lesen mit.",
        Circle.ALL: lambda: f"Alle, die den Vorschlag jetzt sehen, lesen mit: {_everybody(proposal)}.",
    }
    return [(circle.value, words[circle]()) for circle in circles_for(user, proposal)]


def _group(proposal) -> str:
    codes = {*proposal.group_laender, proposal.lead_land_id, proposal.group.lead_land_id}
    return ", ".join(name for code, name in NAMES.items() if code in codes)


def _everybody(proposal) -> str:
    return names_of(AUDIENCE[State(proposal.audience)] - NEVER)

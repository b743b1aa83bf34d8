"""How a text that was written on becomes the next version; versions are only ever added."""

from dataclasses import dataclass, replace

from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.objections import FIXED
from proposals.states import EDITABLE, State
from text.blocks import TextError, said
from text.text import Text
from text.three_way import Joined


class Stale(Exception):
    """Somebody else saved the same Ziffer in between. Carries both sides; nothing was written."""

    def __init__(self, current, joined: Joined, title: str):
        super().__init__("Der Text wurde inzwischen an derselben Stelle geändert.")
        self.current = current  # the version that was saved meanwhile
        self.joined = joined  # everything that fits together, with the conflicts
        self.title = title  # the title to go on with


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person wants to save: the whole text, cleaned, with block ids, and what she says about it."""

    text: Text
    note: str = ""
    is_editorial: bool = False


def revise(proposal, draft: Draft, *, base: int, by, **columns):
    """Save a new version that was written on version `base`. Returns it, or None where nothing changed.

    Changes of others in other Ziffern are joined silently. Raises Stale where the same Ziffer was changed on both
    sides, Refused where the text lies fixed or grows too long, PermissionDenied without the right.
    """
    with transaction.atomic():
        fresh, appointment = proposal.locked_for(by, Permission.EDIT_TEXT)
        if fresh.state not in EDITABLE:
            raise Refused(FIXED.format(State(fresh.state).label))
        text = draft.text if base == fresh.text.number else joined_with(fresh, draft.text, base, by)
        columns = {name: value for name, value in columns.items() if getattr(fresh, name) != value}
        version, verb, words = None, verbs.DETAILS_CHANGED, {}
        if text.digest != fresh.text.digest:
            about = {"note": draft.note, "is_editorial": draft.is_editorial, "by": by, "land_id": appointment.land_id}
            version = fresh.add_version(text, **about, **columns)
            verb, words = verbs.REVISED, {"number": version.number}
        elif columns:
            fresh.put(**columns)
            version = fresh.text
        if version is not None:
            facts = {"rows": [fresh, version], "version": version.number, "fields": sorted(columns)}
            record(fresh, verb, words=words, by=by, appointment=appointment, **facts)
    proposal.follow(fresh)
    return version


def redetail(proposal, *, by, **columns) -> bool:
    """Change what stands beside the text. No version is made, so nobody's draft is stale. False: it is so already."""
    return revise(proposal, Draft(proposal.text.read()), base=proposal.text.number, by=by, **columns) is not None


def base_for(proposal, user, number: int):
    """The version a person can have written on: she sees it, or it was current until one of her time. Or None."""
    if number == proposal.text.number:
        return proposal.text
    next_one = proposal.versions.filter(number=number + 1, audience__in=proposal.states_seen_by(user))
    versions = proposal.versions if next_one.exists() else proposal.versions_seen_by(user)
    return versions.filter(number=number).first()


def joined_with(proposal, text: Text, base: int, by) -> Text:
    """A text written on version `base`, joined with the current one.

    Raises Stale, or Refused without a base and where both texts together are too long.
    """
    original, current = base_for(proposal, by, base), proposal.text
    if original is None:
        raise Refused("Die Fassung, auf der Ihr Text beruht, gibt es nicht. Kopieren Sie Ihren Text und laden Sie neu.")
    mine = _with_known_ids(text, original.read(), current.read())
    joined = original.read().three_way(mine, current.read())
    if not joined.is_settled:
        raise Stale(current, joined, joined.title or text.title)
    return _together(Text(joined.title, joined.blocks))


def _together(text: Text) -> Text:
    """What two texts make together. Each was short enough, but both of them need not be."""
    try:
        return text.checked()
    except TextError as error:
        raise Refused(
            f"Zusammen mit dem, was andere inzwischen gespeichert haben, passt Ihr Text nicht mehr: {error} "
            "Ihr Text ist noch nicht gespeichert; er steht weiter hier."
        ) from error


def _with_known_ids(mine: Text, base: Text, current: Text) -> Text:
    """New blocks that are in the current text already, word for word, are those: a double click adds nothing."""
    old = {block.id for block in base.blocks}
    added = {said(block): block.id for block in current.blocks if block.id not in old}
    blocks = (
        block if block.id in old else replace(block, id=added.pop(said(block), block.id)) for block in mine.blocks
    )
    return Text(mine.title, tuple(blocks))

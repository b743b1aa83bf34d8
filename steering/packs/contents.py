"""What a pack is made of for its reader today, told without reading a text: whatever changes is made anew.

A proposal is known by the end of its journal, by its files, and by how the reader stands to it: where none of these
is another one, she may read what she might, and it says the same.
"""

import hashlib
from dataclasses import dataclass, replace

from accounts.permissions import Permission
from documents.agenda import AgendaPaper
from intmk import clock
from journal.models import Chain, subject_key
from proposals.agenda import AgendaLine, lines_of
from proposals.models import Attachment
from steering.editions.composing import paper_today
from steering.packs.rules import Holds


@dataclass(frozen=True, slots=True)
class Matter:
    """One proposal in a pack, by its key."""

    proposal: int
    number: str
    reference: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Contents:
    agenda: AgendaPaper
    matters: list[Matter]

    @property
    def digest(self) -> str:
        return _digest(self.agenda, *(matter.fingerprint for matter in self.matters))

    @property
    def fingerprints(self) -> dict[int, str]:
        return {matter.proposal: matter.fingerprint for matter in self.matters}


def contents_of(pack, user) -> Contents:
    """Seven queries, however many proposals there are."""
    lines = lines_of(pack.meeting, user)
    agenda = paper_today(pack.meeting, lines)
    if pack.holds == Holds.AGENDA:
        return Contents(agenda, [])
    chosen = [line for line in lines if _is_in(line, pack.land_id)]
    if pack.land_id:
        agenda = replace(agenda, facts=(*agenda.facts, ("Texte", f"Vorgänge von {pack.land.name}")))
    return Contents(agenda, _matters(chosen, pack.meeting.conference, user))


def _is_in(line: AgendaLine, land: str | None) -> bool:
    proposal = line.proposal
    if proposal is None or line.is_withdrawn or line.moved_to:
        return False
    return land is None or land == proposal.lead_land_id or land in proposal.co_sponsors


def _matters(lines, conference, user) -> list[Matter]:
    keys = [line.proposal.pk for line in lines]
    subjects = [subject_key(line.proposal) for line in lines]
    heads = dict(Chain.objects.filter(subject__in=subjects).values_list("subject", "head"))
    columns = ("proposal", "pk", "access", "is_current", "withdrawn_at")
    files = list(Attachment.objects.filter(proposal__in=keys).order_by("pk").values_list(*columns))
    stands = _standing(conference, user)
    return [_matter(line, stands, heads, files) for line in lines]


def _standing(conference, user) -> tuple:
    held = sorted((each.role, each.land_id or "") for each in user.appointments_today)
    return clock.today(), conference.authority(user, Permission.STEER_CONFERENCE) is not None, held


def _matter(line, stands, heads, files) -> Matter:
    proposal = line.proposal
    told = _digest(
        stands,
        line.item.number,
        proposal.text_id,
        heads.get(subject_key(proposal)),
        (proposal.lead_land_id, sorted(proposal.co_sponsors), sorted(proposal.group_laender)),
        [file for file in files if file[0] == proposal.pk],
    )
    return Matter(proposal.pk, line.item.number, proposal.reference, told)


def _digest(*told) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()

"""How a proposal gets its text. Mixed into `Proposal`; versions are only ever added."""

from dataclasses import dataclass, replace
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import Permission
from accounts.relations import Parties, authority
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals.models.version import Version
from proposals.search import search_vector
from proposals.states import EDITABLE, State
from text import three_way as merge
from text.blocks import Block

DOUBLE_CLICK = timedelta(minutes=10)


class Stale(Exception):
    """Somebody else saved the same Ziffer in between. Carries both sides; nothing was written."""

    def __init__(self, current, merged, title):
        super().__init__("Der Text wurde inzwischen an derselben Stelle geändert.")
        self.current = current  # the version that was saved meanwhile
        self.merged = merged  # everything that fits together, with the conflicts
        self.title = title  # the title to go on with


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person wants to save: the whole text, cleaned, with block ids."""

    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    is_editorial: bool = False


class Writing:
    @classmethod
    def start(cls, conference, draft: Draft, *, lead_land, by, **fields):
        """A new idea of a Land, with its number and first version. PermissionDenied without the right for that Land."""
        parties = Parties(
            chair=conference.chair_land_id, term=(conference.starts_on, conference.ends_on), lead=lead_land.pk
        )
        appointment = authority(by.appointments_today, Permission.START_PROPOSAL, parties, clock.today())
        if appointment is None:
            raise PermissionDenied
        with transaction.atomic():
            proposal = cls._create(conference, draft, lead_land=lead_land, by=by, **fields)
            record(proposal, "started", says="hat die Idee angelegt.", by=by, appointment=appointment, version=1)
        return proposal

    @classmethod
    def start_once(cls, conference, draft: Draft, *, lead_land, by, **fields):
        """As `start`; the same words sent again by the same person within ten minutes (a double click) are one idea."""
        with transaction.atomic():
            type(conference).objects.select_for_update().get(pk=conference.pk)
            just_started = cls.objects.filter(
                conference=conference,
                lead_land=lead_land,
                state=State.IDEA,
                title=draft.title,
                text__number=1,
                text__saved_by=by,
                text__saved_at__gte=clock.now() - DOUBLE_CLICK,
            ).select_related("text")
            words = [_words(block) for block in draft.blocks]
            for proposal in just_started:
                if [_words(block) for block in proposal.text.read()] == words:
                    return proposal
            return cls.start(conference, draft, lead_land=lead_land, by=by, **fields)

    def succeed_in(self, conference, *, by, appointment):
        """The same text in the next conference, open for all Länder to talk over. Sponsors confirm anew."""
        successor = self._create(
            conference,
            Draft(self.title, self.text.read(), f"Übernommen aus {self.reference}"),
            lead_land=self.lead_land,
            by=by,
            state=State.EXCHANGE,
            audience=State.EXCHANGE,
            predecessor=self,
            **{
                name: getattr(self, name)
                for name in ("kind", "origin", "origin_note", "addressee", "contact", "is_example")
            },
        )
        record(
            successor,
            "succeeded",
            says=f"hat den Vorschlag aus der {self.conference} übernommen.",
            by=by,
            appointment=appointment,
            predecessor=self.pk,
        )
        return successor

    def revise(self, draft: Draft, *, base: int, by, **fields):
        """Save a new version that was written on version `base`. Returns it, or None where nothing changed.

        Changes of others in other Ziffern are merged silently. Raises Stale where the same Ziffer was changed on both
        sides, Refused where the text lies fixed, PermissionDenied without the right.
        """
        with transaction.atomic():
            fresh, appointment = self.locked_for(by, Permission.EDIT_TEXT)
            if fresh.state not in EDITABLE:
                raise Refused(
                    f"Der Text liegt fest, weil der Vorschlag den Stand „{State(fresh.state).label}“ hat. "
                    "Änderungen sind erst nach einer Rückgabe wieder möglich."
                )
            title, blocks = fresh.merged_with(draft, base, by)
            version = fresh._add_version(replace(draft, title=title, blocks=blocks), fields, by, appointment)
        self.refresh_from_db()
        return version

    def base_for(self, user, number: int):
        """The version a person can have written on: she sees it, or it was current until one of her time. Or None."""
        next_one = self.versions.filter(number=number + 1, audience__in=self.states_seen_by(user))
        versions = self.versions if next_one.exists() else self.versions_seen_by(user)
        return versions.filter(number=number).first()

    def merged_with(self, draft, base, by):
        """Title and blocks of a draft, merged with the current text. Raises Stale, or Refused without a base."""
        if base == self.text.number:
            return draft.title, draft.blocks
        original, current = self.base_for(by, base), self.text
        if original is None:
            raise Refused(
                "Die Fassung, auf der Ihr Text beruht, gibt es nicht. Kopieren Sie Ihren Text und laden Sie neu."
            )
        mine = _with_known_ids(draft.blocks, original.read(), current.read())
        merged = merge.merge(original.read(), mine, current.read())
        title = merge.merge_title(original.title, draft.title, current.title)
        if merged.conflicts or title is None:
            raise Stale(current, merged, title or draft.title)
        return title, merged.blocks

    def _add_version(self, draft, fields, by, appointment):
        fields = {name: value for name, value in fields.items() if getattr(self, name) != value}
        is_new_text = (draft.title, draft.blocks) != (self.text.title, self.text.read())
        if not fields and not is_new_text:
            return None
        version = self.text
        if is_new_text:
            version = Version.write(
                self,
                number=self.text.number + 1,
                title=draft.title,
                blocks=draft.blocks,
                note=draft.note,
                is_editorial=draft.is_editorial,
                by=by,
                land_id=appointment.land_id,
            )
        self._store_text(version, fields)
        says = (
            f"hat Fassung {version.number} gespeichert." if is_new_text else "hat die Angaben zum Vorschlag geändert."
        )
        record(
            self,
            "revised",
            says=says,
            by=by,
            appointment=appointment,
            version=version.number,
            fields=sorted(fields),
        )
        return version

    @classmethod
    def _create(cls, conference, draft, *, lead_land, by, **fields):
        proposal = cls.objects.create(
            reference=conference.next_reference(),
            conference=conference,
            title=draft.title,
            lead_land=lead_land,
            **fields,
        )
        version = Version.write(
            proposal,
            number=1,
            title=draft.title,
            blocks=draft.blocks,
            note=draft.note,
            by=by,
            land_id=lead_land.pk,
        )
        proposal._store_text(version, {})
        proposal.refresh_from_db()
        return proposal

    def _store_text(self, version, fields):
        type(self).objects.filter(pk=self.pk).update(
            text=version,
            title=version.title,
            search=search_vector(version.title, version.blocks),
            changed_at=clock.now(),
            **fields,
        )


def _words(block) -> tuple:
    """What a person has typed of a block; its id is ours."""
    return block.kind, block.level, block.text


def _with_known_ids(mine, base, current) -> tuple:
    """New blocks that are in the current text already, word for word, are those: a double click adds nothing."""
    old = {block.id for block in base}
    added = {_words(block): block.id for block in current if block.id not in old}
    return tuple(block if block.id in old else replace(block, id=added.pop(_words(block), block.id)) for block in mine)

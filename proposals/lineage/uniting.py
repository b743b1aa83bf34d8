"""How proposals become one another: merged into another, split into several. Mixed into `Proposal`."""

from dataclasses import dataclass

from intmk.refusal import Refused
from journal.models import record
from proposals.models.version import Version
from proposals.objections import reserved
from proposals.positions.models import Position
from proposals.positions.stances import Stance
from proposals.states import DIVISIBLE, State
from text.blocks import Block, TextError
from text.divide import divide

INHERITED = (
    *("conference", "kind", "lead_land", "theme", "group", "origin", "origin_note", "addressee", "contact"),
    *("is_example", "is_open_to_guests", "submitted_at", "is_late", "late_admission", "pre_meeting"),
)


@dataclass(frozen=True, slots=True)
class Division:
    """What a person decided about a split: the titles of the parts, and for each Ziffer (its id) the part, from 0."""

    titles: tuple[str, ...]
    parts: dict[str, int]


class Lineage:
    def take_in(self, source, *, by, appointment) -> None:
        """Become the proposal in which `source` goes on. The text stays; the sponsors of both stand behind it.

        Called within the transaction that ends `source`, with both rows locked.
        """
        if self.pk == source.pk:
            raise Refused("Ein Vorschlag lässt sich nicht mit sich selbst zusammenführen.")
        if self.conference_id != source.conference_id or self.state not in DIVISIBLE:
            raise Refused(
                f"{self.reference} hat den Stand „{State(self.state).label}“. Zusammenführen lassen sich nur "
                "zugelassene Vorschläge derselben Konferenz, die noch nicht auf der Tagesordnung stehen."
            )
        self._unite_sponsors(source, by=by)
        record(
            self,
            "took_in",
            says=f"hat den Vorschlag {source.reference} hier aufgenommen{_left_behind(source)}.",
            by=by,
            appointment=appointment,
            source=source.pk,
            version=self.text.number,
        )

    def split_off(self, division: Division, *, by, appointment) -> list:
        """The parts as proposals of their own, in the state of this one.

        Called within the transaction that ends this one.
        """
        try:
            texts = divide(self.text.read(), division.parts, len(division.titles))
        except TextError as error:
            raise Refused(str(error)) from error
        if len(set(division.titles)) < len(division.titles) or not all(division.titles):
            raise Refused("Bitte geben Sie jedem Teil einen eigenen Titel.")
        return [
            self._part(place, title, blocks, by=by, appointment=appointment)
            for place, (title, blocks) in enumerate(zip(division.titles, texts, strict=True))
        ]

    def _part(self, place: int, title: str, blocks: tuple[Block, ...], *, by, appointment):
        """One part, born in the state of the whole.

        What was handed in has a submitted text: that of the whole, until the part has its own.
        """
        part = type(self).objects.create(
            reference=self.conference.next_reference(),
            title=title,
            predecessor=self,
            state=self.state,
            audience=self.state,
            submitted_text_id=self.submitted_text_id,
            **{name: getattr(self, name) for name in INHERITED},
        )
        version = Version.write(
            part,
            number=1,
            title=title,
            blocks=blocks,
            note=f"Teil {chr(ord('a') + place)} von {self.reference}",
            by=by,
            land_id=appointment.land_id,
        )
        part._store_text(version, {"submitted_text": version})
        part.refresh_from_db()
        part._unite_sponsors(self, by=by)
        record(
            part,
            "split_off",
            says=f"hat den Vorschlag aus {self.reference} abgeteilt.",
            by=by,
            appointment=appointment,
            source=self.pk,
            version=1,
        )
        return part

    def _unite_sponsors(self, source, *, by) -> None:
        """Lead and co-sponsors of `source` co-sponsor this text, too, where they have not said anything about it yet.

        Their positions refer to the text they signed, that of `source`: each Land is asked to confirm this one.
        """
        silent = source.co_sponsors | {source.lead_land_id}
        silent -= {self.lead_land_id, *self.positions.current().values_list("land", flat=True)}
        Position.objects.bulk_create(
            Position(
                proposal=self,
                land_id=land,
                stance=Stance.CO_SPONSOR,
                note=f"Übernommen aus {source.reference}",
                version=source.text,
                taken_by=by,
                committed_by=by,
            )
            for land in sorted(silent)
        )


def _left_behind(source) -> str:
    """The reservations of Länder that spoke of the text of `source`: here they are asked anew."""
    told = ", ".join(reserved(source))
    return f"; nicht mitgegangen sind die Vorbehalte von {told}" if told else ""

"""The wording under which a Land would support: the lead takes it over, and the Land supports."""

from django.db import transaction

from accounts.permissions import Permission
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.positions.house_rule import refuse_unless_released
from proposals.positions.models import Position
from proposals.positions.stances import Stance
from proposals.positions.wishes import FIXED, wish_of
from proposals.presenting.models import Presentation
from proposals.presenting.rules import Release
from proposals.states import EDITABLE
from proposals.versions.saving import Draft, revise


def adopt_wording(proposal, position: Position, *, seen: int, is_aware: bool = False, by):
    """Write the wanted wording into its places; the Land that wanted it supports the new version.

    `seen` is the number of the version the person had before her; `is_aware` says that she has seen both texts where
    the Ziffer was changed after the Land had spoken. Returns the new version. Refused where the text lies fixed, the
    Ziffer is gone, the position has changed meanwhile, or it was changed and she is not aware of it.
    """
    with transaction.atomic():
        proposal, appointment = proposal.locked_for(by, Permission.EDIT_TEXT)
        if proposal.state not in EDITABLE:
            raise Refused(FIXED)
        refuse_unless_released(proposal, appointment.land_id, by, what="Wünsche anderer Länder übernehmen")
        position = _still_wanted(proposal, position)
        wish = wish_of(position, proposal.text)
        _refuse_unless_seen(wish, proposal, seen, is_aware)
        version = _write(proposal, position, wish, by)
        note = f"Gewünschter Wortlaut übernommen: {wish.ziffer}, Fassung {version.number}."
        kept = f"{position.note}\n{note}".strip()
        support = Position.follow(position, stance=Stance.SUPPORTS, version=version, note=kept)
        words = {"land": position.land.name, "ziffer": wish.ziffer, "number": version.number}
        facts = {"rows": [position, support], "position": support.pk, "version": version.number}
        record(proposal, verbs.WORDING_ADOPTED, words=words, by=by, appointment=appointment, **facts)
        Presentation.settle(proposal, Release.WISH, by=by, appointment=appointment)
        return version


def _still_wanted(proposal, position):
    current = (
        Position.objects.current()
        .filter(proposal=proposal, pk=position.pk, stance=Stance.SUPPORTS_IF)
        .select_related("land", "version", "proposal")
        .first()
    )
    if current is None:
        raise Refused("Das Land hat seine Position inzwischen geändert. Sehen Sie nach, wie es jetzt dazu steht.")
    return current


def _refuse_unless_seen(wish, proposal, seen, is_aware):
    if wish.is_gone:
        raise Refused(
            "Eine der Stellen steht nicht mehr im Text. Arbeiten Sie den Wunsch unter „Text bearbeiten“ ein "
            "und bitten Sie das Land um eine neue Position."
        )
    if seen != proposal.text.number:
        raise Refused(f"Inzwischen gibt es Fassung {proposal.text.number}. Sehen Sie die Stelle noch einmal an.")
    if wish.is_stale and not is_aware:
        raise Refused(
            "Die Stelle wurde geändert, nachdem das Land sich geäußert hat. "
            "Sehen Sie beide Texte an und bestätigen Sie das."
        )


def _write(proposal, position, wish, by):
    note = f"Wortlaut des Landes {position.land.name} zu {wish.ziffer} übernommen"
    draft = Draft(wish.text(), note)
    return revise(proposal, draft, base=proposal.text.number, by=by) or proposal.text

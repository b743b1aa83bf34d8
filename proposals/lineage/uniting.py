"""How two proposals become one: one ends, the other goes on with the sponsors of both."""

from django.db import transaction

from intmk.refusal import Refused
from journal.models import record
from proposals.lineage.sponsors import unite_sponsors
from proposals.objections import reserved
from proposals.states import DIVISIBLE, State
from proposals.workflow import UNITE


def unite(source, *, target, reason, by) -> bool:
    """End `source` and let it go on in `target`, whose text stays. False: that is done already.

    Refused where the two are one, of different conferences, or where `target` cannot take anything in any more.
    """
    with transaction.atomic():
        source.lock_together(target)
        fresh, goal = source.locked(), target.locked()
        is_new = fresh.step(UNITE.code, by=by, target=goal, reason=reason)
        if is_new:
            _take_in(goal, fresh, by=by, appointment=fresh.appointment_for(by, UNITE.permission))
    source.follow(fresh)
    return is_new


def _take_in(goal, source, *, by, appointment) -> None:
    if goal.pk == source.pk:
        raise Refused("Ein Vorschlag lässt sich nicht mit sich selbst zusammenführen.")
    if goal.conference_id != source.conference_id or goal.state not in DIVISIBLE:
        raise Refused(
            f"{goal.reference} hat den Stand „{State(goal.state).label}“. Zusammenführen lassen sich nur "
            "zugelassene Vorschläge derselben Konferenz, die noch nicht auf der Tagesordnung stehen."
        )
    positions = unite_sponsors(goal, source, by=by)
    record(
        goal,
        "took_in",
        says=f"hat den Vorschlag {source.reference} hier aufgenommen{_left_behind(source)}.",
        by=by,
        appointment=appointment,
        rows=positions,
        source=source.pk,
        version=goal.text.number,
    )


def _left_behind(source) -> str:
    """The reservations of Länder that spoke of the text of `source`: here they are asked anew."""
    told = ", ".join(reserved(source))
    return f"; nicht mitgegangen sind die Vorbehalte von {told}" if told else ""

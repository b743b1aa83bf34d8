"""How two proposals become one: one ends, the other goes on with the sponsors of both."""

from django.db import transaction

from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.lineage.sponsors import unite_sponsors
from proposals.objections import reserved
from proposals.states import DIVISIBLE, State
from proposals.workflow import UNITE


def unite(source, *, target, reason, by) -> bool:
    """End `source` and let it go on in `target`, whose text stays. False: that is done already.

    Refused where the two are one, of different conferences, or where `target` cannot take anything in any more.
    """
    if target.pk == source.pk:
        raise Refused("Ein Vorschlag lässt sich nicht mit sich selbst zusammenführen.")
    with transaction.atomic():
        source.lock_together(target)
        fresh, goal = source.locked(), target.locked()
        is_new = fresh.step(UNITE.code, by=by, target=goal, reason=reason)
        if is_new:
            _take_in(goal, fresh, by=by, appointment=fresh.appointment_for(by, UNITE.permission))
    source.follow(fresh)
    return is_new


def _take_in(goal, source, *, by, appointment) -> None:
    if goal.conference_id != source.conference_id or goal.state not in DIVISIBLE:
        raise Refused(
            f"{goal.reference} hat den Stand „{State(goal.state).label}“. Zusammenführen lassen sich nur "
            "zugelassene Vorschläge derselben Konferenz, die noch nicht auf der Tagesordnung stehen."
        )
    positions = unite_sponsors(goal, source, by=by)
    verb, words = verbs.TOOK_IN, {"reference": source.reference}
    # Those who spoke of the text of `source` with a reservation are asked anew here.
    if laender := ", ".join(reserved(source)):
        verb, words = verbs.TOOK_IN_UNRESERVED, words | {"laender": laender}
    facts = {"rows": positions, "source": source.pk, "version": goal.text.number}
    record(goal, verb, words=words, by=by, appointment=appointment, **facts)

"""How two proposals become one: one ends, the other goes on with the sponsors of both."""

from django.db import transaction

from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.lineage.sponsors import unite_sponsors
from proposals.objections import reserved
from proposals.states import DIVISIBLE, UNITABLE, State
from proposals.workflow import UNITE, UNITE_IDEAS


def unite(source, *, target, reason, by) -> bool:
    """End `source` and let it go on in `target`, whose text stays. False: that is done already.

    Refused where the two are one, of different conferences, or where `target` cannot take anything in any more.
    """
    return _unite(source, UNITE, target=target, reason=reason, by=by)


def unite_ideas(source, *, target, reason, by) -> bool:
    """The same for two ideas: both still known to one Land alone, or both in the exchange."""
    return _unite(source, UNITE_IDEAS, target=target, reason=reason, by=by)


def takes_in(source) -> dict:
    """What a proposal must be to take this one in, as conditions on rows.

    Ideas go into ideas that the same people see: who reads where one has gone must not learn of another.
    """
    if source.state not in UNITABLE:
        return {"state__in": sorted(DIVISIBLE)}
    own = {"lead_land": source.lead_land_id} if source.state == State.IDEA else {}
    return {"state__in": [source.state]} | own


def _unite(source, transition, *, target, reason, by) -> bool:
    if target.pk == source.pk:
        raise Refused("Ein Vorschlag lässt sich nicht mit sich selbst zusammenführen.")
    with transaction.atomic():
        source.lock_together(target)
        fresh, goal = source.locked(), target.locked()
        is_possible = type(goal).objects.filter(pk=goal.pk, conference=fresh.conference_id, **takes_in(fresh)).exists()
        is_new = fresh.step(transition.code, by=by, target=goal, reason=reason)
        if is_new and not is_possible:
            raise Refused(_NOT_INTO.format(goal.reference, State(goal.state).label))
        if is_new:
            _take_in(goal, fresh, by=by, appointment=fresh.appointment_for(by, transition.permission))
    source.follow(fresh)
    return is_new


_NOT_INTO = (
    "{} hat den Stand „{}“. Zusammenführen lassen sich nur Vorschläge derselben Konferenz: Ideen mit Ideen, die "
    "dieselben sehen, und zugelassene, die noch nicht auf der Tagesordnung stehen."
)


def _take_in(goal, source, *, by, appointment) -> None:
    positions = unite_sponsors(goal, source, by=by)
    verb, words = verbs.TOOK_IN, {"reference": source.reference}
    # Those who spoke of the text of `source` with a reservation are asked anew here.
    if laender := ", ".join(reserved(source)):
        verb, words = verbs.TOOK_IN_UNRESERVED, words | {"laender": laender}
    facts = {"rows": positions, "source": source.pk, "version": goal.text.number}
    record(goal, verb, words=words, by=by, appointment=appointment, **facts)

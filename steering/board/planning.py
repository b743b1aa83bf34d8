"""Planned, then applied: steps for many proposals are laid down, looked at together, and taken in one transaction."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from accounts.permissions import Permission
from conferences.models import Meeting
from intmk import clock
from intmk.acting import attempt
from intmk.refusal import Refused
from journal.models import record
from proposals.models import Proposal
from steering import verbs
from steering.board.models.planned_step import PlannedStep
from steering.board.plans import BY_CODE, stands_against

NOTHING_CHOSEN = "Wählen Sie wenigstens einen Vorschlag aus."


def plan(conference, references: Iterable[str], code: str, facts: Mapping, *, by) -> int:
    """Plan a step for proposals of the year that she sees; another plan for one of them is replaced.

    Refused as a whole, with the names, where the step is not open to one of them.
    """
    step = BY_CODE[code]
    with transaction.atomic():
        fresh, appointment = conference.locked_for(by, Permission.STEER_CONFERENCE)
        chosen = Proposal.objects.visible_to(by).filter(conference=fresh, reference__in=list(references))
        rows = list(chosen.for_page(clock.today()).order_by("pk"))
        _refuse_unless_open(step, rows)
        _end(PlannedStep.objects.filter(proposal__in=rows, ended_at=None))
        said = {"code": code, "facts": _stored(facts), "by": by, "at": clock.now()}
        PlannedStep.objects.bulk_create(PlannedStep(proposal=row, **said) for row in rows)
        words = {"count": len(rows), "step": step.label}
        record(fresh, verbs.STEPS_PLANNED, words=words, by=by, appointment=appointment, of=[row.pk for row in rows])
    return len(rows)


def drop(conference, keys: Iterable[int], *, by) -> int:
    """Give up plans; the proposals stay where they are."""
    with transaction.atomic():
        fresh, appointment = conference.locked_for(by, Permission.STEER_CONFERENCE)
        count = _end(open_plans(fresh).filter(pk__in=list(keys)))
        if count:
            words = {"count": count}
            record(fresh, verbs.PLANS_DROPPED, words=words, by=by, appointment=appointment)
    return count


def apply(conference, keys: Iterable[int], *, by) -> int:
    """Take the chosen steps together: all of them in one transaction, or none.

    Refused with the name of the first proposal that has moved elsewhere or can not take its step. A step that somebody
    has taken by hand meanwhile ends its plan. Proposals are held in the order of their keys, before one is written.
    """
    with transaction.atomic():
        fresh, _ = conference.locked_for(by, Permission.STEER_CONFERENCE)
        plans = open_plans(fresh).filter(pk__in=list(keys))
        held = Proposal.objects.filter(pk__in=plans.values("proposal")).order_by("pk").select_for_update()
        list(held.values_list("pk"))
        rows = list(plans.select_related("proposal").order_by("proposal").select_for_update(of=["self"]))
        taken = [row for row in rows if _take(row, by)]
        ended = {"ended_at": clock.now()}
        PlannedStep.objects.filter(pk__in=[row.pk for row in rows]).update(**ended)
        PlannedStep.objects.filter(pk__in=[row.pk for row in taken]).update(was_applied=True)
    return len(taken)


def open_plans(conference):
    return PlannedStep.objects.filter(proposal__conference=conference, ended_at=None)


def _take(row, by) -> bool:
    said = attempt(lambda: row.proposal.locked().step(row.code, by=by, **_given(row.facts)))
    if not said:
        raise Refused(
            f"{row.proposal.reference}: {said.refusal} Es wurde kein Schritt angewendet. Nehmen Sie diesen Vorschlag "
            "aus der Auswahl oder verwerfen Sie seinen Plan."
        )
    return said.result


def _refuse_unless_open(step, rows) -> None:
    if not rows:
        raise Refused(NOTHING_CHOSEN)
    against = [f"{row.reference}: {sentence}" for row in rows if (sentence := stands_against(step, row))]
    if against:
        raise Refused(f"Nicht geplant wurde, weil etwas dagegen steht. {' '.join(against)}")


def _end(plans) -> int:
    return plans.update(ended_at=clock.now())


def _stored(facts: Mapping) -> dict:
    """As JSON: a meeting is its key."""
    return {code: value.pk if isinstance(value, Meeting) else value for code, value in facts.items()}


def _given(facts: Mapping) -> dict:
    if "meeting" not in facts:
        return dict(facts)
    return facts | {"meeting": Meeting.objects.get(pk=facts["meeting"])}

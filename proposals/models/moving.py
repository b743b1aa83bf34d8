"""How a proposal moves through the workflow. Mixed into `Proposal`; the only writer of `state`."""

from dataclasses import dataclass
from functools import cache

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.functional import cached_property

from accounts.models import Appointment
from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from intmk.statement import Statement
from journal.models import record
from proposals import consequences, verbs, workflow
from proposals.facts import Fact, Recommendation
from proposals.objections import closed_to
from proposals.states import KEEPS_AUDIENCE, UNDER_WAY, State


@cache
def _by_key(model) -> Statement:
    def build(pk, today):
        return model.objects.for_page(today).filter(pk=pk)

    return Statement(build, pk=models.BigAutoField(), today=models.DateField())


@dataclass(frozen=True, slots=True)
class Step:
    """A step this user may take on this proposal; `objection` says why not yet, or is None."""

    transition: workflow.Transition
    objection: str | None


class Moving:
    @cached_property
    def current_positions(self) -> list:
        return list(
            self.positions.current().with_age().select_related("land", "taken_by", "version").defer("version__blocks")
        )

    @cached_property
    def lead_has_approver(self) -> bool:
        """Whether somebody releases for the lead Land today. `for_page` reads it along."""
        return Appointment.objects.approvers().filter(land=self.lead_land_id).exists()

    @cached_property
    def form_verdict(self) -> str | None:
        """What the office has found of the form of this version, None where it has not looked. `for_page` reads it."""
        looks = self.formal_checks.filter(version=self.text_id).order_by("-pk")
        return looks.values_list("verdict", flat=True).first()

    @cached_property
    def open_remarks(self) -> list[str]:
        """The places of the remarks to the form that nobody has ticked off. `for_page` reads them along."""
        return list(self.formal_remarks.filter(settled_at=None).values_list("named", flat=True))

    def locked(self):
        """The row as it is now, held until the transaction ends.

        Locked first and read then: a join made while waiting for the lock does not find what was added meanwhile.
        """
        type(self).objects.filter(pk=self.pk).select_for_update().values_list("pk").get()
        return next(iter(_by_key(type(self))(pk=self.pk, today=clock.today())))

    def locked_for(self, user, permission):
        """The row as it is now, held, and the appointment under which the user changes it.

        Every verb on a proposal begins here. PermissionDenied and Refused as in `appointment_for`.
        """
        fresh = self.locked()
        return fresh, fresh.appointment_for(user, permission)

    def appointment_for(self, user, permission):
        """The appointment under which the user acts.

        PermissionDenied without the right or for an unseen proposal; Refused where the year is over.
        """
        appointment = self.authority(user, permission)
        if appointment is None or not self.may_be_seen_by(user):
            raise PermissionDenied
        if objection := closed_to(self, permission):
            raise Refused(objection)
        return appointment

    def refuse_if_closed_to(self, permission) -> None:
        """Refused with a German sentence where the year is over for what needs this permission."""
        if objection := closed_to(self, permission):
            raise Refused(objection)

    def open_authority(self, user, permission):
        """As `authority`, and None where the year is over: what a page offers."""
        return None if closed_to(self, permission) else self.authority(user, permission)

    def lock_together(self, *others) -> None:
        """Hold several rows until the transaction ends.

        Always in the same order, so that two people never wait for each other.
        """
        rows = type(self).objects.filter(pk__in=[self.pk, *(other.pk for other in others)])
        list(rows.order_by("pk").select_for_update().values_list("pk"))

    def steps_for(self, user) -> list[Step]:
        """What the user may do next, in the order of the table, with the objections of the moment."""
        return [
            Step(transition, transition.objection(self))
            for transition in workflow.from_state(self.state)
            if transition.applies(self) and not transition.is_done(self) and self.authority(user, transition.permission)
        ]

    def move(self, code: str, *, by, **facts) -> bool:
        """Take a step: check, write state and facts in one UPDATE, add one journal entry; in one transaction.

        Returns False where the step was taken already (a double click). Raises PermissionDenied without the right,
        Refused with a German sentence where the facts forbid it.
        """
        if workflow.TRANSITIONS[code].by_verb:
            raise ValueError(f"The step {code} is taken by a verb of its room.")
        with transaction.atomic():
            fresh = self.locked()
            is_new = fresh.step(code, by=by, **facts)
        self.follow(fresh)
        return is_new

    def step(self, code: str, *, by, rows=(), **facts) -> bool:
        """What `move` does, on a row that `locked` has just given, within the transaction of the caller.

        `rows` are others that the caller has written with it, for the journal to vouch for.
        """
        transition = workflow.TRANSITIONS[code]
        appointment = self.appointment_for(by, transition.permission)
        if self.state not in transition.sources or transition.is_done(self):
            return self._refuse_late_comer(transition)
        self._refuse_unless_ready(transition, facts)
        columns = consequences.columns(transition, self, facts, by=by, appointment=appointment)
        is_known = bool(columns) and all(getattr(self, name) == value for name, value in columns.items())
        if is_known and transition.target == self.state:
            return False
        before, number = self.state, self._write(transition, columns)
        record(
            self,
            transition.verb,
            words=_words(facts),
            by=by,
            appointment=appointment,
            note=facts.get("reason") or facts.get("note") or facts.get("consent_reason") or "",
            rows=[self, *rows],
            before=before,
            after=self.state,
            version=self.text.number,
            **{name: facts[name] for name in ("ballot", "recommendation") if name in facts} | number,
        )
        return True

    def open_to_guests(self, is_open: bool, *, by) -> bool:
        """Let the guests of the Bund read the proposal from its admission on, or stop that. False: it was so."""
        with transaction.atomic():
            fresh, appointment = self.locked_for(by, Permission.OPEN_TO_GUESTS)
            if fresh.is_open_to_guests == is_open:
                return False
            if is_open and fresh.state not in UNDER_WAY:
                raise Refused("Der Vorschlag ist beendet. Für den Bund lässt er sich nicht mehr öffnen.")
            type(self).objects.filter(pk=self.pk).update(is_open_to_guests=is_open)
            verb = verbs.OPENED_TO_GUESTS if is_open else verbs.CLOSED_TO_GUESTS
            record(fresh, verb, by=by, appointment=appointment, rows=[fresh], is_open=is_open)
        self.refresh_from_db()
        return True

    def follow(self, fresh) -> None:
        """Be the row as `fresh` has locked and written it, with all that was read along.

        `refresh_from_db` would read the row once more, and the next question about rights or steps all the rest.
        """
        vars(self).clear()
        vars(self).update(vars(fresh))

    def _refuse_late_comer(self, transition) -> bool:
        if self.state == transition.target:
            return False
        raise Refused(
            f"„{transition.label}“ ist nicht möglich: Der Vorschlag hat jetzt den Stand „{State(self.state).label}“. "
            "Bitte laden Sie die Seite neu und sehen Sie nach, was inzwischen geschehen ist."
        )

    def _refuse_unless_ready(self, transition, facts):
        if not transition.applies(self):
            raise Refused(f"„{transition.label}“ gilt nicht für diesen Vorschlag.")
        objection = transition.objection(self, is_voted="ballot" in facts)
        if objection:
            raise Refused(objection)
        for fact in transition.facts:
            if fact.is_required and _is_missing(fact, facts):
                raise Refused(f"Bitte geben Sie an: {fact.label}.")

    def _write(self, transition, columns) -> dict:
        """State, audience and columns in one UPDATE; the number, where this step has given it."""
        audience = {} if transition.target in KEEPS_AUDIENCE else {"audience": transition.target.value}
        # The first step that others see brings the number: gaps would tell them of ideas they do not see.
        is_first = audience and self.reference == self.idea_name
        number = {"reference": self.conference.next_reference()} if is_first else {}
        self.put(**{"state": transition.target.value} | audience | number | columns)
        vars(self).pop("group_laender", None)
        return number


def _words(facts) -> dict[str, str]:
    """What a sentence of the workflow names: the Votum, which a later one replaces on the proposal."""
    return {"recommendation": Recommendation(facts["recommendation"]).label} if "recommendation" in facts else {}


def _is_missing(fact: Fact, facts) -> bool:
    value = facts.get(fact.code)
    return not value.strip() if isinstance(value, str) else value in (None, False)

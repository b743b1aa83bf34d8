"""Which proposals a person may see, read from the same tables as the rights of a single one."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from accounts.models import Appointment
from accounts.permissions import GRANTS, Permission, Relation, Role
from accounts.relations import LAND_ROLES, WORKING_LEVEL, laender_of, reads_every_year
from conferences.models import Conference, Deadline, GroupMember, Permit, WorkingGroup
from intmk import clock
from intmk.statement import is_among
from proposals import workflow
from proposals.states import AUDIENCE, UNDER_WAY, WRITTEN

ALL = Q(pk__isnull=False)  # whoever stands so to one proposal stands so to all


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user, today=None):
        """What the user may see today: `AUDIENCE` of the state, by the relations of her appointments."""
        return self._by_relations(user, "audience", _states_seen_by, today)

    def awaiting(self, user, today=None):
        """Where a step of the workflow waits for this user."""
        # Said once for all relations, so that the index on what is under way can be used.
        rows = self.filter(state__in=sorted(UNDER_WAY)).in_open_years(today)
        return rows._by_relations(user, "state", _states_awaiting, today)

    def in_open_years(self, today=None):
        """Of conferences whose chair year has not ended: in the others nobody is asked for anything."""
        return self.filter(conference__ends_on__gte=today or clock.today())

    def _by_relations(self, user, column, states_of, today=None):
        if not user.is_authenticated:
            return self.filter(pk__in=[])
        conditions = _conditions(self.model, user.appointments_today, today or clock.today())
        by_all = sorted({state for each, held in conditions.items() if held == ALL for state in states_of(each)})
        condition = Q(**{f"{column}__in": by_all})
        for relation, held in conditions.items():
            # In what she sees of all proposals, nobody need ask how she stands to this one.
            states = [state for state in states_of(relation) if state not in by_all]
            if states:
                # The state first: PostgreSQL then looks for a co-sponsor only in the few states that need one.
                condition |= Q(**{f"{column}__in": states}) & held
        return self.filter(condition)

    def among(self, chosen):
        """Only the rows of another, sliced queryset: PostgreSQL chooses them before it joins anything to them."""
        return self.filter(is_among(chosen.values("pk")))

    def with_news_for(self, user):
        """`is_new`: changed since the user last had it before her, or never opened by her. No query of its own."""
        seen = _below(self.model, "visits").filter(user=user, seen_at__gte=OuterRef("changed_at"))
        return self.annotate(is_new=~Exists(seen))

    def of(self, laender):
        """Which one of these Länder brings in, as lead or with others."""
        return self.filter(Q(lead_land__in=laender) | Q(pk=_co_sponsored(self.model, laender)))

    def with_open_amendments(self, user):
        """On which an amendment is open that the user may read: filed while she saw the proposal, or by her Land."""
        filed = _below(self.model, "amendments").filed()
        condition = Q(Exists(filed.filter(land__in=laender_of(user.appointments_today, LAND_ROLES))))
        for relation, held in _conditions(self.model, user.appointments_today, clock.today()).items():
            condition |= held & Q(Exists(filed.filter(audience__in=_states_seen_by(relation))))
        return self.filter(condition)

    def for_list(self):
        return self.select_related("theme", "agenda_item").defer("search")

    def for_page(self, today=None):
        return self.for_steps(today).select_related("conference__rules", "conference__chair_land", "theme")

    def for_rights(self):
        """With what the rights look at, and with nothing else that a page does not show of every row."""
        rows = self.select_related("conference", "group", "lead_land").defer("search")
        return rows.annotate(group_laender=ArraySubquery(_members()), co_sponsors=_co_sponsors(self.model))

    def for_steps(self, today=None):
        """With what the steps of the workflow and the rights look at, but for the conference, one for many rows."""
        return (
            self.select_related("group", "lead_land", "text", "pre_meeting", "agenda_item__meeting")
            .defer("search")
            .annotate(
                undecided=ArraySubquery(_below(self.model, "amendments").filed().labels()),
                form_verdict=Subquery(_verdicts(self.model)),
                open_remarks=ArraySubquery(_open_remarks(self.model)),
                group_laender=ArraySubquery(_members()),
                co_sponsors=_co_sponsors(self.model),
                leads_of_groups=ArraySubquery(_leads()),
                said_cutoffs=ArraySubquery(cutoffs(OuterRef("conference"), OuterRef(OuterRef("reference")))),
                has_next_conference=Exists(_next_conferences()),
                lead_has_approver=Exists(_approvers(today or clock.today())),
            )
        )


def _members():
    """The Länder in the working group of the row: read along, because rights ask for them."""
    return GroupMember.objects.current().filter(group=OuterRef("group")).order_by().values("land")


def _co_sponsors(model):
    """The Länder that bring the row in together with the lead: read along, because rights ask for them."""
    return ArraySubquery(_below(model, "positions").co_sponsoring().order_by().values("land"))


def _verdicts(model):
    """What the office has found of the form of the version that is current: read along, for the admission."""
    looks = _below(model, "formal_checks").filter(version=OuterRef("text"))
    return looks.order_by("-pk").values("verdict")[:1]


def _open_remarks(model):
    """The places of the remarks to the form that nobody has ticked off: read along, for the admission."""
    return _below(model, "formal_remarks").filter(settled_at=None).order_by("pk").values("named")


def _leads():
    """The Länder that lead a group in the conference of the row: read along, for the step into a group."""
    return WorkingGroup.objects.filter(conference=OuterRef("conference")).order_by().values("lead_land")


def cutoffs(conference, reference):
    """The deadlines of a year as they stand to the proposal of that number: read along, to tell who comes late."""
    return Deadline.objects.filter(conference=conference).cutoffs(Permit.objects.filter(reference__in=["", reference]))


def _next_conferences():
    """The conference after that of the row, once it has a term: read along, for what goes on there."""
    return Conference.objects.with_term().filter(number=OuterRef("conference__number") + 1)


def _approvers(today):
    """Who could submit the row today: read along, because it decides who submits."""
    return Appointment.objects.approvers(today).filter(land=OuterRef("lead_land"))


def _below(model, relation: str):
    """What rooms above the core have hung on the row, by the name of the relation: the core imports none of them."""
    return model._meta.get_field(relation).related_model.objects.filter(proposal=OuterRef("pk"))


def _states_seen_by(relation) -> list:
    return sorted(state for state, audience in AUDIENCE.items() if relation in audience)


def _states_awaiting(relation) -> list:
    """Where the workflow waits for a step of this relation, or for the text that is written there."""
    steps = {
        state
        for transition in workflow.TRANSITIONS.values()
        if transition.is_awaited and not transition.by_ballot and relation in GRANTS[transition.permission]
        for state in transition.sources
    }
    return sorted(steps | WRITTEN if relation in GRANTS[Permission.EDIT_TEXT] else steps)


def _conditions(model, appointments, today) -> dict[Relation, Q]:
    """Each relation as a condition on rows; the same rules as `accounts.relations.relations`."""
    working, members = laender_of(appointments, WORKING_LEVEL), laender_of(appointments, LAND_ROLES)
    conditions = {}
    if working:
        conditions[Relation.LEAD_LAND] = Q(lead_land__in=working)
        led = WorkingGroup.objects.filter(lead_land__in=working)
        joined = GroupMember.objects.current().filter(land__in=working)
        conditions[Relation.GROUP_LEAD] = Q(group__in=led)
        conditions[Relation.GROUP_MEMBER] = Q(group__in=joined.values("group"))
        conditions[Relation.CO_SPONSOR] = Q(pk=_co_sponsored(model, working))
    approving = laender_of(appointments, {Role.APPROVER})
    if approving:
        conditions[Relation.LEAD_APPROVER] = Q(lead_land__in=approving)
        conditions[Relation.MEMBER_APPROVER] = ALL
    if others := sorted({*working} - {*approving}):
        alone = Q(lead_land__in=others) & ~Q(Exists(_approvers(today)))
        conditions[Relation.LEAD_APPROVER] = conditions.get(Relation.LEAD_APPROVER, Q(pk__in=[])) | alone
    if members:
        conditions[Relation.MEMBER_LAND] = ALL
    if laender_of(appointments, {Role.DELEGATE}):
        conditions[Relation.DELEGATE] = ALL
    if any(appointment.role == Role.FEDERAL_GUEST for appointment in appointments):
        conditions[Relation.GUEST] = Q(is_open_to_guests=True)
    return conditions | _chair_conditions(appointments, today)


def _co_sponsored(model, laender) -> Subquery:
    """The key of the row itself, where one of these Länder brings it in too.

    Not an `Exists`: for that one PostgreSQL first reads all positions these Länder ever took.
    """
    return Subquery(_below(model, "positions").co_sponsoring(laender).order_by().values("proposal")[:1])


def _chair_conditions(appointments, today) -> dict[Relation, Q]:
    conditions = {}
    offices, press = laender_of(appointments, {Role.SECRETARIAT}), laender_of(appointments, {Role.PRESS})
    if offices:
        chair = Q(conference__chair_land__in=offices)
        conditions[Relation.OFFICE] = chair & Q(conference__starts_on__lte=today, conference__ends_on__gte=today)
        conditions[Relation.FORMER_OFFICE] = chair & Q(conference__ends_on__lt=today)
    if reads_every_year(appointments, clock.today()):
        conditions[Relation.EVERY_OFFICE] = ALL
    if press:
        conditions[Relation.PRESS] = Q(conference__chair_land__in=press, conference__starts_on__lte=today)
    return conditions

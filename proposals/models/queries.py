"""Which proposals a person may see, read from the same tables as the rights of a single one."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.permissions import GRANTS, Relation, Role
from accounts.relations import LAND_ROLES, WORKING_LEVEL
from conferences.models import GroupMember
from intmk import clock
from proposals import workflow
from proposals.models.position import Position
from proposals.stances import Stance
from proposals.states import AUDIENCE


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What the user may see today: `AUDIENCE` of the state, by the relations of her appointments."""
        return self._by_relations(user, "audience", _states_seen_by)

    def awaiting(self, user):
        """Where a step of the workflow waits for this user."""
        return self._by_relations(user, "state", _states_awaiting)

    def _by_relations(self, user, column, states_of):
        condition = Q(pk__in=[])
        if user.is_authenticated:
            for relation, held in _conditions(user.appointments_today).items():
                states = states_of(relation)
                if states:
                    condition |= held & Q(**{f"{column}__in": states})
        return self.filter(condition)

    def for_list(self):
        return self.select_related("conference", "theme", "group", "agenda_item")

    def for_page(self):
        return self.select_related(
            "conference__rules",
            "conference__chair_land",
            "theme",
            "group",
            "lead_land",
            "text",
            "pre_meeting",
            "agenda_item__meeting",
            "predecessor",
        ).prefetch_related("conference__meetings", "conference__deadlines")


def _states_seen_by(relation) -> list:
    return sorted(state for state, audience in AUDIENCE.items() if relation in audience)


def _states_awaiting(relation) -> list:
    return sorted(
        {
            state
            for transition in workflow.TRANSITIONS.values()
            if transition.is_awaited
            and not transition.by_ballot
            and relation in GRANTS[transition.permission]
            for state in transition.sources
        }
    )


def _conditions(appointments) -> dict[Relation, Q]:
    """Each relation as a condition on rows; the same rules as `accounts.relations.relations`."""
    working, members = _laender(appointments, WORKING_LEVEL), _laender(appointments, LAND_ROLES)
    conditions = {}
    if working:
        conditions[Relation.LEAD_LAND] = Q(lead_land__in=working)
        conditions[Relation.GROUP_LEAD] = Q(group__lead_land__in=working)
        conditions[Relation.GROUP_MEMBER] = Exists(
            GroupMember.objects.filter(group=OuterRef("group"), land__in=working)
        )
        conditions[Relation.CO_SPONSOR] = Exists(
            Position.objects.current().filter(
                proposal=OuterRef("pk"), land__in=working, stance=Stance.CO_SPONSOR
            )
        )
    approving = _laender(appointments, {Role.APPROVER})
    if approving:
        conditions[Relation.LEAD_APPROVER] = Q(lead_land__in=approving)
    if members:
        conditions[Relation.MEMBER_LAND] = Q(pk__isnull=False)
    if _laender(appointments, {Role.DELEGATE}):
        conditions[Relation.DELEGATE] = Q(pk__isnull=False)
    if any(appointment.role == Role.FEDERAL_GUEST for appointment in appointments):
        conditions[Relation.GUEST] = Q(is_open_to_guests=True)
    return conditions | _chair_conditions(appointments)


def _chair_conditions(appointments) -> dict[Relation, Q]:
    today, conditions = clock.today(), {}
    offices, press = _laender(appointments, {Role.SECRETARIAT}), _laender(appointments, {Role.PRESS})
    if offices:
        chair = Q(conference__chair_land__in=offices)
        conditions[Relation.OFFICE] = chair & Q(
            conference__starts_on__lte=today, conference__ends_on__gte=today
        )
        conditions[Relation.FORMER_OFFICE] = chair & Q(conference__ends_on__lt=today)
    if press:
        conditions[Relation.PRESS] = Q(conference__chair_land__in=press, conference__starts_on__lte=today)
    return conditions


def _laender(appointments, roles) -> list[str]:
    return sorted({appointment.land_id for appointment in appointments if appointment.role in roles})

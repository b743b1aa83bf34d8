from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.laender import in_words
from accounts.permissions import GRANTS, Relation
from accounts.relations import Parties, authority, relations
from conferences.rules import SubjectClass
from intmk import clock
from intmk.fulltext import search_vector
from intmk.refusal import Refused
from proposals.constraints import CONSTRAINTS, INDEXES
from proposals.facts import Recommendation
from proposals.kinds import Origin, ProposalKind
from proposals.models.moving import Moving
from proposals.models.queries import ProposalQuerySet
from proposals.models.timed import Timed
from proposals.models.version import Version
from proposals.objections import put_to_vote
from proposals.states import AUDIENCE, UNDER_WAY, State, on_page
from text.blocks import TITLE_LENGTH

# What is asked of a person who is no approver: whether her Land has one costs a query where it was not read along.
_USUAL = frozenset(Relation) - {Relation.LEAD_APPROVER}


class Proposal(Moving, Timed, models.Model):
    """What a Land proposes to resolve. Its text lies in versions; its state changes only through `move`.

    `reference` is the number by which all know it, given when the first others see it; before that it is `idea_name`.
    `audience` is the state whose audience sees the proposal: the state itself, or, where it ended without an outcome,
    the last state before. `text` is the current version, `submitted_text` the one that was handed in. Every ballot on
    it sets `is_put_to_vote` in the database.
    """

    SEALED = (
        *("reference", "conference", "kind", "title", "lead_land", "theme", "group", "origin", "origin_note"),
        *("addressee", "contact", "is_example", "state", "audience", "text", "submitted_text", "submitted_at"),
        *("is_late", "return_reason", "late_admission", "pre_meeting", "recommendation", "recommendation_note"),
        *("urgency", "agenda_item", "is_open_to_guests", "referred_to", "predecessor", "united_into"),
        *("idea_name", "subject_class", "is_topic_late"),
    )

    reference = models.CharField("Nummer", max_length=12, unique=True)
    idea_name = models.CharField("Name als Idee", max_length=12, unique=True, null=True, editable=False)
    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="proposals")
    kind = models.CharField("Art", max_length=20, choices=ProposalKind.choices(), default=ProposalKind.ORDINARY)
    title = models.CharField("Titel", max_length=TITLE_LENGTH)
    lead_land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="led", verbose_name="Federführung")
    theme = models.ForeignKey(
        "conferences.Theme", models.PROTECT, related_name="proposals", null=True, blank=True, verbose_name="Thema"
    )
    group = models.ForeignKey(
        "conferences.WorkingGroup",
        models.PROTECT,
        related_name="proposals",
        null=True,
        verbose_name="Arbeitsgruppe",
    )
    origin = models.CharField("Woher die Idee kommt", max_length=20, choices=Origin.choices())
    origin_note = models.TextField("Anlass", blank=True)
    subject_class = models.CharField(
        "Gegenstand", max_length=20, choices=SubjectClass.choices(), default=SubjectClass.ORDINARY
    )
    addressee = models.CharField("Adressat", max_length=200, blank=True)
    contact = models.CharField("Kontaktstelle", max_length=120, blank=True)
    is_example = models.BooleanField("Beispieltext", default=False)

    state = models.CharField("Stand", max_length=20, choices=State.choices(), default=State.IDEA, editable=False)
    audience = models.CharField(max_length=20, choices=State.choices(), default=State.IDEA, editable=False)
    changed_at = models.DateTimeField("zuletzt geändert", default=clock.now)
    text = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", null=True)
    search = SearchVectorField(null=True, editable=False)

    submitted_text = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", null=True)
    submitted_at = models.DateTimeField("eingereicht am", null=True)
    is_late = models.BooleanField("verfristet", default=False)
    is_topic_late = models.BooleanField("nachgemeldet", default=False)
    return_reason = models.TextField("Grund der Rückgabe", blank=True)
    late_admission = models.TextField("Entscheidung über die verfristete Einreichung", blank=True)
    pre_meeting = models.ForeignKey("conferences.Meeting", models.PROTECT, related_name="+", null=True)
    recommendation = models.CharField("Votum", max_length=20, choices=Recommendation.choices(), blank=True)
    recommendation_note = models.TextField("Anmerkung zum Votum", blank=True)
    urgency = models.TextField("Grund der Dringlichkeit", blank=True)
    agenda_item = models.OneToOneField(
        "conferences.AgendaItem", models.PROTECT, related_name="proposal", null=True, verbose_name="TOP"
    )
    is_open_to_guests = models.BooleanField("für den Bund geöffnet", default=False)
    referred_to = models.CharField("überwiesen an", max_length=200, blank=True)
    predecessor = models.ForeignKey("self", models.PROTECT, related_name="successors", null=True, blank=True)

    is_put_to_vote = models.BooleanField("wird abgestimmt", default=False, editable=False)

    united_into = models.ForeignKey("self", models.PROTECT, related_name="united", null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "Vorschlag"
        verbose_name_plural = "Vorschläge"
        ordering = ["-changed_at", "-pk"]
        indexes = INDEXES
        constraints = CONSTRAINTS

    def __str__(self):
        return f"{self.reference} {self.title}"

    def get_absolute_url(self):
        return reverse("dossier:show", args=[self.reference])

    @property
    def state_on_page(self):
        return on_page(self.state)

    @property
    def kind_label(self) -> str:
        return ProposalKind(self.kind).label

    @cached_property
    def co_sponsors(self) -> list[str]:
        """The codes of the Länder that bring the proposal in together with the lead. `for_page` reads them along."""
        return [p.land_id for p in self.current_positions if p.is_co_sponsor]

    @property
    def sponsors(self) -> str:
        """„Niedersachsen, Bremen und Hamburg“, the lead first; „Alle Länder“ where all sixteen bring it in."""
        return in_words([self.lead_land.name, *(p.land.name for p in self.current_positions if p.is_co_sponsor)])

    @property
    def is_under_way(self) -> bool:
        """Whether anything of the proposal still waits for somebody: it has not ended, nor has its year."""
        return self.state in UNDER_WAY and not self.conference.has_ended

    @cached_property
    def undecided(self) -> list[str]:
        """The labels of the amendments that are still open („Ä3“), in order. `for_page` reads them along."""
        return list(self.amendments.filed().labels())

    @cached_property
    def group_laender(self) -> list[str]:
        """The codes of the Länder in the working group. `for_page` reads them along."""
        return list(self.group.members.current().values_list("land", flat=True)) if self.group_id else []

    @cached_property
    def leads_of_groups(self) -> list[str]:
        """The codes of the Länder that lead a working group in this conference. `for_page` reads them along."""
        return list(self.conference.groups.values_list("lead_land", flat=True))

    @cached_property
    def has_next_conference(self) -> bool:
        """Whether there is a conference to go on in. `for_page` reads it along."""
        return self.conference.following is not None

    def parties(self, asked: frozenset[Relation] = _USUAL) -> Parties:
        """Whom the rights look at. Positions and group are read only where the relations asked for need them."""
        return Parties(
            chair=self.conference.chair_land_id,
            term=(self.conference.starts_on, self.conference.ends_on),
            lead=self.lead_land_id,
            co_sponsors=frozenset(self.co_sponsors) if Relation.CO_SPONSOR in asked else frozenset(),
            group=frozenset(self.group_laender) if Relation.GROUP_MEMBER in asked else frozenset(),
            group_lead=self.group.lead_land_id if self.group_id else None,
            open_to_guests=self.is_open_to_guests,
            lead_has_approver=self.lead_has_approver if Relation.LEAD_APPROVER in asked else True,
        )

    def authority(self, user, permission):
        """The appointment under which the user may, or None. Says nothing about when."""
        parties = self.parties(GRANTS[permission])
        return authority(user.appointments_today, permission, parties, clock.today())

    def may_be_seen_by(self, user) -> bool:
        audience = AUDIENCE[State(self.audience)]
        return bool(audience & relations(user.appointments_today, self.parties(audience), clock.today()).keys())

    def versions_seen_by(self, user):
        """The versions a user may read: current and submitted ones, and those saved while she saw the proposal."""
        return self.versions.seen(self.states_seen_by(user), [self.text_id, self.submitted_text_id or 0])

    def states_seen_by(self, user) -> list[State]:
        """The states in which the user would see this proposal, as she stands to it today."""
        held = relations(user.appointments_today, self.parties(), clock.today()).keys()
        return [state for state, audience in AUDIENCE.items() if audience & held]

    @classmethod
    def begin(cls, conference, text, *, lead_land, by, note, **columns):
        """A row with its first version, within the transaction of the verb that begins it."""
        proposal = cls.objects.create(conference=conference, title=text.title, lead_land=lead_land, **columns)
        proposal.add_version(text, note=note, by=by, land_id=lead_land.pk)
        proposal.refresh_from_db()
        return proposal

    def add_version(self, text, *, by, land_id, note="", is_editorial=False, is_by_conference=False, **columns):
        """Save a text as the next version, current from now on, with other columns of the row in the same UPDATE.

        `is_by_conference`: `by` of the office writes down what the session has made of it. The row must be held
        (`locked`). TextError for a text that breaks the schema; Refused while it is voted on.
        """
        if objection := put_to_vote(self):
            raise Refused(objection)
        number = self.text.number + 1 if self.text_id else 1
        said = {"note": note, "is_editorial": is_editorial, "is_by_conference": is_by_conference}
        version = Version.write(self, text, number=number, by=by, land_id=land_id, **said)
        self.put(text=version, title=text.title, search=search_vector(text.lexemes), **columns)
        return version

    def put(self, **columns) -> None:
        """Write columns of the held row, with the moment of the change."""
        columns |= {"changed_at": clock.now()}
        type(self).objects.filter(pk=self.pk).update(**columns)
        for name, value in columns.items():
            setattr(self, name, value)

from dataclasses import dataclass, replace

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Max, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.laender import NAMES
from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from intmk.statement import is_one_of
from journal.models import record
from proposals import verbs
from proposals.amendments.dialogue import standing
from proposals.amendments.models.amendment_round import AmendmentRound
from proposals.amendments.models.amendment_sponsor import AmendmentSponsor
from proposals.amendments.rules import DECIDED, Fate, marks, not_amendable, only_at_the_table
from proposals.starting import DOUBLE_CLICK
from proposals.states import State
from proposals.versions.saving import base_for
from text import amend
from text.blocks import Block
from text.carry import carry_over
from text.following import as_meant, follow_written
from text.text import Text


@dataclass(frozen=True, slots=True)
class Wish:
    """What a Land wants the text to be, whole, with the ids of its blocks; `position`: the wish it comes from."""

    text: Text
    reason: str = ""
    position: object | None = None


class AmendmentQuerySet(models.QuerySet):
    def filed(self):
        return self.filter(state=Fate.FILED)

    def standing(self):
        """Not taken back, the newest first."""
        return self.exclude(state=Fate.WITHDRAWN).order_by("-number")

    def labels(self):
        """„Ä1“, „Ä2“ …, in the order of their numbers."""
        numbered = Concat(Value("Ä"), "number", output_field=models.TextField())
        return self.order_by("number").values_list(numbered, flat=True)

    def visible_to(self, user, proposal):
        """Those of a proposal she sees: filed while she saw it, or brought in by a Land she acts for."""
        laender = [appointment.land_id for appointment in user.appointments_today if appointment.land_id]
        return self.read_by(proposal.pk, behind=laender, states=[s.value for s in proposal.states_seen_by(user)])

    def read_by(self, proposal, *, behind, states):
        """`visible_to`, by what follows from the person; `intmk.statement` can bring it."""
        joined = AmendmentSponsor.objects.standing().filter(is_one_of("land", behind)).values("amendment")
        seen = Q(is_one_of("audience", states)) | Q(is_one_of("land", behind)) | Q(pk__in=joined)
        return self.filter(seen, proposal=proposal)

    def for_page(self):
        """With all a page shows of each, in a fixed number of queries.

        But for the texts of the versions: sixty amendments would bring the same long text sixty times. A text that
        the process does not remember is read once.
        """
        sponsors = AmendmentSponsor.objects.standing().filter(amendment=OuterRef("pk")).order_by("joined_at", "pk")
        rounds = AmendmentRound.objects.select_related("by", "land")
        rows = self.select_related("land", "base", "filed_by", "decided_in", "replaces", "position")
        rows = rows.defer("base__blocks", "decided_in__blocks").prefetch_related(Prefetch("rounds", rounds, "acts"))
        return rows.annotate(joined=ArraySubquery(sponsors.values("land")))


class Amendment(models.Model):
    """What a Land wants changed in a text: the difference between a version and the Land's own words.

    `operations` (schema of `text.amend`) and `base` stay as they were filed; what is left of them on a later
    version is computed (`on`). A resubmission is a new row that `replaces` this one. `audience` is the state in which
    it was filed: who could not see the draft then does not see what was to be changed in it later either.
    """

    SEALED = (
        *("proposal", "number", "land", "base", "operations", "reason", "state", "audience", "tabled_at_session"),
        *("filed_at", "filed_by", "replaces", "decided_in", "decision_note", "position", "is_late"),
    )

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField("Nummer")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    base = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="zu Fassung")
    operations = models.JSONField("Änderungen")
    reason = models.TextField("Begründung", blank=True)
    state = models.CharField("Stand", max_length=20, choices=Fate.choices(), default=Fate.FILED)
    audience = models.CharField("eingebracht im Stand", max_length=20, choices=State.choices())
    tabled_at_session = models.BooleanField("Tischvorlage", default=False)
    is_late = models.BooleanField("nach der Frist", default=False)
    filed_at = models.DateTimeField("eingebracht am", default=clock.now)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    position = models.ForeignKey("proposals.Position", models.PROTECT, "amendments", null=True, verbose_name="Wunsch")
    replaces = models.OneToOneField("self", models.PROTECT, related_name="successor", null=True, verbose_name="ersetzt")
    decided_in = models.ForeignKey(
        "proposals.Version", models.PROTECT, related_name="decided_amendments", null=True, verbose_name="entschieden in"
    )
    decision_note = models.TextField("Anmerkung zur Entscheidung", blank=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Änderungsantrag"
        verbose_name_plural = "Änderungsanträge"
        ordering = ["proposal", "number"]
        constraints = [
            models.UniqueConstraint(name="amendment_number", fields=["proposal", "number"]),
            models.CheckConstraint(name="amendment_number_from_1", condition=Q(number__gte=1)),
            models.CheckConstraint(name="amendment_changes_something", condition=~Q(operations=[])),
            models.CheckConstraint(name="amendment_state", condition=Q(state__in=Fate.values())),
            models.CheckConstraint(name="amendment_audience", condition=Q(audience__in=State.values())),
            models.CheckConstraint(name="amendment_at_session", condition=Q(tabled_at_session=False) | ~Q(reason="")),
            models.CheckConstraint(
                name="amendment_decided",
                condition=Q(state__in=sorted(DECIDED), decided_in__isnull=False)
                | (~Q(state__in=sorted(DECIDED)) & Q(decided_in__isnull=True, decision_note="")),
            ),
            models.CheckConstraint(
                name="amendment_replaces_another", condition=Q(replaces__isnull=True) | ~Q(replaces=F("pk"))
            ),
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("proposals:amendment", args=[self.proposal.reference, self.number])

    @property
    def label(self) -> str:
        return f"Ä{self.number}"

    @property
    def fate(self) -> Fate:
        return Fate(self.state)

    @property
    def is_open(self) -> bool:
        return self.state == Fate.FILED

    @property
    def laender(self) -> list[str]:
        """The names of the Länder behind it, the proposing one first. Read with `for_page`."""
        return [self.land.name, *(NAMES[code] for code in self.joined)]

    @cached_property
    def standing(self):
        """Where the dialogue stands. Read with `for_page`."""
        return standing(self.acts)

    def original(self) -> Text:
        """The text it was filed for: that of the proposal, if that is still the same version."""
        current = self.proposal.text
        return (current if current.pk == self.base_id else self.base).read()

    def wanted(self) -> tuple[amend.Operation, ...]:
        """The operations as they were filed, for the base version."""
        return amend.load(self.operations)

    def on(self, version, operations=None) -> tuple[tuple[amend.Operation, ...], set[str]]:
        """What is left on another version: the operations that fit, and the blocks a person must look at.

        `operations` takes a recommended wording instead.
        """
        wanted = self.wanted() if operations is None else amend.load(operations)
        if version.pk == self.base_id:
            return wanted, set()
        return carry_over(self.original(), version.read(), wanted)

    def text_on(self, version) -> Text:
        """Another version with what is left of this amendment in it, to go on writing."""
        operations, _ = self.on(version)
        base, left = version.read(), version.read().apply(operations)
        return replace(left, blocks=follow_written(base.blocks, left.blocks, self.source(self.wanted())))

    def source(self, operations) -> tuple[Block, ...]:
        """The text in whose numbers its words, or others that were put forward, refer to Ziffern."""
        return self.original().apply(operations).blocks

    @classmethod
    def file(cls, proposal, wish: Wish, *, base: int, by, replaces=None):
        """File the difference between version `base` and the Land's text as an amendment of the person's own Land.

        Refused where nothing differs, outside the time for amendments, and for the lead Land while it can edit the
        text. After the deadline only as „Tischvorlage“ with a reason. `replaces`: number of an own earlier amendment,
        which is thereby withdrawn. The same words sent again within ten minutes (a double click) are one amendment.
        """
        with transaction.atomic():
            proposal, appointment = proposal.locked_for(by, Permission.AMEND)
            _refuse_time(proposal, appointment, wish)
            version, operations = _difference(proposal, wish, base, by)
            if just_filed := cls._just_filed(version, operations, by):
                return just_filed
            earlier = replaces and cls._replaced(proposal, replaces, appointment, by)
            amendment = cls.objects.create(
                proposal=proposal,
                number=(proposal.amendments.aggregate(last=Max("number"))["last"] or 0) + 1,
                land=appointment.land,
                base=version,
                operations=amend.dump(operations),
                reason=wish.reason,
                audience=proposal.audience,
                **marks(proposal, appointment.land_id),
                filed_by=by,
                replaces=earlier,
                position=wish.position,
            )
            amendment._record_filing(earlier, by, appointment)
        return amendment

    def _record_filing(self, earlier, by, appointment):
        facts = {"by": by, "appointment": appointment, "rows": [self], "amendment": self.pk}
        if earlier:
            words = {"label": self.label, "earlier": earlier.label}
            record(self.proposal, verbs.AMENDMENT_REFILED, words=words, **facts)
        else:
            verb = verbs.WISH_FILED if self.position_id else verbs.AMENDMENT_FILED
            record(self.proposal, verb, words={"label": self.label}, **facts)

    @classmethod
    def _just_filed(cls, version, operations, by):
        recent = cls.objects.filed().filter(base=version, filed_by=by, filed_at__gte=clock.now() - DOUBLE_CLICK)
        words = amend.without_new_ids(operations)
        return next((each for each in recent if amend.without_new_ids(each.wanted()) == words), None)

    @classmethod
    def _replaced(cls, proposal, number, appointment, by):
        earlier = cls.objects.filter(proposal=proposal, number=number, land=appointment.land).first()
        if earlier is None:
            raise PermissionDenied
        if cls.objects.filter(replaces=earlier).exists():
            raise Refused(f"{earlier.label} ist schon ersetzt. Bringen Sie den neuesten Änderungsantrag neu ein.")
        if earlier.state not in (Fate.FILED, Fate.WITHDRAWN):
            raise Refused(f"Über {earlier.label} ist schon entschieden. Bringen Sie einen neuen Änderungsantrag ein.")
        earlier._end(by, appointment)
        return earlier

    def withdraw(self, *, by) -> bool:
        """Take the amendment back; others that touch the same words are not affected. False: it was back already."""
        with transaction.atomic():
            fresh, appointment = self.locked(by, Permission.AMEND)
            if appointment.land_id != fresh.land_id:
                raise PermissionDenied
            if fresh.state in DECIDED:
                raise Refused(f"Über {fresh.label} ist schon entschieden: {fresh.fate.label}.")
            return fresh._end(by, appointment)

    def _end(self, by, appointment) -> bool:
        if self.state == Fate.WITHDRAWN:
            return False
        type(self).objects.filter(pk=self.pk).update(state=Fate.WITHDRAWN)
        facts = {"words": {"label": self.label}, "rows": [self], "amendment": self.pk}
        record(self.proposal, verbs.AMENDMENT_WITHDRAWN, by=by, appointment=appointment, **facts)
        return True

    def locked(self, by, permission):
        """The row as it is now, with its proposal locked, and the appointment under which the person acts."""
        proposal, appointment = self.proposal.locked_for(by, permission)
        fresh = Amendment.objects.visible_to(by, proposal).select_related("land", "base").filter(pk=self.pk).first()
        if fresh is None:
            raise PermissionDenied
        fresh.proposal = proposal
        return fresh, appointment


def _refuse_time(proposal, appointment, wish):
    objection = not_amendable(proposal, appointment.land_id)
    if objection:
        raise Refused(objection)
    if only_at_the_table(proposal, appointment.land_id) and not wish.reason.strip():
        raise Refused(
            "Die Frist ist abgelaufen. Eine Tischvorlage braucht eine Begründung, warum sie erst jetzt kommt."
        )


def _difference(proposal, wish, base, by):
    version = proposal.text if base == proposal.text.number else base_for(proposal, by, base)
    if version is None:
        raise Refused(
            "Die Fassung, auf der Ihr Text beruht, gibt es nicht. Kopieren Sie Ihren Text und öffnen Sie die Seite neu."
        )
    base = version.read()
    operations = base.operations_to(replace(wish.text, blocks=as_meant(base.blocks, wish.text.blocks)))
    if not operations:
        raise Refused(
            f"Ihr Text ist derselbe wie Fassung {version.number}. "
            "Ändern Sie mindestens ein Wort, sonst gibt es nichts zu beantragen."
        )
    return version, operations

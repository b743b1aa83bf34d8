from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse

from accounts.permissions import Permission, Relation
from accounts.relations import LAND_ROLES, laender_of, relations
from intmk import clock
from intmk.refusal import Refused
from intmk.statement import is_one_of
from proposals.comments.circles import Circle
from proposals.comments.links import Piece, pieces
from proposals.objections import NO_COMMENTS
from proposals.starting import DOUBLE_CLICK
from proposals.states import UNDER_WAY, State

MOST_CHARACTERS = 4000
IN_THE_GROUP = frozenset({Relation.LEAD_LAND, Relation.GROUP_MEMBER, Relation.GROUP_LEAD, Relation.OFFICE})
READS_THE_GROUP = IN_THE_GROUP | {Relation.FORMER_OFFICE, Relation.EVERY_OFFICE}


class CommentQuerySet(models.QuerySet):
    def seen_by(self, user, proposal):
        """The comments on this proposal that the user may read.

        Those of her own Land; in the group and for all, only what was written while she would have seen the proposal.
        The caller has made sure that she sees the proposal now. Guests of the Bund and the press read none.
        """
        if proposal.authority(user, Permission.READ_NEGOTIATION) is None:
            return self.none()
        return self.read_by(proposal.pk, **readership(user, proposal))

    def read_by(self, proposal, *, laender, circles, states):
        """`seen_by`, by what follows from the person; `intmk.statement` can bring it."""
        own = is_one_of("land", laender)
        by_own = Q(is_one_of("circle_land", laender)) | ~Q(circle=Circle.LAND) & Q(own, by_office=False)
        shared = Q(is_one_of("circle", circles)) & Q(is_one_of("audience", states))
        return self.filter(by_own | shared, proposal=proposal)

    def roots(self):
        return self.filter(parent__isnull=True)

    def open(self):
        """Threads that nobody has marked as done or taken back."""
        return self.roots().filter(resolved_at__isnull=True, withdrawn_at__isnull=True)


def readership(user, proposal) -> dict[str, list[str]]:
    """What a person who reads the negotiation brings: her Länder, the circles she is in, the states she sees."""
    in_group = [Circle.GROUP.value] if _stands(user, proposal, READS_THE_GROUP) else []
    return {
        "laender": sorted(laender_of(user.appointments_today, LAND_ROLES)),
        "circles": [Circle.ALL.value, *in_group],
        "states": [state.value for state in proposal.states_seen_by(user)],
    }


class Comment(models.Model):
    """A remark on a Ziffer or on the whole text, with replies. Its words are never changed; a mistake is withdrawn.

    A comment is talk, no step of the procedure: the row itself is the record. It stands in no journal, search, export
    or paper, so that what a Land says to itself cannot be read elsewhere. Replies are read by those who read the
    comment: `circle`, `circle_land` and `audience` (the state in which the thread began) are the same for both.
    """

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="comments")
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung")
    block_id = models.CharField("Ziffer", max_length=12, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, related_name="replies", null=True)
    text = models.TextField("Kommentar")
    circle = models.CharField("Wer mitliest", max_length=10, choices=Circle.choices())
    circle_land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", null=True)
    audience = models.CharField("geschrieben im Stand", max_length=20, choices=State.choices())
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    by_office = models.BooleanField("durch die Geschäftsstelle", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    at = models.DateTimeField("am", default=clock.now)
    resolved_at = models.DateTimeField("erledigt am", null=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = "Kommentar"
        verbose_name_plural = "Kommentare"
        ordering = ["proposal", "at", "pk"]
        constraints = [
            models.CheckConstraint(name="comment_text", condition=~Q(text="")),
            models.CheckConstraint(name="comment_circle", condition=Q(circle__in=Circle.values())),
            models.CheckConstraint(name="comment_audience", condition=Q(audience__in=State.values())),
            models.CheckConstraint(
                name="comment_of_its_land",
                condition=Q(circle=Circle.LAND, circle_land__isnull=False, circle_land=F("land"), by_office=False)
                | (~Q(circle=Circle.LAND) & Q(circle_land__isnull=True)),
            ),
            models.CheckConstraint(
                name="comment_resolved",
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False, parent__isnull=True),
            ),
        ]

    def __str__(self):
        return f"{self.land_id}, {Circle(self.circle).label}"

    @property
    def circle_label(self) -> str:
        return f"Nur {self.land.name}" if self.circle == Circle.LAND else Circle(self.circle).label

    @property
    def pieces(self) -> list[Piece]:
        """Its words, with links to what they name."""
        reference, is_current = self.proposal.reference, self.version_id == self.proposal.text_id
        page = reverse("proposals:version", args=[reference, self.version.number])
        return pieces(self.text, self.proposal.get_absolute_url() if is_current else page)

    @classmethod
    def write(cls, proposal, text, *, circle, by, block_id=""):
        """Say something to a circle, on a Ziffer or, without `block_id`, on the whole. Sent twice is one comment."""
        with transaction.atomic():
            proposal = proposal.locked()
            appointment = _authority(proposal, by)
            if circle not in circles_for(by, proposal):
                raise Refused("Diesem Kreis können Sie hier nicht schreiben. Bitte wählen Sie einen anderen.")
            if block_id and proposal.text.read().get(block_id) is None:
                raise Refused("Diese Stelle steht nicht mehr im Text. Bitte wählen Sie eine vorhandene.")
            return cls._say(
                proposal,
                text,
                by=by,
                land_id=appointment.land_id,
                by_office=appointment.role not in LAND_ROLES,
                version=proposal.text,
                block_id=block_id,
                circle=circle,
                circle_land_id=appointment.land_id if circle == Circle.LAND else None,
                audience=proposal.state,
            )

    def reply(self, text, *, by):
        """Answer in the thread; those who read the comment read the answer. An answer to an answer stands beside it."""
        with transaction.atomic():
            root, appointment = self._thread(by)
            return type(self)._say(
                root.proposal,
                text,
                by=by,
                land_id=appointment.land_id,
                by_office=appointment.role not in LAND_ROLES,
                version=root.proposal.text,
                parent=root,
                **{name: getattr(root, name) for name in ("block_id", "circle", "circle_land_id", "audience")},
            )

    def resolve(self, is_done: bool, *, by) -> bool:
        """Mark the thread as done, or open it again. False: it was so already."""
        with transaction.atomic():
            root, _ = self._thread(by)
            if not may_settle(root, by):
                raise PermissionDenied
            values = {"resolved_at": clock.now(), "resolved_by": by} if is_done else _OPEN
            changed = type(self).objects.filter(pk=root.pk, resolved_at__isnull=is_done).update(**values)
            return bool(changed)

    def withdraw(self, *, by) -> bool:
        """Take one's own words back: they stay in the row, but nobody reads them. False: done already."""
        if self.by_id != by.pk:
            raise PermissionDenied
        self.proposal.refuse_if_closed_to(Permission.COMMENT)
        mine = type(self).objects.filter(pk=self.pk, withdrawn_at__isnull=True)
        return bool(mine.update(withdrawn_at=clock.now()))

    def _thread(self, user):
        """The root of the thread, locked, and the appointment; the user must read and may comment."""
        proposal = self.proposal.locked()
        appointment = _authority(proposal, user)
        root = type(self).objects.seen_by(user, proposal).filter(pk=self.parent_id or self.pk).first()
        if root is None:
            raise PermissionDenied
        if root.circle == Circle.LAND:  # who acts for two Länder answers for the one whose thread it is
            appointment = _of_land(user, root.circle_land_id) or appointment
        root.proposal = proposal
        return root, appointment

    @classmethod
    def _say(cls, proposal, text, **values):
        if not text.strip():
            raise Refused("Bitte schreiben Sie einen Kommentar.")
        if len(text) > MOST_CHARACTERS:
            raise Refused(f"Der Kommentar hat mehr als {MOST_CHARACTERS} Zeichen. Bitte kürzen Sie ihn.")
        values.setdefault("parent", None)
        kept = {name: value for name, value in values.items() if name not in ("version", "audience")}
        since = clock.now() - DOUBLE_CLICK
        same = cls.objects.filter(
            proposal=proposal, text=text, at__gte=since, withdrawn_at__isnull=True, **kept
        ).first()
        return same or cls.objects.create(proposal=proposal, text=text, **values)


_OPEN = {"resolved_at": None, "resolved_by": None}


def circles_for(user, proposal) -> list[Circle]:
    """To whom a person may write, the smallest circle first."""
    is_of_a_land = any(a.role in LAND_ROLES for a in user.appointments_today)
    in_group = proposal.group_id and _stands(user, proposal, IN_THE_GROUP)
    return [
        *([Circle.LAND] if is_of_a_land else []),
        *([Circle.GROUP] if in_group else []),
        Circle.ALL,
    ]


def may_settle(root, user) -> bool:
    """Whether a person marks a thread as done: the Land that began it, who writes the text, or the office."""
    if any(a.land_id == root.land_id for a in user.appointments_today if a.role in LAND_ROLES):
        return True
    held = relations(user.appointments_today, root.proposal.parties(), clock.today()).keys()
    return root.proposal.authority(user, Permission.EDIT_TEXT) is not None or Relation.OFFICE in held


def _authority(proposal, user):
    appointment = proposal.appointment_for(user, Permission.COMMENT)
    if proposal.state not in UNDER_WAY:
        raise Refused(NO_COMMENTS)
    return appointment


def _stands(user, proposal, asked) -> bool:
    return bool(asked & relations(user.appointments_today, proposal.parties(), clock.today()).keys())


def _of_land(user, land_id):
    own = (a for a in user.appointments_today if a.role in LAND_ROLES and a.land_id == land_id)
    return next(own, None)

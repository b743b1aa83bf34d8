import hashlib
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Max, Q
from django.urls import reverse

from accounts.permissions import Permission, Role
from accounts.relations import LAND_ROLES, relations
from intmk import clock
from intmk.labelled import Labelled
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.attachments.content import MAX_BYTES, Content
from proposals.objections import NO_FILES
from proposals.states import AUDIENCE, UNDER_WAY, State


class AttachmentKind(Labelled):
    ANNEX = "annex", "Anlage"
    OPINION = "opinion", "Gutachten"
    SYNOPSIS = "synopsis", "Synopse"
    REPORT = "report", "Bericht"
    OTHER = "other", "Sonstiges"


class Access(Labelled):
    """Who may open an attachment, besides the Land that brought it."""

    LAND = "land", "Nur das eigene Land", "Niemand sonst erfährt davon."
    GROUP = "group", "Arbeitsgruppe", "Die Länder der Gruppe, die Miteinbringer und die Geschäftsstelle."
    LAENDER = "laender", "Alle Länder", "Alle, die den Vorschlag sehen; nicht Bund, Presse und Öffentlichkeit."


@dataclass(frozen=True, slots=True)
class Filing:
    """What a person attaches: the file, cleaned and recognised, and what she says about it."""

    title: str
    kind: str
    access: str
    file_name: str
    content: Content
    data: bytes


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user, proposal):
        """The attachments of a proposal she may open, without their data. The proposal itself she must see anyway."""
        held = relations(user.appointments_today, proposal.parties(), clock.today()).keys()
        own = Q(pk__in=[])
        for appointment in user.appointments_today:
            if appointment.role in LAND_ROLES or appointment.role == Role.SECRETARIAT:
                own |= Q(land=appointment.land_id, is_of_office=appointment.role == Role.SECRETARIAT)
        levels = [Access.LAENDER] if proposal.authority(user, Permission.READ_NEGOTIATION) else []
        if held & AUDIENCE[State.DRAFTING]:
            levels.append(Access.GROUP)
        return self.filter(own | Q(access__in=levels, withdrawn_at__isnull=True), proposal=proposal).defer("data")

    def current(self):
        return self.filter(is_current=True, withdrawn_at__isnull=True)


class Attachment(models.Model):
    """A file beside a proposal. Replacing it adds a row with the next version; the earlier ones stay.

    `number` counts the documents of a proposal and is never shown: its gaps would tell of what one may not see. The
    data lies in the database, so that it comes and goes with its row; every query but the download leaves it out.
    """

    SEALED = (
        *("proposal", "token", "number", "version", "is_current", "title", "kind", "access", "file_name"),
        *("content_type", "size", "sha256", "data", "land", "is_of_office", "by", "at", "withdrawn_at"),
    )

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="attachments")
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveIntegerField()
    version = models.PositiveIntegerField("Fassung", default=1)
    is_current = models.BooleanField("gilt", default=True)
    title = models.CharField("Titel", max_length=200)
    kind = models.CharField("Art", max_length=20, choices=AttachmentKind.choices())
    access = models.CharField("Zugang", max_length=20, choices=Access.choices())
    file_name = models.CharField("Dateiname", max_length=100)
    content_type = models.CharField("Dateityp", max_length=100)
    size = models.PositiveIntegerField("Größe in Byte")
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")
    is_of_office = models.BooleanField("von der Geschäftsstelle", default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    at = models.DateTimeField("hochgeladen am", default=clock.now)
    withdrawn_at = models.DateTimeField("zurückgenommen am", null=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "Anlage"
        verbose_name_plural = "Anlagen"
        ordering = ["proposal", "number", "-version"]
        constraints = [
            models.UniqueConstraint(name="attachment_version", fields=["proposal", "number", "version"]),
            models.UniqueConstraint(
                name="attachment_current", fields=["proposal", "number"], condition=Q(is_current=True)
            ),
            models.CheckConstraint(name="attachment_title", condition=~Q(title="")),
            models.CheckConstraint(name="attachment_kind", condition=Q(kind__in=AttachmentKind.values())),
            models.CheckConstraint(name="attachment_access", condition=Q(access__in=Access.values())),
            models.CheckConstraint(name="attachment_size", condition=Q(size__gte=1, size__lte=MAX_BYTES)),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("proposals:attachment", args=[self.proposal.reference, self.token])

    @property
    def kind_label(self) -> str:
        return AttachmentKind(self.kind).label

    @property
    def access_label(self) -> str:
        return Access(self.access).label

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    def is_own(self, appointment) -> bool:
        """Whether it was brought by those for whom the appointment acts: a Land, or the office in its chair Land."""
        return (appointment.land_id, appointment.role == Role.SECRETARIAT) == (self.land_id, self.is_of_office)

    @classmethod
    def add(cls, proposal, filing: Filing, *, by):
        """Attach a file for one's own Land. The same file again under the same title (a double click) is one."""
        with transaction.atomic():
            proposal, appointment = _locked(proposal, by)
            same = cls.objects.current().filter(
                proposal=proposal,
                by=by,
                title=filing.title,
                access=filing.access,
                sha256=_digest(filing),
            )
            if attachment := same.defer("data").first():
                return attachment
            number = (proposal.attachments.aggregate(last=Max("number"))["last"] or 0) + 1
            attachment = cls._store(proposal, filing, number, 1, by, appointment)
            _record(attachment, verbs.ATTACHED, by, appointment, [attachment])
        return attachment

    def replace(self, filing: Filing, *, by):
        """Put a newer file in the place of this one. Refused where somebody has replaced or withdrawn it meanwhile."""
        with transaction.atomic():
            proposal, appointment = _locked(self.proposal, by)
            fresh = self._fresh(appointment)
            if not fresh.is_current or fresh.is_withdrawn:
                raise Refused("Diese Datei ist inzwischen ersetzt oder zurückgenommen. Bitte laden Sie die Seite neu.")
            type(self).objects.filter(pk=self.pk).update(is_current=False)
            newer = self._store(proposal, filing, fresh.number, fresh.version + 1, by, appointment)
            _record(newer, verbs.ATTACHMENT_REPLACED, by, appointment, [fresh, newer])
        return newer

    def withdraw(self, *, by) -> bool:
        """Take the file back, with its earlier versions: the rows stay, only the own Land opens them.

        False: it was back already.
        """
        with transaction.atomic():
            _, appointment = _locked(self.proposal, by)
            fresh = self._fresh(appointment)
            if fresh.is_withdrawn:
                return False
            versions = type(self).objects.filter(proposal=self.proposal_id, number=fresh.number)
            versions.update(withdrawn_at=clock.now())
            _record(fresh, verbs.ATTACHMENT_WITHDRAWN, by, appointment, versions.only("pk"))
        return True

    def _fresh(self, appointment):
        """The row as it is now; only the Land that brought it may touch it."""
        if not self.is_own(appointment):
            raise PermissionDenied
        return type(self).objects.defer("data").select_related("proposal").get(pk=self.pk)

    @classmethod
    def _store(cls, proposal, filing, number, version, by, appointment):
        return cls.objects.create(
            proposal=proposal,
            number=number,
            version=version,
            title=filing.title,
            kind=filing.kind,
            access=filing.access,
            file_name=filing.file_name,
            content_type=filing.content.media_type,
            size=len(filing.data),
            sha256=_digest(filing),
            data=filing.data,
            land_id=appointment.land_id,
            is_of_office=appointment.role == Role.SECRETARIAT,
            by=by,
        )


def _digest(filing) -> str:
    return hashlib.sha256(filing.data).hexdigest()


def _locked(proposal, by):
    proposal, appointment = proposal.locked_for(by, Permission.ATTACH)
    if proposal.state not in UNDER_WAY:
        raise Refused(NO_FILES.format(State(proposal.state).label))
    return proposal, appointment


def _record(attachment, verb, by, appointment, rows):
    """What all Länder may open stands in the history of the proposal, everything else only in that of the Land."""
    is_open = attachment.access == Access.LAENDER
    record(
        attachment.proposal if is_open else appointment.land,
        verb,
        by=by,
        appointment=appointment,
        rows=rows,
        attachment=attachment.pk,
        sha256=attachment.sha256,
    )

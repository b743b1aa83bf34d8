import hashlib

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse

from accounts.permissions import Permission
from conferences.kinds import ItemKind
from conferences.models import Meeting
from conferences.models.arranging import refuse_if_over
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from steering import verbs
from steering.editions.composing import Draft, Head, compose
from steering.editions.rules import Circle, Printed, Standing, letter
from text.blocks import TITLE_LENGTH

NOTE_LENGTH = 1000
EMPTY = "Auf der Tagesordnung steht noch kein Punkt; es gibt nichts freizugeben."
OTHER_NOW = (
    "Es ist noch nichts freigegeben: Tagesordnung, Datum oder Hinweis sind anders als in dem Dokument, das Sie "
    "angesehen haben. Unten steht es, wie es jetzt wäre. Bitte sehen Sie es an und geben Sie es dann frei."
)


class EditionQuerySet(models.QuerySet):
    def of(self, meeting):
        return self.filter(meeting=meeting).order_by("-number")


class Edition(models.Model):
    """An agenda as it was sent: approved once, with its lines and documents, never changed by what comes later.

    `digest` is the sha256 of all that is printed in it; the agenda itself goes on and becomes the next edition.
    """

    SEALED = ("meeting", "number", "sent_on", "note", "digest", "approved_at", "approved_by")

    meeting = models.ForeignKey("conferences.Meeting", models.PROTECT, related_name="editions", verbose_name="Sitzung")
    number = models.PositiveSmallIntegerField("Ausgabe")
    sent_on = models.DateField("versandt am")
    note = models.CharField("Hinweis", max_length=NOTE_LENGTH, blank=True)
    digest = models.CharField(max_length=64)
    approved_at = models.DateTimeField("freigegeben am", default=clock.now)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "Ausgabe der Tagesordnung"
        verbose_name_plural = "Ausgaben der Tagesordnung"
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(name="edition_number_once", fields=["meeting", "number"]),
            models.CheckConstraint(name="edition_number_from_1", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"Ausgabe {self.letter}"

    def get_absolute_url(self):
        return reverse("steering:edition", args=[self.meeting.conference_id, self.pk])

    @property
    def letter(self) -> str:
        return letter(self.number)

    @classmethod
    def approve(cls, meeting, sent_on, note, *, reviewed, by):
        """Freeze the agenda as the next edition. None where it is there already (a double click).

        `reviewed` is the digest of the document that the person has seen: refused where it would be another one now.
        """
        with transaction.atomic():
            _, appointment = meeting.conference.locked_for(by, Permission.APPROVE_AGENDA)
            stored = Meeting.objects.select_related("conference__rules", "conference__chair_land").get(pk=meeting.pk)
            latest = cls.objects.of(stored).first()
            if latest and latest.digest == reviewed:
                return None
            refuse_if_over(stored)
            draft = compose(stored, Head(latest.number + 1 if latest else 1, sent_on, note), by=by)
            if objection := not_approvable(draft.lines, latest):
                raise Refused(objection)
            if draft.digest != reviewed:
                raise Refused(OTHER_NOW)
            edition = cls._freeze(draft, by)
            edition._tell(by, appointment)
        return edition

    @classmethod
    def _freeze(cls, draft: Draft, by):
        head = draft.head
        edition = cls.objects.create(
            meeting=draft.meeting,
            number=head.number,
            sent_on=head.sent_on,
            note=head.note,
            digest=draft.digest,
            approved_by=by,
        )
        EditionLine.objects.bulk_create(EditionLine.of(edition, rank, line) for rank, line in enumerate(draft.lines, 1))
        for circle in draft.papers:
            EditionDocument.keep(edition, circle, draft.pdf(circle))
        return edition

    def _tell(self, by, appointment):
        words = {"edition": self, "meeting": self.meeting}
        rows = [self, *self.lines.only("pk"), *self.documents.only("pk")]
        facts = {"edition": self.pk, "sha256": self.digest}
        record(
            self.meeting.conference,
            verbs.EDITION_APPROVED,
            words=words,
            by=by,
            appointment=appointment,
            rows=rows,
            **facts,
        )


class EditionLine(models.Model):
    """A line of an edition, as it was printed."""

    SEALED = (
        *("edition", "rank", "item", "parent", "number", "title", "kind", "sponsors", "rapporteur", "reference"),
        *("joint", "is_on_consent_list", "is_internal", "is_for_guests", "standing", "note"),
    )

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="lines")
    rank = models.PositiveIntegerField("Reihenfolge")
    item = models.ForeignKey("conferences.AgendaItem", models.PROTECT, related_name="+")
    parent = models.ForeignKey("conferences.AgendaItem", models.PROTECT, related_name="+", null=True)
    number = models.CharField("TOP", max_length=10)
    title = models.CharField("Titel", max_length=TITLE_LENGTH)
    kind = models.CharField("Art", max_length=20, choices=ItemKind.choices())
    sponsors = models.CharField("Antragsteller", max_length=400, blank=True)
    rapporteur = models.CharField("Berichterstattung", max_length=60, blank=True)
    reference = models.CharField("Nummer", max_length=12, blank=True)
    joint = models.CharField("gemeinsam mit TOP", max_length=10, blank=True)
    is_on_consent_list = models.BooleanField("ohne Aussprache")
    is_internal = models.BooleanField("intern")
    is_for_guests = models.BooleanField("für Gäste des Bundes")
    standing = models.CharField("Stand", max_length=10, choices=Standing.choices())
    note = models.TextField("Grund", blank=True)

    class Meta:
        verbose_name = "Zeile einer Ausgabe"
        verbose_name_plural = "Zeilen einer Ausgabe"
        ordering = ["edition", "rank"]
        constraints = [
            models.UniqueConstraint(name="edition_line_rank_once", fields=["edition", "rank"]),
            models.UniqueConstraint(name="edition_line_item_once", fields=["edition", "item"]),
            models.CheckConstraint(name="edition_line_kind", condition=Q(kind__in=ItemKind.values())),
            models.CheckConstraint(name="edition_line_standing", condition=Q(standing__in=Standing.values())),
            models.CheckConstraint(
                name="edition_line_internal_not_for_guests", condition=Q(is_internal=False) | Q(is_for_guests=False)
            ),
        ]

    def __str__(self):
        return f"TOP {self.number}"

    @classmethod
    def of(cls, edition, rank, line: Printed):
        """The row of a line, not yet written."""
        words = {name: value for name, value in line.values.items() if name not in ("item", "parent")}
        return cls(edition=edition, rank=rank, item_id=line.item, parent_id=line.parent, **words)

    @property
    def printed(self) -> Printed:
        keys = {"item": self.item_id, "parent": self.parent_id}
        values = {name: getattr(self, name) for name in Printed.__slots__ if name not in keys}
        return Printed(**keys, **values | {"kind": ItemKind(self.kind), "standing": Standing(self.standing)})


class EditionDocument(models.Model):
    """The document of an edition for one circle, byte by byte as it was sent."""

    SEALED = ("edition", "circle", "pdf", "sha256", "size")

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="documents")
    circle = models.CharField("bestimmt für", max_length=10, choices=Circle.choices())
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("Größe in Byte")

    class Meta:
        verbose_name = "Dokument einer Ausgabe"
        verbose_name_plural = "Dokumente einer Ausgabe"
        ordering = ["edition", "circle"]
        constraints = [
            models.UniqueConstraint(name="edition_document_once", fields=["edition", "circle"]),
            models.CheckConstraint(name="edition_document_circle", condition=Q(circle__in=Circle.values())),
            models.CheckConstraint(name="edition_document_size", condition=Q(size__gte=1)),
        ]

    def __str__(self):
        return f"{self.edition} für {Circle(self.circle).label}"

    @classmethod
    def keep(cls, edition, circle: Circle, pdf: bytes):
        digest = hashlib.sha256(pdf).hexdigest()
        return cls.objects.create(edition=edition, circle=circle, pdf=pdf, sha256=digest, size=len(pdf))


def not_approvable(lines: list[Printed], latest: Edition | None) -> str | None:
    """Why the agenda is no edition now."""
    if not lines:
        return EMPTY
    if latest and lines == [line.printed for line in latest.lines.all()]:
        return f"Seit {latest} hat sich auf der Tagesordnung nichts geändert; es gibt nichts Neues freizugeben."
    return None

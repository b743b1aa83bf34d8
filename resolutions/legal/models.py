from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from conferences.models import Conference
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from resolutions import verbs
from resolutions.legal.rules import FEEDBACK_AN_HOUR, LegalPage, gaps
from text.blocks import NOTE_LENGTH


class LegalTextQuerySet(models.QuerySet):
    def current(self, page: LegalPage):
        """The newest version of a page, or None."""
        return self.filter(page=page).order_by("-number").first()


class LegalText(models.Model):
    """One version of a page that every public site has to have. Versions are only ever added."""

    SEALED = ("page", "number", "text", "by", "at")

    page = models.CharField("Seite", max_length=20, choices=LegalPage.choices())
    number = models.PositiveIntegerField("Fassung")
    text = models.TextField("Text")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    at = models.DateTimeField("am", default=clock.now)

    objects = LegalTextQuerySet.as_manager()

    class Meta:
        verbose_name = "Pflichtseite"
        verbose_name_plural = "Pflichtseiten"
        ordering = ["page", "-number"]
        constraints = [
            models.UniqueConstraint(name="legal_text_number", fields=["page", "number"]),
            models.CheckConstraint(name="legal_text_page", condition=Q(page__in=LegalPage.values())),
            models.CheckConstraint(name="legal_text_said", condition=~Q(text="")),
        ]

    def __str__(self):
        return f"{LegalPage(self.page).label}, Fassung {self.number}"

    @classmethod
    def write(cls, page: LegalPage, text: str, *, after: int, by) -> bool:
        """Save the next version after the one that was read. False: it says that already.

        Refused where somebody else has saved meanwhile, or where a gap of the pattern is still open.
        """
        if open_gaps := gaps(text):
            raise Refused(f"Ersetzen Sie noch die Angaben in eckigen Klammern: {', '.join(open_gaps)}.")
        with transaction.atomic():
            appointment = _office(by)
            newest = cls.objects.current(page)
            if newest and newest.text == text:
                return False
            if (newest.number if newest else 0) != after:
                raise Refused(
                    f"{newest.by.name} hat inzwischen Fassung {newest.number} gespeichert. Sie steht unter dem "
                    "Formular; übernehmen Sie daraus, was gelten soll, und speichern Sie dann."
                )
            row = cls.objects.create(page=page, number=after + 1, text=text, by=by)
            words = {"page": LegalPage(page).label, "number": row.number}
            subject = f"resolutions.page:{page}"
            record(subject, verbs.PAGE_WRITTEN, words=words, by=by, appointment=appointment, rows=[row])
        return True


class Feedback(models.Model):
    """A barrier that somebody has met, told by whoever it was. Its words are never changed, only settled."""

    text = models.TextField("Rückmeldung")
    where = models.CharField("Seite", max_length=NOTE_LENGTH, blank=True)
    contact = models.CharField("Kontakt", max_length=NOTE_LENGTH, blank=True)
    at = models.DateTimeField("am", default=clock.now)
    settled_at = models.DateTimeField("erledigt am", null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(name="feedback_said", condition=~Q(text="")),
            models.CheckConstraint(
                name="feedback_settled",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"Rückmeldung {self.pk}"

    @classmethod
    def give(cls, text: str, *, where: str = "", contact: str = "") -> bool:
        """Take in what somebody tells. False: the same was told within the hour (a double click).

        Refused where more come in an hour than people write.
        """
        with transaction.atomic():
            lately = cls.objects.filter(at__gt=clock.now() - timedelta(hours=1))
            if lately.filter(text=text, where=where, contact=contact).exists():
                return False
            if lately.count() >= FEEDBACK_AN_HOUR:
                raise Refused(
                    "Gerade gehen zu viele Rückmeldungen ein. Bitte senden Sie Ihre in einer Stunde noch einmal, oder "
                    "schreiben Sie an die Adresse im Impressum."
                )
            record(cls.objects.create(text=text, where=where, contact=contact), verbs.FEEDBACK_GIVEN)
        return True

    def settle(self, *, by) -> bool:
        """Mark it as answered. False: done already."""
        with transaction.atomic():
            appointment = _office(by)
            open_ones = Feedback.objects.filter(pk=self.pk, settled_at__isnull=True)
            if not open_ones.update(settled_at=clock.now(), settled_by=by):
                return False
            record(self, verbs.FEEDBACK_SETTLED, by=by, appointment=appointment)
        return True


def _office(user):
    """The appointment under which the user writes these pages today; changes come one after another."""
    conference = Conference.objects.current().select_for_update().first()
    appointment = conference and conference.authority(user, Permission.WRITE_LEGAL_PAGES)
    if not appointment:
        raise PermissionDenied
    return appointment

import re

from django.db import IntegrityError, models, transaction
from django.db.models import Q

from conferences.kinds import ItemKind
from intmk.refusal import Refused
from text.blocks import TITLE_LENGTH

NUMBER = re.compile(r"^(?:[A-Z]\d{1,3}|\d{1,3}(?:\.\d{1,3})?)[a-z]?$")


class AgendaItem(models.Model):
    """A TOP of a meeting. Its number is a text with gaps and suffixes („A3“, „2.9b“).

    Numbers are given once: never changed, never used again, also after a withdrawal.
    """

    meeting = models.ForeignKey("conferences.Meeting", models.PROTECT, related_name="agenda", verbose_name="Sitzung")
    number = models.CharField("TOP", max_length=10)
    sort_key = models.CharField(max_length=30, editable=False, db_collation="C")
    kind = models.CharField("Art", max_length=20, choices=ItemKind.choices(), default=ItemKind.PROPOSAL)
    title = models.CharField("Titel", max_length=TITLE_LENGTH)
    is_on_consent_list = models.BooleanField("ohne Aussprache", default=False)

    class Meta:
        verbose_name = "Tagesordnungspunkt"
        verbose_name_plural = "Tagesordnungspunkte"
        ordering = ["meeting", "sort_key"]
        constraints = [
            models.UniqueConstraint(name="top_number_once", fields=["meeting", "number"]),
            models.CheckConstraint(name="top_number_form", condition=Q(number__regex=NUMBER.pattern)),
            models.CheckConstraint(name="top_kind", condition=Q(kind__in=ItemKind.values())),
        ]

    def __str__(self):
        return f"TOP {self.number}"

    @classmethod
    def place(cls, meeting, number, title, *, kind=ItemKind.PROPOSAL, is_on_consent_list=False):
        """Put an item on the agenda. Refused for a number that is no TOP number or is taken in this meeting."""
        number = number.strip()
        if not NUMBER.match(number):
            raise Refused(f"„{number}“ ist keine TOP-Nummer. Möglich sind zum Beispiel 1, 2.3, 2.9b oder A3.")
        try:
            with transaction.atomic():
                return cls.objects.create(
                    meeting=meeting,
                    number=number,
                    sort_key=sort_key(number),
                    kind=kind,
                    title=title,
                    is_on_consent_list=is_on_consent_list,
                )
        except IntegrityError:
            raise Refused(
                f"TOP {number} ist in dieser Sitzung bereits vergeben. Nummern werden nicht erneut verwendet, "
                "auch nicht nach einer Rücknahme. Bitte wählen Sie eine freie Nummer."
            ) from None

    def to_be_debated(self) -> None:
        """Off the list without debate; the number stays (domain §6.5). Within the transaction of the caller."""
        type(self).objects.filter(pk=self.pk).update(is_on_consent_list=False)
        self.is_on_consent_list = False


def sort_key(number: str) -> str:
    """Letters before numbers, numbers by value: A3 < 1 < 2.2 < 2.9 < 2.9b < 2.10."""
    parts = re.findall(r"[A-Za-z]+|\d+", number)
    return ".".join(part.zfill(4) if part.isdigit() else f"!{part}" for part in parts)

from django.db import models

from conferences.models.planned import Planned
from text.blocks import TITLE_LENGTH


class Contact(Planned):
    """Whom to write to or to call: an office on one of the lists of the year, of a Land or of somebody else.

    The next year may take the lists over. The journal keeps that a contact was laid down, changed or taken out, and
    not what it says: people who have left stay in no record.
    """

    COLUMNS = ("list_name", "land", "office", "person", "email", "phone")
    IS_TOLD_WHOLE = False
    CLASH = "Diese Stelle steht schon auf dieser Liste."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="contacts")
    list_name = models.CharField("Liste", max_length=60)
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", null=True, blank=True)
    office = models.CharField("Stelle", max_length=TITLE_LENGTH)
    person = models.CharField("Name", max_length=120, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)

    class Meta:
        verbose_name = "Kontakt"
        verbose_name_plural = "Kontakte"
        ordering = ["list_name", models.F("land__rotation_index").asc(nulls_last=True), "office", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="contact_once",
                fields=["conference", "list_name", "land", "office", "person"],
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return self.office

    @property
    def told(self) -> str:
        return f"einen Kontakt auf der Liste „{self.list_name}“"

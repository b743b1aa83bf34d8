from django.db import models

from conferences.models.planned import Planned


class TextTemplate(Planned):
    """Words that the Geschäftsstelle uses again and again: an invitation, a reminder, the reason of a return.

    Only the office of the year reads them. The next year may take them over.
    """

    COLUMNS = ("title", "words")
    IS_TOLD_WHOLE = False
    CLASH = "Eine Vorlage mit diesem Titel gibt es schon."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="text_templates")
    title = models.CharField("Titel", max_length=120)
    words = models.TextField("Text")

    class Meta:
        verbose_name = "Vorlage"
        verbose_name_plural = "Vorlagen"
        ordering = ["title", "pk"]
        constraints = [models.UniqueConstraint(name="text_template_once", fields=["conference", "title"])]

    def __str__(self):
        return self.title

    @property
    def told(self) -> str:
        return "eine Vorlage der Geschäftsstelle"

from django.db import models

from conferences.models.planned import Planned, free_slug


class Theme(Planned):
    """A subject area of the year. The next chair sets its own."""

    COLUMNS = ("number", "title", "wording", "coordinate_with")
    CLASH = "Diese Nummer hat schon ein anderes Thema."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="themes")
    number = models.PositiveSmallIntegerField("Nummer")
    slug = models.SlugField("Kurzname", max_length=60)
    title = models.CharField("Thema", max_length=120)
    wording = models.TextField("Wortlaut der Ankündigung", blank=True)
    coordinate_with = models.CharField("Abstimmung mit", max_length=120, blank=True)

    class Meta:
        verbose_name = "Thema"
        verbose_name_plural = "Themen"
        ordering = ["conference", "number"]
        constraints = [
            models.UniqueConstraint(name="theme_number", fields=["conference", "number"]),
            models.UniqueConstraint(name="theme_slug", fields=["conference", "slug"]),
        ]

    def __str__(self):
        return self.title

    @property
    def told(self) -> str:
        return f"das Thema „{self}“"

    def _write(self, values):
        self.slug = self.slug or free_slug(Theme, self.conference, values["title"])
        super()._write(values)

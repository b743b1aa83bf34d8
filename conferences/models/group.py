from django.db import models

from conferences.models.planned import Planned, free_slug


class WorkingGroup(Planned):
    """A group of Länder that drafts; open to all Länder, led by one."""

    COLUMNS = ("name", "task", "lead_land")
    CLASH = "Diese Arbeitsgruppe gibt es schon."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="groups")
    slug = models.SlugField("Kurzname", max_length=60)
    name = models.CharField("Name", max_length=120)
    task = models.TextField("Auftrag", blank=True)
    lead_land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Federführung")
    themes = models.ManyToManyField("conferences.Theme", related_name="groups", blank=True, verbose_name="Themen")

    class Meta:
        verbose_name = "Arbeitsgruppe"
        verbose_name_plural = "Arbeitsgruppen"
        ordering = ["conference", "name"]
        constraints = [models.UniqueConstraint(name="group_slug", fields=["conference", "slug"])]

    def __str__(self):
        return self.name

    @property
    def told(self) -> str:
        return f"die Arbeitsgruppe „{self}“"

    def values(self):
        return super().values() | {
            "members": [member.land for member in self.members.select_related("land")],
            "themes": list(self.themes.all()),
        }

    def _write(self, values):
        self.slug = self.slug or free_slug(WorkingGroup, self.conference, values["name"])
        super()._write({column: values[column] for column in self.COLUMNS})
        self.members.exclude(land__in=values["members"]).delete()
        for land in values["members"]:
            self.members.get_or_create(land=land)
        self.themes.set(values["themes"])

    def _remove(self):
        self.members.all().delete()
        super()._remove()


class GroupMember(models.Model):
    """A Land works in a group."""

    group = models.ForeignKey("conferences.WorkingGroup", models.PROTECT, related_name="members")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")

    class Meta:
        verbose_name = "Mitglied"
        verbose_name_plural = "Mitglieder"
        ordering = ["group", "land__rotation_index"]
        constraints = [models.UniqueConstraint(name="member_once", fields=["group", "land"])]

    def __str__(self):
        return f"{self.land_id} in {self.group}"

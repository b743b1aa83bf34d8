from django.db import models


class WorkingGroup(models.Model):
    """A group of Länder that drafts; open to all Länder, led by one."""

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

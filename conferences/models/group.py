from django.db import models
from django.db.models import F, Q

from conferences.models.planned import Planned, free_slug
from intmk import clock


class WorkingGroup(Planned):
    """A group of Länder that drafts; open to all Länder, led by one.

    A standing group goes on over the years: each year has a row of its own, which names the one it `continues`.
    """

    COLUMNS = ("name", "task", "lead_land", "is_standing")
    CLASH = "Diese Arbeitsgruppe gibt es schon."

    conference = models.ForeignKey("conferences.Conference", models.PROTECT, related_name="groups")
    slug = models.SlugField("Kurzname", max_length=60)
    name = models.CharField("Name", max_length=120)
    task = models.TextField("Auftrag", blank=True)
    lead_land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Federführung")
    is_standing = models.BooleanField("besteht über das Jahr hinaus", default=False)
    continues = models.OneToOneField(
        "self", models.PROTECT, related_name="continued_by", null=True, editable=False, verbose_name="führt fort"
    )
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
            "members": [member.land for member in self.members.current().select_related("land")],
            "themes": list(self.themes.all()),
        }

    def _write(self, values):
        self.slug = self.slug or free_slug(WorkingGroup, self.conference, values["name"])
        super()._write({column: values[column] for column in self.COLUMNS})
        self.members.current().exclude(land__in=values["members"]).update(left_on=clock.today())
        for land in values["members"]:
            self.members.get_or_create(land=land, left_on=None, defaults={"joined_on": clock.today()})
        self.themes.set(values["themes"])

    def _remove(self):
        self.members.all().delete()
        super()._remove()


class GroupMemberQuerySet(models.QuerySet):
    def current(self):
        """Who works in the group now: only these have its rights."""
        return self.filter(left_on__isnull=True)


class GroupMember(models.Model):
    """A Land works in a group, from one day to another. Who leaves and comes again has two rows."""

    group = models.ForeignKey("conferences.WorkingGroup", models.PROTECT, related_name="members")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")

    joined_on = models.DateField("Mitglied seit", null=True)  # unknown for who was there before days were kept
    left_on = models.DateField("Mitglied bis", null=True)

    objects = GroupMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "Mitglied"
        verbose_name_plural = "Mitglieder"
        ordering = ["group", "land__rotation_index", "joined_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="member_once", fields=["group", "land"], condition=Q(left_on__isnull=True)),
            models.CheckConstraint(name="member_period", condition=Q(left_on__gte=F("joined_on"))),
        ]

    def __str__(self):
        return f"{self.land_id} in {self.group}"

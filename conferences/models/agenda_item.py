import re

from django.db import IntegrityError, models, transaction
from django.db.models import Deferrable, F, Q

from conferences.kinds import ItemKind
from conferences.models.arranging import Arranging, comes_late
from conferences.models.conference import Conference
from intmk.refusal import Refused
from text.blocks import TITLE_LENGTH

NUMBER = re.compile(r"^(?:[A-Z]\d{1,3}|\d{1,3}(?:\.\d{1,3})?|\d{1,2}(?:\.\d{1,2}){2})[a-z]?$")


class AgendaItemQuerySet(models.QuerySet):
    def of(self, meeting):
        """The items of a meeting as they are called: each sub-item behind the item it belongs to."""
        return self.filter(meeting=meeting).order_by("rank")

    def in_order(self):
        return self.order_by("meeting", "rank")


class AgendaItem(Arranging, models.Model):
    """A TOP of a meeting. Its number is a text with gaps and suffixes („A3“, „2.9b“, „2.1.3“).

    Numbers are given once: never changed, never used again, also after a withdrawal. The order is another matter:
    `rank` counts through the whole meeting, sub-items (`parent`) right behind their item. An item that was withdrawn
    or moved to another meeting keeps its line.
    """

    meeting = models.ForeignKey("conferences.Meeting", models.PROTECT, related_name="agenda", verbose_name="Sitzung")
    number = models.CharField("TOP", max_length=10)
    sort_key = models.CharField(max_length=30, editable=False, db_collation="C")
    rank = models.PositiveIntegerField("Reihenfolge", editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, related_name="children", null=True, verbose_name="Unterpunkt von"
    )
    kind = models.CharField("Art", max_length=20, choices=ItemKind.choices(), default=ItemKind.PROPOSAL)
    title = models.CharField("Titel", max_length=TITLE_LENGTH)
    is_on_consent_list = models.BooleanField("ohne Aussprache", default=False)
    consent_reason = models.TextField("Grund, trotz Einwänden ohne Aussprache", blank=True)
    is_internal = models.BooleanField("intern", default=False)
    joint_with = models.ForeignKey(
        "self", models.PROTECT, related_name="joined", null=True, verbose_name="gemeinsam beraten mit"
    )
    is_late = models.BooleanField("nachgereicht", default=False)
    withdrawn_at = models.DateTimeField("zurückgezogen am", null=True)
    withdrawal_reason = models.TextField("Grund der Rücknahme", blank=True)
    moved_to = models.OneToOneField(
        "self", models.PROTECT, related_name="moved_from", null=True, verbose_name="verlegt auf"
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        verbose_name = "Tagesordnungspunkt"
        verbose_name_plural = "Tagesordnungspunkte"
        ordering = ["meeting", "rank"]
        constraints = [
            models.UniqueConstraint(name="top_number_once", fields=["meeting", "number"]),
            # Asked at the end of a statement: one UPDATE lays down a whole new order.
            models.UniqueConstraint(name="top_rank_once", fields=["meeting", "rank"], deferrable=Deferrable.IMMEDIATE),
            models.CheckConstraint(name="top_number_form", condition=Q(number__regex=NUMBER.pattern)),
            models.CheckConstraint(name="top_kind", condition=Q(kind__in=ItemKind.values())),
            models.CheckConstraint(name="top_not_below_itself", condition=Q(parent__isnull=True) | ~Q(parent=F("pk"))),
            models.CheckConstraint(
                name="top_joint_with_another", condition=Q(joint_with__isnull=True) | ~Q(joint_with=F("pk"))
            ),
            models.CheckConstraint(
                name="top_moved_elsewhere", condition=Q(moved_to__isnull=True) | ~Q(moved_to=F("pk"))
            ),
            models.CheckConstraint(
                name="top_withdrawn_why",
                condition=Q(withdrawn_at__isnull=True, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason=""),
            ),
        ]

    def __str__(self):
        return f"TOP {self.number}"

    @classmethod
    def place(cls, meeting, number, title, *, kind=ItemKind.PROPOSAL, is_on_consent_list=False, **columns):
        """Put an item on the agenda: below the item whose number its own begins with, and there by its number.

        Refused for a number that is no TOP number or is taken in this meeting. The year is held until the transaction
        ends: two who give a number at once come one after the other.
        """
        number = number.strip()
        if not NUMBER.match(number):
            raise Refused(f"„{number}“ ist keine TOP-Nummer. Möglich sind zum Beispiel 1, 2.3, 2.9b, 2.1.3 oder A3.")
        try:
            with transaction.atomic():
                Conference.objects.select_for_update().get(pk=meeting.conference_id)
                rank, parent = cls._room_for(meeting, number)
                return cls.objects.create(
                    meeting=meeting,
                    number=number,
                    sort_key=sort_key(number),
                    rank=rank,
                    parent=parent,
                    kind=kind,
                    title=title,
                    is_late=comes_late(meeting),
                    is_on_consent_list=is_on_consent_list,
                    **columns,
                )
        except IntegrityError:
            raise Refused(
                f"TOP {number} ist in dieser Sitzung bereits vergeben. Nummern werden nicht erneut verwendet, "
                "auch nicht nach einer Rücknahme. Bitte wählen Sie eine freie Nummer."
            ) from None

    @classmethod
    def _room_for(cls, meeting, number) -> tuple[int, "AgendaItem | None"]:
        """The rank at which an item with this number belongs, now free, and the item above it."""
        items = list(cls.objects.of(meeting))
        above = {item.number: item for item in items}
        parent = next((above[stem] for stem in stems(number) if stem in above), None)
        beside = [item for item in items if item.parent_id == (parent and parent.pk)]
        later = next((item for item in beside if item.sort_key > sort_key(number)), None)
        rank = later.rank if later else _end_of(parent, items)
        cls.objects.filter(meeting=meeting, rank__gte=rank).update(rank=F("rank") + 1)
        return rank, parent

    @property
    def is_gone(self) -> bool:
        """Whether nothing is left of it but its line: withdrawn, or moved to another meeting."""
        return self.withdrawn_at is not None or self.moved_to_id is not None

    def to_be_debated(self) -> None:
        """Off the list without debate; the number stays (domain §6.5). Within the transaction of the caller."""
        type(self).objects.filter(pk=self.pk).update(is_on_consent_list=False)
        self.is_on_consent_list = False


def sort_key(number: str) -> str:
    """Letters before numbers, numbers by value: A3 < 1 < 2.2 < 2.9 < 2.9b < 2.10 < 2.10.1."""
    parts = re.findall(r"[A-Za-z]+|\d+", number)
    return ".".join(part.zfill(4) if part.isdigit() else f"!{part}" for part in parts)


def stems(number: str) -> list[str]:
    """What a number stands below, the nearest first: „2.1“ and „2“ for „2.1.3“."""
    parts = number.split(".")
    return [".".join(parts[:length]) for length in range(len(parts) - 1, 0, -1)]


def levels(items) -> dict[int, int]:
    """How deep each of these items lies, by key: 1 for one that is no sub-item. `items` stand in their order."""
    found: dict[int, int] = {}
    for item in items:
        found[item.pk] = found.get(item.parent_id, 0) + 1
    return found


def below(item, items) -> list:
    """The sub-items of an item and theirs, in order."""
    keys, found = {item.pk}, []
    for other in items:
        if other.parent_id in keys:
            keys.add(other.pk)
            found.append(other)
    return found


def _end_of(parent, items) -> int:
    """The rank behind all sub-items of an item; behind everything where there is none."""
    last = [parent, *below(parent, items)] if parent else items
    return max((item.rank for item in last), default=0) + 1

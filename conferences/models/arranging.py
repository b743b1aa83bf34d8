"""How the Geschäftsstelle arranges an agenda. Mixed into `AgendaItem`; each verb holds the year."""

from django.db import transaction

from accounts.permissions import Permission
from conferences import verbs
from conferences.arrangement import Node, Spot, arrange, digest
from conferences.kinds import DeadlineKind, ItemKind, MeetingKind
from conferences.lateness import ended
from conferences.models.planned import Overtaken, fingerprint, plain
from intmk import clock
from intmk.refusal import Refused
from journal.models import record


class Arranging:
    COLUMNS = ("title", "kind", "is_internal", "joint_with")

    @classmethod
    def add(cls, meeting, number, values, *, by):
        """Put an item without a proposal on the agenda. None where exactly this one is there already."""
        with transaction.atomic():
            meeting.conference, appointment = meeting.conference.locked_for(by, Permission.SCHEDULE)
            refuse_if_over(meeting)
            known = cls.objects.filter(meeting=meeting, number=number.strip()).first()
            if known and plain(known.values()) == plain(values):
                return None
            refuse_if_sent(meeting)
            item = cls.place(meeting, number, **values)
            item._tell(verbs.ITEM_ADDED, by, appointment, values=plain(values))
        return item

    def revise(self, values, *, opened, by) -> bool:
        """Change what is said of the item. False where it stands so already; Overtaken where somebody was faster."""
        with transaction.atomic():
            stored, appointment = self._held(by)
            before, after = plain(stored.values()), plain(values)
            if before == after:
                return False
            if fingerprint(stored.values()) != opened:
                raise Overtaken(stored)
            if values["joint_with"] and values["joint_with"].meeting_id != stored.meeting_id:
                raise Refused("Gemeinsam beraten werden nur Punkte derselben Sitzung.")
            type(self).objects.filter(pk=self.pk).update(**values)
            changed = {code: [before[code], after[code]] for code in after if before[code] != after[code]}
            stored._tell(verbs.ITEM_REVISED, by, appointment, changed=changed)
        return True

    def put(self, spot: Spot, value: int | None = None, *, opened: str, by) -> bool:
        """Let the item be called at another place, its sub-items with it. False where it stands there already.

        `opened` is the digest of the order that the person saw: what two people do at once is done for one of them.
        """
        with transaction.atomic():
            stored, appointment = self._held(by)
            items = list(type(self).objects.of(stored.meeting))
            nodes = nodes_of(items)
            if digest(nodes) != opened:
                raise Refused(
                    "Die Reihenfolge hat inzwischen jemand geändert, oder der Knopf wurde zweimal gedrückt. Hier steht "
                    "sie, wie sie jetzt ist; es wurde nichts weiter verschoben."
                )
            if value is not None and spot in (Spot.BEFORE, Spot.BELOW) and value not in {item.pk for item in items}:
                raise Refused("Diesen Punkt gibt es in dieser Sitzung nicht. Wählen Sie einen anderen.")
            arranged = arrange(nodes, self.pk, spot, value)
            if arranged == nodes:
                return False
            self._lay_down(items, arranged)
            stored._tell(verbs.ITEM_PUT, by, appointment, spot=spot.value, value=value)
        return True

    def withdraw(self, reason, *, by) -> bool:
        """Take an item without a proposal off the agenda; its line and its number stay. False: it was so."""
        with transaction.atomic():
            stored, appointment = self._held(by)
            if stored.withdrawn_at:
                return False
            if stored.kind == ItemKind.PROPOSAL:
                raise Refused("Ein Vorschlag wird von seinem federführenden Land zurückgezogen; sein TOP bleibt.")
            refuse_if_gone(stored)
            type(self).objects.filter(pk=self.pk).update(withdrawn_at=clock.now(), withdrawal_reason=reason)
            stored._tell(verbs.ITEM_WITHDRAWN, by, appointment, note=reason)
        return True

    def move_to(self, meeting, number):
        """The same item in another meeting, under a number of that one. Within the transaction of the caller.

        Here its line stays, and names where it went.
        """
        new = type(self).place(
            meeting,
            number,
            self.title,
            kind=self.kind,
            is_internal=self.is_internal,
            is_on_consent_list=self.is_on_consent_list,
            consent_reason=self.consent_reason,
        )
        type(self).objects.filter(pk=self.pk).update(moved_to=new, is_on_consent_list=False)
        return new

    def values(self) -> dict:
        return {column: getattr(self, column) for column in self.COLUMNS}

    def _held(self, by):
        """The item as it is now and the appointment under which it is changed; the year is held."""
        _, appointment = self.meeting.conference.locked_for(by, Permission.SCHEDULE)
        stored = type(self).objects.select_related("meeting__conference", "joint_with").get(pk=self.pk)
        refuse_if_over(stored.meeting)
        return stored, appointment

    def _lay_down(self, items, arranged):
        """A whole order in one UPDATE."""
        by_key = {item.pk: item for item in items}
        for rank, node in enumerate(arranged, 1):
            by_key[node.key].rank, by_key[node.key].parent_id = rank, node.parent
        type(self).objects.bulk_update(items, ["rank", "parent"])

    def _tell(self, verb, by, appointment, **facts):
        words = {"item": self, "meeting": self.meeting}
        record(self.meeting.conference, verb, words=words, by=by, appointment=appointment, item=self.pk, **facts)


def nodes_of(items) -> list[Node]:
    """Items in their order, as a tree without anything but keys."""
    return [Node(item.pk, item.parent_id) for item in items]


def refuse_if_over(meeting) -> None:
    if meeting.has_ended:
        raise Refused(f"Die Sitzung {meeting} ist vorbei; ihre Tagesordnung ändert sich nicht mehr.")


def comes_late(meeting) -> bool:
    """Whether an item comes after the agenda of the Hauptkonferenz was to be sent; other meetings have no such day."""
    deadline = meeting.conference.deadline(DeadlineKind.AGENDA) if meeting.kind == MeetingKind.MAIN else None
    return deadline is not None and deadline.is_past


def refuse_if_sent(meeting) -> None:
    """Refused for an item without a proposal after a hard deadline of the agenda: a permit names a Land."""
    deadline = meeting.conference.deadline(DeadlineKind.AGENDA)
    if comes_late(meeting) and deadline.ends_hard(meeting.conference.rules):
        raise Refused(
            f"{ended(deadline)} Danach kommt nur noch mit einer Ausnahme ein Vorschlag auf die Tagesordnung. Soll der "
            "Punkt trotzdem hinein, ändern Sie im Vorsitzjahr die Frist."
        )


def refuse_if_gone(item) -> None:
    if item.is_gone:
        raise Refused(f"{item} steht nur noch als Zeile da: Der Punkt wurde zurückgezogen oder verlegt.")

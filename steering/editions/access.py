"""The doors to the editions of an agenda: unknown is 404, forbidden is 403."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from conferences.access import get_conference_with_agenda
from conferences.kinds import ItemKind
from conferences.models import Conference, Meeting
from proposals.agenda import parts
from steering.agenda.access import get_meeting
from steering.editions.models.edition import Edition, EditionDocument
from steering.editions.rules import Circle, Printed, for_circle, shown_alone


@dataclass(frozen=True, slots=True)
class Sight:
    """What one reader sees of an agenda today: the keys of its items, and the circle whose documents are hers."""

    circle: Circle | None
    keys: frozenset[int]
    may_open_conference: bool

    def of(self, lines: list[Printed]) -> list[Printed]:
        """The lines of an edition that are hers: sent to those like her, and still to be seen today.

        Who is of no circle (the press) reads what is no proposal: titles come with the outcome.
        """
        if self.circle:
            lines = for_circle(lines, self.circle)
        else:
            lines = [line for line in lines if not line.is_internal and line.kind != ItemKind.PROPOSAL]
        return shown_alone([line for line in lines if line.item in self.keys])

    def is_whole(self, lines: list[Printed]) -> bool:
        """Whether she may have the document: nothing in it has been taken from her since."""
        return self.circle is not None and len(self.of(lines)) == len(for_circle(lines, self.circle))


def sight_of(conference, user, *, is_whole: bool) -> Sight:
    """Three queries, however long the agenda is."""
    keys = keys_of(parts(conference, user, is_whole=is_whole))
    return Sight(circle_of(conference, user, is_whole=is_whole), keys, is_whole)


def circle_of(conference, user, *, is_whole: bool) -> Circle | None:
    if conference.authority(user, Permission.READ_NEGOTIATION) is not None:
        return Circle.LAENDER
    return None if is_whole else Circle.GUESTS


def keys_of(agendas) -> frozenset[int]:
    return frozenset(line.item.pk for agenda in agendas for line in agenda.lines)


def get_edition(user, number: int, pk: int) -> tuple[Edition, Sight]:
    """An edition of this conference with what the reader sees of its agenda."""
    conference, is_whole = get_conference_with_agenda(user, number)
    editions = Edition.objects.filter(meeting__conference=conference).select_related("meeting", "approved_by")
    edition = get_object_or_404(editions, pk=pk)
    edition.meeting.conference = conference
    return edition, sight_of(conference, user, is_whole=is_whole)


def get_document(user, number: int, pk: int) -> EditionDocument:
    """The document of an edition that is made for this reader; 404 where she may not read all of it any more."""
    edition, sight = get_edition(user, number, pk)
    if not sight.is_whole([line.printed for line in edition.lines.all()]):
        raise Http404
    document = get_object_or_404(EditionDocument, edition=edition, circle=sight.circle)
    document.edition = edition
    return document


def get_meeting_to_approve(user, number: int, pk: str | None) -> tuple[Conference, Meeting]:
    """A meeting whose agenda the user approves; 404 where none is laid down."""
    conference, meeting = get_meeting(user, number, pk, to=Permission.APPROVE_AGENDA)
    if meeting is None:
        raise Http404
    return conference, meeting

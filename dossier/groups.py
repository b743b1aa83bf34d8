"""Everything about one working group on one page: who works in it, its texts, what is open, and its papers."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from conferences.kinds import MeetingKind
from conferences.membership import authority_in, shut
from conferences.models import GroupMember, Meeting, WorkingGroup
from proposals.models import Attachment, Comment, Proposal
from proposals.states import UNDER_WAY
from steering.board.rules import Wait, wait_of


@dataclass(frozen=True, slots=True)
class TextInWork:
    """A text of the group with what it waits for, how many questions are open, and the files beside it."""

    proposal: Proposal
    wait: Wait
    questions: int
    papers: list[Attachment]


@dataclass(frozen=True, slots=True)
class GroupPage:
    group: WorkingGroup
    members: list[GroupMember]
    earlier: list[GroupMember]
    texts: list[TextInWork]
    ended: list[Proposal]
    meetings: list[Meeting]
    may_admit: bool


def group_page(group, user) -> GroupPage:
    """Five statements, however many texts the group has. Only what the reader sees of each."""
    members = list(group.members.select_related("land").order_by("land__rotation_index", "pk"))
    proposals = _texts(group, user)
    in_work = [proposal for proposal in proposals if proposal.state in UNDER_WAY]
    questions = _by_proposal(_open_questions(user, in_work))
    papers = _by_proposal(_papers(user, in_work))
    return GroupPage(
        group=group,
        members=[member for member in members if member.left_on is None],
        earlier=[member for member in members if member.left_on is not None],
        texts=[TextInWork(p, wait_of(p), len(questions.get(p.pk, [])), papers.get(p.pk, [])) for p in in_work],
        ended=[proposal for proposal in proposals if proposal.state not in UNDER_WAY],
        meetings=[meeting for meeting in group.conference.meetings_of(*MeetingKind) if not meeting.has_ended],
        may_admit=authority_in(group, user) is not None and shut(group) is None,
    )


def _texts(group, user) -> list[Proposal]:
    found = list(Proposal.objects.visible_to(user).filter(group=group).for_steps().order_by("reference"))
    for proposal in found:
        proposal.conference = group.conference  # one object for all rows
    return found


def _open_questions(user, proposals):
    """The open threads that the reader may read; one statement for all texts."""
    return _any_of(Comment, [Comment.objects.seen_by(user, proposal) for proposal in proposals]).open()


def _papers(user, proposals):
    found = _any_of(Attachment, [Attachment.objects.visible_to(user, proposal) for proposal in proposals])
    return found.current().order_by("pk")


def _any_of(model, querysets):
    return reduce(or_, querysets, model.objects.none())


def _by_proposal(rows) -> dict[int, list]:
    found: dict[int, list] = {}
    for row in rows:
        found.setdefault(row.proposal_id, []).append(row)
    return found

"""What the page between Referat and approver shows: the text, what has changed since the last time, what was said."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Appointment
from accounts.permissions import Permission
from proposals.objections import closed_to
from proposals.presenting.models import Presentation
from proposals.presenting.rules import NO_APPROVER, NOTHING_TO_PRESENT, Release, Turn, presentable
from proposals.states import State
from text.lines import Runs, runs_of
from text.text import Comparison, compared


@dataclass(frozen=True, slots=True)
class PresentingPage:
    """The text of a proposal with the dialogue of one Land about it.

    `since` is the version that was presented or handed in last before the text as it stands; `redline` what has
    changed from there, or None where there is nothing to compare.
    """

    rows: list[Presentation]
    waiting: list[Presentation]
    is_approver: bool
    lines: Runs
    since: int | None
    redline: Comparison | None
    objection: str  # why nothing can be presented now

    @property
    def may_present(self) -> bool:
        return not self.objection and not self.is_approver

    @property
    def steps(self) -> list[tuple[Presentation, str, str]]:
        """What lies before the approver, each with the button that releases it."""
        return [(row, *_step(row)) for row in self.waiting if row.awaits_release]


def beside(proposal, user, *releases: Release) -> PresentingPage:
    """`releases` are the matters to be shown; without them all."""
    seen = Presentation.objects.visible_to(user).filter(proposal=proposal)
    rows = list(seen.filter(release__in=releases or list(Release)).select_related("by", "version"))
    standing = set(seen.standing().values_list("pk", flat=True))
    base = _base(proposal, rows)
    text = proposal.text.read()
    for row in rows:
        row.proposal = proposal
    return PresentingPage(
        rows=rows[::-1],
        waiting=[row for row in rows if row.pk in standing],
        is_approver=_is_approver(proposal, user),
        lines=runs_of(text),
        since=base.number if base else None,
        redline=compared(base.read(), text) if base else None,
        objection=_objection(proposal, user),
    )


def _objection(proposal, user) -> str:
    if closed := closed_to(proposal, Permission.PRESENT):
        return closed
    appointment = proposal.authority(user, Permission.PRESENT)
    if appointment is None or not presentable(proposal, appointment.land_id):
        return NOTHING_TO_PRESENT
    has_approver = Appointment.objects.approvers().filter(land=appointment.land_id).exists()
    return "" if has_approver else NO_APPROVER


def _is_approver(proposal, user) -> bool:
    return proposal.authority(user, Permission.SEND_BACK) is not None


def _base(proposal, rows: Iterable[Presentation]):
    """The text she last had before her: the one presented before, else the one that was handed in."""
    earlier = [row.version for row in rows if row.act == Turn.PRESENT and row.version_id != proposal.text_id]
    submitted = proposal.submitted_text if proposal.submitted_text_id != proposal.text_id else None
    found = [version for version in (*earlier, submitted) if version is not None]
    return max(found, key=lambda version: version.number, default=None)


def _step(row) -> tuple[str, str]:
    reference, release = row.proposal.reference, Release(row.release)
    if release == Release.SUBMISSION:
        code = "resubmit" if row.proposal.state == State.RETURNED else "submit"
        return "Zur Einreichung", reverse("proposals:step", args=[reference, code])
    if release == Release.AMENDMENTS:
        return "Zur Zusammenführung", reverse("proposals:merge", args=[reference])
    if release == Release.JOINING:
        return "Zu den Änderungsanträgen", reverse("proposals:amendments", args=[reference])
    return "Zu den Positionen", f"{reverse('dossier:show', args=[reference])}#positionen"

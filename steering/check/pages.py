"""The page on which the office looks at the form of a proposal: at the first look the text, later what has changed."""

from dataclasses import dataclass

from accounts.permissions import Permission
from proposals.kinds import Verdict
from proposals.models import FormalCheck
from proposals.objections import closed_to
from proposals.remarks.pages import Remarks, pinned
from proposals.remarks.rules import NOT_SUBMITTED, UNCHECKED, places
from proposals.states import State
from steering.check.models import PendingMatter
from text.lines import Runs, runs_of
from text.text import Comparison, compared


@dataclass(frozen=True, slots=True)
class CheckPage:
    """`since` is the version the office looked at last before this one, `redline` what has changed from there."""

    verdict: str  # its label
    code: str
    looks: list[FormalCheck]  # the newest first
    remarks: Remarks  # the open ones
    places: list[tuple[str, str]]
    since: int | None
    redline: Comparison | None
    lines: Runs
    answers: list[PendingMatter]  # the newest first
    objection: str  # why nothing can be recorded now

    @property
    def answer(self) -> PendingMatter | None:
        return self.answers[0] if self.answers else None


def check_page(proposal) -> CheckPage:
    text = proposal.text.read()
    looks = list(proposal.formal_checks.select_related("version", "by").order_by("-pk"))
    base = next((look.version for look in looks if look.version_id != proposal.text_id), None)
    verdict = proposal.form_verdict
    return CheckPage(
        verdict=Verdict(verdict).label if verdict else UNCHECKED,
        code=verdict or "unchecked",
        looks=looks,
        remarks=pinned(proposal.formal_remarks.filter(settled_at=None), proposal, text),
        places=list(places(text)),
        since=base.number if base else None,
        redline=compared(base.read(), text) if base else None,
        lines=runs_of(text),
        answers=list(proposal.pending_matters.select_related("by").order_by("-pk")),
        objection=_objection(proposal),
    )


def _objection(proposal) -> str:
    if closed := closed_to(proposal, Permission.CHECK):
        return closed
    return "" if proposal.state == State.SUBMITTED else NOT_SUBMITTED.format(state=State(proposal.state).label)

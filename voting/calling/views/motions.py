from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from intmk.rescue import rescues_text
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from voting.ballots.views.rollcall import form_about, page_about, tell_result
from voting.calling.forms import MotionForm
from voting.calling.motions import record_motion, subject_of
from voting.calling.pages import motions_on
from voting.calling.rules import MOTIONS
from voting.session.attending import away_from


@require_safe
def index(request, reference):
    """What can be moved about an item while the ministers sit."""
    proposal = get_proposal(request.user, reference, to=Permission.RECORD_VOTE)
    way = crumbs(proposal, ("Zum Verfahren", None))
    context = {"proposal": proposal, "motions": motions_on(proposal), "breadcrumb": way}
    return render(request, "voting/calling/motions.html", context)


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference, code):
    """Record how the Länder voted on a motion, after its summary was seen; the step follows by itself."""
    proposal = get_proposal(request.user, reference, to=Permission.RECORD_VOTE)
    motion = MOTIONS.get(code)
    if motion is None:
        raise Http404
    subject = subject_of(proposal, motion)
    objection = subject.objection(proposal)
    form = form_about(
        request,
        proposal,
        subject,
        objection=objection,
        away=away_from,
        form_class=MotionForm,
        motion=motion,
        votes=proposal.ballots.count(),
    )
    if form and form.counts_what_was_shown() and _recorded(request, proposal, motion, form):
        return redirect(proposal)
    back = reverse("voting:motions", args=[reference])
    context = {"objection": objection, "subject": subject, "motion": motion, "back": back, "opening": ""}
    return page_about(request, proposal, form, context, "voting/calling/motion.html")


def _recorded(request, proposal, motion, form):
    said = {"by": request.user, "decided_at": form.decided_moment}
    recorded = form.accepts(lambda: record_motion(proposal, form.moved, form.choices, **said))
    if recorded:
        tell_result(request, recorded.result)
        if motion.step and recorded.result.outcome.is_adopted:
            messages.success(request, f"{proposal.reference} hat jetzt den Stand „{proposal.state_on_page.label}“.")
    return recorded

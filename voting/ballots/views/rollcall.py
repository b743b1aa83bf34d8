"""The page on which the office records how the Länder voted. Rooms above say about what, and who is away."""

from django.contrib import messages
from django.shortcuts import redirect, render

from intmk.kern import sent
from intmk.rescue import retyped
from proposals.crumbs import crumbs
from voting.ballots.choosing import RollCallForm
from voting.ballots.majority import Result, requirement
from voting.ballots.recording import record_roll_call
from voting.ballots.rules import PARAMETER, rule_for
from voting.ballots.running import reason_of


def nobody(meeting) -> frozenset[str]:
    """Who is known to be away where nobody notes it."""
    return frozenset()


def roll_call(request, proposal, subject, *, opening, back="", away=nobody):
    """Record how the Länder voted, after its summary was seen. Two people at once: one wins, the other is told.

    `opening` is where the Länder are asked to vote themselves instead, `back` where it goes on afterwards. `away`
    tells who is not there in a meeting; the room that knows it hands it in.
    """
    running = proposal.ballots.still_open().first() if request.method == "GET" else None
    if running:
        return redirect("voting:ballot", proposal.reference, running.pk)
    objection = subject.objection(proposal)
    back = back or proposal.get_absolute_url()
    form = form_about(request, proposal, subject, objection=objection, away=away)
    if form and (objection or form.counts_what_was_shown()):
        asked = {"by": request.user, "subject": subject}
        recorded = form.accepts(
            lambda: record_roll_call(proposal, form.choices, decided_at=form.decided_moment, **asked)
        )
        if recorded:
            tell_result(request, recorded.result)
            return redirect(back)
    context = {"objection": objection, "subject": subject, "opening": opening, "back": back}
    return page_about(request, proposal, form, context)


def form_about(request, proposal, subject, *, objection, away, form_class=RollCallForm, **options):
    """The grid for a question about a proposal. None where there is no meeting to vote in."""
    meeting, rules = subject.meeting_of(proposal), proposal.conference.rules
    if meeting is None:
        return None
    options |= {
        "snapshot": rule_for(rules, subject.purpose, proposal.subject_class),
        "why": reason_of(rules, subject.purpose, proposal.subject_class),
        "meeting": meeting,
        "initial": {} if objection else retyped(request),
    }
    return form_class(sent(request), away=away(meeting), **options)


def page_about(request, proposal, form, context, template="voting/ballots/rollcall.html"):
    """What `form_about` has made, as a page; 409 where the question can no longer be answered so."""
    if form is not None:
        form.cancel_url = context["back"]
    context |= {
        "proposal": proposal,
        "form": form,
        "requirement": form and requirement(form.snapshot),
        "rules": proposal.conference.rules,
        "is_confirmed": PARAMETER[context["subject"].purpose] in proposal.conference.rules.confirmed,
        "breadcrumb": crumbs(proposal, ("Abstimmung", None)),
    }
    is_refused = form is not None and form.is_bound and bool(form.non_field_errors())
    return render(request, template, context, status=409 if is_refused else 200)


def tell_result(request, declared):
    if declared.result == Result.NO_QUORUM:
        messages.warning(
            request,
            f"Nicht beschlussfähig. {declared.outcome.explanation} Der Punkt bleibt auf der Tagesordnung.",
        )
    else:
        messages.success(request, f"Ergebnis: {declared.wording}, {declared.counts}.")

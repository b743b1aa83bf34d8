from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from intmk.acting import attempt, say
from intmk.kern import sent
from intmk.rescue import rescues_text, rescues_text_of_a_page, retyped
from intmk.shut import given_back
from proposals.access import get_proposal
from proposals.comments.access import get_comment
from proposals.comments.commenting import choices_of_circle, choices_of_place, open_at, places_of
from proposals.comments.forms import CommentForm, ReplyForm
from proposals.comments.models import Comment
from proposals.crumbs import crumbs
from proposals.objections import shut_to

TOO_LONG = "Bitte schreiben Sie eine Antwort mit höchstens 4000 Zeichen."


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference):
    """The text with all comments the person may read, and the form for a new one."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    appointment = proposal.authority(request.user, Permission.COMMENT)
    reason, form = shut_to(proposal, Permission.COMMENT), None
    if appointment and reason is None:
        form = CommentForm(
            sent(request),
            places=choices_of_place(proposal),
            circles=choices_of_circle(proposal, request.user, appointment.land),
            initial={"block_id": request.GET.get("zu", "")} | retyped(request),
        )
    if request.method == "POST" and form is None:
        get_proposal(request.user, reference, to=Permission.COMMENT)
        return given_back(request, reason, **_here(proposal))
    if form and (written := form.accepts(lambda: Comment.write(proposal, by=request.user, **form.cleaned_data))):
        comment = written.result
        messages.success(request, f"Ihr Kommentar ist gespeichert. Wer mitliest: {comment.circle_label}.")
        return _back(reference, comment)
    context = _context(request, proposal, form) | {"reason": reason if appointment else None}
    return render(request, "proposals/comments/comments.html", context)


@require_safe
def at_place(request, reference, block_id):
    """The open threads at one place, as a part of the page on which the text is read; else among all comments."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    if not request.htmx:
        return redirect(reverse("proposals:comments", args=[proposal.reference]) + f"#z-{block_id}")
    context = {"proposal": proposal, "block_id": block_id, "threads": open_at(proposal, request.user, block_id)}
    return render(request, "proposals/comments/_at_place.html", context)


@rescues_text_of_a_page
@require_POST
def reply(request, reference, pk):
    """Answer in a thread."""
    comment = get_comment(request.user, reference, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return given_back(request, TOO_LONG, **_here(comment.proposal))
    replied = attempt(lambda: comment.reply(form.cleaned_data["text"], by=request.user))
    if not replied:
        return given_back(request, replied.refusal, **_here(comment.proposal))
    return _back(reference, replied.result)


@require_POST
def settle(request, reference, pk):
    """Mark a thread as done, or open it again."""
    comment = get_comment(request.user, reference, pk)
    is_done = {"erledigt": True, "offen": False}.get(request.POST.get("tun"))
    if is_done is None:
        raise Http404
    if settled := say(request, lambda: comment.resolve(is_done, by=request.user)):
        word = "erledigt" if is_done else "wieder offen"
        messages.info(request, f"Der Kommentar {'ist' if settled.result else 'war schon'} {word}.")
    return _back(reference, comment)


@require_POST
def withdraw(request, reference, pk):
    """Take one's own comment back."""
    comment = get_comment(request.user, reference, pk)
    if say(request, lambda: comment.withdraw(by=request.user)):
        messages.info(request, "Ihr Kommentar ist zurückgezogen. Niemand liest ihn mehr.")
    return _back(reference, comment)


def _answers(request, proposal, form):
    """What stands in the field for an answer to a thread, where there are fields: typed before the session ended."""

    def typed(pk):
        address = reverse("proposals:reply_comment", args=[proposal.reference, pk])
        return retyped(request, address).get("text", "") if form else ""

    return typed


def _here(proposal) -> dict:
    """For the page that gives words back."""
    back = reverse("proposals:comments", args=[proposal.reference])
    return {"back": back, "proposal": proposal, "breadcrumb": crumbs(proposal, ("Kommentare", None))}


def _back(reference, comment):
    return redirect(reverse("proposals:comments", args=[reference]) + f"#k-{comment.parent_id or comment.pk}")


def _context(request, proposal, form):
    places = places_of(proposal, request.user, typed=_answers(request, proposal, form))
    threads = [thread for place in places for thread in place.threads]
    return {
        "proposal": proposal,
        "form": form,
        "places": places,
        "open_count": sum(thread.is_open for thread in threads),
        "has_threads": bool(threads),
        "breadcrumb": crumbs(proposal, ("Kommentare", None)),
    }

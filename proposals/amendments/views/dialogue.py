from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.acting import say
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.amendments.access import get_amendment
from proposals.amendments.forms import AdviceForm, AnswerForm
from proposals.amendments.models.amendment_round import AmendmentRound
from proposals.amendments.pages import breadcrumb, standpoint
from proposals.amendments.rules import not_negotiable
from proposals.amendments.synopsis import shown, told
from proposals.views.responses import turned_away
from text import amend
from text.modify import movings, wordings


@rescues_text
@require_http_methods(["GET", "POST"])
def advise(request, reference, number):
    """Record what should become of an amendment, with reason and, where modified, the wording."""
    amendment = get_amendment(request.user, reference, number, to=Permission.MERGE_AMENDMENTS)
    if closed := _closed(request, amendment):
        return closed
    known = amendment.standing.advice
    initial = {"advice": known.advice, "reason": known.note} if known else {}
    initial |= _words(amendment, amendment.standing.wording) | retyped(request)
    form = AdviceForm(sent(request), amendment=amendment, operations=amendment.wanted(), initial=initial)
    if form.accepts(lambda: AmendmentRound.advise(amendment, by=request.user, **form.recommendation())):
        messages.success(request, "Die Empfehlung ist festgehalten. Noch sieht sie nur, wer zusammenführt.")
        return redirect(amendment)
    return _page(request, amendment, form, "Empfehlung festhalten")


@rescues_text
@require_http_methods(["GET", "POST"])
def answer(request, reference, number):
    """The Land that filed the amendment answers the recommendation."""
    amendment = get_amendment(request.user, reference, number, to=Permission.AMEND)
    if not standpoint(request.user, amendment.proposal).is_own(amendment):
        raise PermissionDenied
    if closed := _closed(request, amendment):
        return closed
    known, wording = amendment.standing.answer, amendment.standing.wording if amendment.standing.asked else None
    initial = {"answer": known.act, "note": known.note} if known else {}
    initial |= _words(amendment, wording) | retyped(request)
    form = AnswerForm(sent(request), amendment=amendment, operations=amendment.wanted(), initial=initial)
    if form.accepts(lambda: AmendmentRound.answer(amendment, by=request.user, **form.reply())):
        messages.success(request, "Die Antwort ist gegeben. Sie können sie bis zur Entscheidung ändern.")
        return redirect(amendment)
    advice = told(amendment, [amendment.standing.advice])[0] if amendment.standing.asked else None
    return _page(request, amendment, form, "Auf die Empfehlung antworten", advice)


def _closed(request, amendment):
    proposal, reason = amendment.proposal, not_negotiable(amendment)
    return turned_away(request, proposal, Permission.READ_NEGOTIATION, reason=reason)


@require_POST
def ask(request, reference, number):
    """Put the recommendation to the Land that filed the amendment."""
    return _step(request, reference, number, AmendmentRound.ask, "{land} ist gefragt.", "Das Land ist schon gefragt.")


@require_POST
def publish(request, reference, number):
    """Show the recommendation to all Länder."""
    done = "Alle Länder lesen jetzt die Empfehlung zum Antrag von {laender}."
    return _step(request, reference, number, AmendmentRound.publish, done, "Die Empfehlung ist schon veröffentlicht.")


def _step(request, reference, number, verb, done, known):
    amendment = get_amendment(request.user, reference, number, to=Permission.MERGE_AMENDMENTS)
    words = done.format(land=amendment.land, laender=", ".join(amendment.laender))
    say(request, lambda: verb(amendment, by=request.user), done=words, known=known)
    return redirect(amendment)


def _page(request, amendment, form, title, advice=None):
    form.cancel_url = amendment.get_absolute_url()
    context = {
        "proposal": amendment.proposal,
        "amendment": amendment,
        "item": shown(amendment.proposal, [amendment])[0],
        "advice": advice,
        "form": form,
        "title": title,
        "breadcrumb": breadcrumb(amendment.proposal, (amendment.label, amendment.get_absolute_url()), (title, None)),
    }
    return render(request, "proposals/amendments/amendment_dialogue.html", context)


def _words(amendment, wording) -> dict:
    """The words of a recommendation or counter-text in the fields; a place it leaves out stands as in the text."""
    if wording is None:
        return {}
    base, operations = amendment.original(), amend.load(wording)
    put = {place.id: place.new for place in wordings(base, operations)}
    words = {f"wortlaut_{place.id}": put.get(place.id, place.old) for place in wordings(base, amendment.wanted())}
    moved = {moving.id for moving in movings(base, operations)}
    return words | {f"ort_{moving.id}": moving.id in moved for moving in movings(base, amendment.wanted())}

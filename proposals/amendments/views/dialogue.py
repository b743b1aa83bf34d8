from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.refusal import Refused
from intmk.rescue import rescues_text, retyped
from proposals.amendments.access import get_amendment
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.forms import AdviceForm, AnswerForm
from proposals.amendments.models.amendment_round import AmendmentRound
from proposals.amendments.pages import breadcrumb, standpoint
from proposals.amendments.synopsis import shown, told
from text import amend
from text.blocks import TextError
from text.modify import modified, wordings


@rescues_text
@require_http_methods(["GET", "POST"])
def advise(request, reference, number):
    """Record what should become of an amendment, with reason and, where modified, the wording."""
    amendment = get_amendment(request.user, reference, number, to=Permission.MERGE_AMENDMENTS)
    known = amendment.standing.advice
    initial = {"advice": known.advice, "reason": known.note} if known else {}
    form = AdviceForm(
        request.POST or None,
        amendment=amendment,
        operations=amendment.wanted(),
        initial=initial | _words(amendment, amendment.standing.wording) | retyped(request),
    )

    def say(form):
        advice = Advice(form.cleaned_data["advice"])
        operations = _other_words(amendment, form) if advice == Advice.MODIFY else None
        AmendmentRound.advise(
            amendment, advice, by=request.user, reason=form.cleaned_data["reason"], operations=operations
        )
        return "Die Empfehlung ist festgehalten. Noch sieht sie nur, wer zusammenführt."

    return _dialogue(request, amendment, form, say, "Empfehlung festhalten")


@rescues_text
@require_http_methods(["GET", "POST"])
def answer(request, reference, number):
    """The Land that filed the amendment answers the recommendation."""
    amendment = get_amendment(request.user, reference, number, to=Permission.AMEND)
    if not standpoint(request.user, amendment.proposal).is_own(amendment):
        raise PermissionDenied
    known = amendment.standing.answer
    initial = {"answer": known.act, "note": known.note} if known else {}
    form = AnswerForm(
        request.POST or None,
        amendment=amendment,
        operations=amendment.wanted(),
        initial=initial
        | _words(amendment, amendment.standing.wording if amendment.standing.asked else None)
        | retyped(request),
    )

    def say(form):
        act = Act(form.cleaned_data["answer"])
        operations = _other_words(amendment, form) if act == Act.COUNTER else None
        AmendmentRound.answer(amendment, act, by=request.user, note=form.cleaned_data["note"], operations=operations)
        return "Die Antwort ist gegeben. Sie können sie bis zur Entscheidung ändern."

    advice = told(amendment, [amendment.standing.advice])[0] if amendment.standing.asked else None
    return _dialogue(request, amendment, form, say, "Auf die Empfehlung antworten", advice)


@require_POST
def ask(request, reference, number):
    """Put the recommendation to the Land that filed the amendment."""
    return _step(request, reference, number, AmendmentRound.ask, "{} ist gefragt.", "Das Land ist schon gefragt.")


@require_POST
def publish(request, reference, number):
    """Show the recommendation to all Länder."""
    done = "Alle Länder lesen jetzt die Empfehlung zum Antrag von {}."
    return _step(request, reference, number, AmendmentRound.publish, done, "Die Empfehlung ist schon veröffentlicht.")


def _step(request, reference, number, verb, done, known):
    amendment = get_amendment(request.user, reference, number, to=Permission.MERGE_AMENDMENTS)
    try:
        is_new = verb(amendment, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done.format(amendment.land)) if is_new else messages.info(request, known)
    return redirect(amendment)


def _dialogue(request, amendment, form, say, title, advice=None):
    form.cancel_url = amendment.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, say(form))
            return redirect(amendment)
        except (Refused, TextError) as refused:
            form.add_error(None, str(refused))
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


def _other_words(amendment, form):
    return modified(amendment.base.read(), amendment.wanted(), form.words)


def _words(amendment, wording) -> dict:
    """The words of a recommendation or counter-text in the fields; a place it leaves out stands as in the text."""
    if wording is None:
        return {}
    base = amendment.base.read()
    put = {place.id: place.new for place in wordings(base, amend.load(wording))}
    places = wordings(base, amendment.wanted())
    return {f"wortlaut_{place.id}": put.get(place.id, place.old) for place in places}

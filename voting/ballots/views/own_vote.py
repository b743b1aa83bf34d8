from uuid import uuid4

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from intmk.acting import say
from intmk.following import followed
from intmk.kern import sent
from proposals.crumbs import crumbs
from voting.ballots.access import get_ballot_of_land
from voting.ballots.forms import VoteForm
from voting.ballots.models.vote import Vote
from voting.ballots.pages import own_vote
from voting.ballots.rules import BY_DEVICE, member_name


@require_http_methods(["GET", "POST"])
def show(request, reference, pk, land):
    """The question, the text and four buttons; the vote may be changed until the ballot is closed."""
    ballot = get_ballot_of_land(request.user, reference, pk, land)
    form = VoteForm(sent(request))
    if form.is_valid():
        _cast(request, ballot, land, form.cleaned_data)
        return redirect(request.path)
    page = own_vote(ballot, land, request.user)

    def context():
        way = crumbs(ballot.proposal, ("Abstimmung", None))
        answers = {"answers": BY_DEVICE, "key": uuid4()}
        return {"page": page, "proposal": ballot.proposal, "form": form, "breadcrumb": way} | answers

    mark = [each and each.pk for each in (ballot, page.vote, page.declaration, page.following)]
    return followed(request, "voting/ballots/vote.html", (*mark, ballot.is_open), context)


def _cast(request, ballot, land, typed):
    say(
        request,
        lambda: Vote.cast(ballot, land, typed["choice"], key=typed["key"], by=request.user),
        done=lambda vote: f"Ihre Stimme für {member_name(land)} ist angekommen: {vote.get_choice_display()}.",
        known="So steht Ihre Stimme schon.",
    )

"""Bare views over the tables of the application, without rights, filters, navigation or design."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template import Context, Engine
from django.urls import path

from accounts.models import Land
from benchmarks.frame import NUMBER
from intmk import clock
from intmk.fulltext import search_query
from proposals.models import Proposal
from text.asked import asked
from voting.models import Ballot, Declaration, Vote

RULE = {"rule": "at_least", "threshold": 13, "quorum": 9}
_engine = Engine()
LIST = _engine.from_string(
    "<!DOCTYPE html><title>{{ user.name }}</title><ul>{% for row in rows %}<li><a href='/{{ row.reference }}/'>"
    "{{ row.title }}</a> {{ row.reference }} {{ row.lead_land.name }} {{ row.theme.title }} {{ row.state }} "
    "{{ row.changed_at|date:'j. F Y' }}</li>{% endfor %}</ul>"
)
ONE = _engine.from_string(
    "<!DOCTYPE html><h1>{{ row.title }}</h1>{% for block in row.text.blocks %}<p>{{ block.text }}</p>{% endfor %}"
)


def _page(template, **values):
    return HttpResponse(template.render(Context(values)))


def _rows():
    rows = Proposal.objects.filter(conference=NUMBER).select_related("theme", "lead_land")
    return rows.defer("search").order_by("-changed_at", "-pk")


@login_required
def newest(request, number):
    return _page(LIST, user=request.user, rows=_rows()[:number])


@login_required
def search(request):
    return _page(
        LIST, user=request.user, rows=_rows().filter(search=search_query(asked(request.GET["q"]).expression))[:50]
    )


@login_required
def one(request, reference):
    return _page(ONE, row=Proposal.objects.select_related("text").get(reference=reference))


@login_required
def vote(request, reference):
    """Sixteen votes and the change of one row, durable. Without quorum, so that it can be done again."""
    with transaction.atomic():
        rule = RULE | {"members": list(Land.objects.values_list("code", flat=True))}
        proposal = Proposal.objects.select_for_update().get(reference=reference)
        ballot = Ballot.objects.create(
            proposal=proposal,
            version_id=proposal.text_id,
            meeting_id=proposal.pre_meeting_id,
            rule=rule,
            opened_by=request.user,
        )
        votes = dict.fromkeys(rule["members"], "absent")
        Vote.objects.bulk_create(
            Vote(ballot=ballot, land_id=code, choice=choice, recorded_by=request.user) for code, choice in votes.items()
        )
        Declaration.objects.create(
            ballot=ballot,
            result="no_quorum",
            wording="nicht beschlussfähig",
            yes=0,
            no=0,
            abstain=0,
            choices=votes,
            decided_at=clock.now(),
            declared_by=request.user,
        )
        Proposal.objects.filter(pk=proposal.pk).update(changed_at=clock.now())
    return HttpResponseRedirect("/")


urlpatterns = [
    path("list/<int:number>/", newest),
    path("search/", search),
    path("one/<str:reference>/", one),
    path("vote/<str:reference>/", vote),
]

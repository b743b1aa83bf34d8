"""Who is there: a Land comes or goes with its code, or by its tile."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from conferences.crumbs import crumbs
from intmk.acting import announce, say
from intmk.kern import sent
from voting.ballots.rules import member_name
from voting.session.access import get_session
from voting.session.forms import PresenceForm, RepresentationForm
from voting.session.models.presence import Presence
from voting.session.pages import attendance_of


@require_http_methods(["GET", "POST"])
def show(request, pk):
    """Note that a Land comes or goes. What is sent twice is done once: the page says whom it showed as present."""
    session = get_session(request.user, pk, to=Permission.HOLD_SESSION)
    form = PresenceForm(sent(request), members=session.members)
    noted = form.accepts(lambda: _note(session, form, request.user), field="member")
    if noted:
        name = member_name(form.cleaned_data["member"])
        _tell(request, noted.result, name, form.comes)
        return redirect("voting:presence", pk)
    return _page(request, session, form, _representation(session, None))


@require_POST
def represent(request, pk):
    """Note who sits for a Land from now on."""
    session = get_session(request.user, pk, to=Permission.HOLD_SESSION)
    form = _representation(session, request.POST)
    noted = form.accepts(
        lambda: Presence.arrive(session, form.cleaned_data.pop("member"), by=request.user, **form.cleaned_data)
    )
    if noted:
        announce(request, noted.result, done="Die Vertretung ist vermerkt.", known="Das war schon vermerkt.")
        return redirect("voting:presence", pk)
    return _page(request, session, PresenceForm(members=session.members), form)


@require_POST
def arrive_all(request, pk):
    """Note that all who are not there yet are there."""
    session = get_session(request.user, pk, to=Permission.HOLD_SESSION)
    done, known = "Alle sind jetzt anwesend.", "Alle waren schon anwesend."
    say(request, lambda: Presence.arrive_all(session, by=request.user), done=done, known=known)
    return redirect("voting:presence", pk)


@require_POST
def leave_all(request, pk):
    """Note that all have gone: the session goes on later, with those who come then."""
    session = get_session(request.user, pk, to=Permission.HOLD_SESSION)
    done, known = "Niemand ist mehr als anwesend vermerkt.", "Es war niemand als anwesend vermerkt."
    say(request, lambda: Presence.leave_all(session, by=request.user), done=done, known=known)
    return redirect("voting:presence", pk)


def _note(session, form, user):
    verb = Presence.arrive if form.comes else Presence.leave
    return verb(session, form.cleaned_data["member"], by=user)


def _tell(request, is_new, name, comes):
    if not is_new:
        messages.info(request, f"Das war schon vermerkt: {name} ist {'anwesend' if comes else 'nicht anwesend'}.")
    else:
        messages.success(request, f"{name} ist {'anwesend' if comes else 'nicht mehr anwesend'}.")


def _representation(session, data):
    level = session.meeting.conference.rules.deputy_level
    return RepresentationForm(data, members=session.members, deputy_level=level, prefix="vertretung")


def _page(request, session, form, representation):
    attendance = attendance_of(session)
    form.initial["seen"] = " ".join(attendance.present)
    day = reverse("voting:session", args=[session.meeting_id])
    context = {
        "session": session,
        "attendance": attendance,
        "form": form,
        "representation": representation,
        "breadcrumb": crumbs(session.meeting.conference, ("Sitzung", day), ("Anwesenheit", None)),
    }
    is_refused = any(each.is_bound and each.non_field_errors() for each in (form, representation))
    return render(request, "voting/session/presence.html", context, status=409 if is_refused else 200)

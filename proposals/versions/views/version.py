from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import Permission
from intmk.acting import say
from intmk.rescue import rescued, rescues_text_of_a_page, retyped
from intmk.shut import given_back
from proposals.crumbs import crumbs
from proposals.numbers import number_in
from proposals.objections import shut_to
from proposals.versions.access import get_version
from proposals.versions.forms import ContestForm, NameForm
from proposals.versions.models.editorial_objection import EditorialObjection
from proposals.versions.models.milestone import Milestone
from proposals.versions.pages import version_page
from proposals.versions.restoring import restore as restore_version
from proposals.views.jump import to_ziffer

# The forms of the page, each with what it takes to send it.
FORMS = {"name_version": Permission.NAME_VERSION, "contest_version": Permission.TAKE_POSITION}


@require_safe
def show(request, reference, number):
    """One saved version, as it was, between the one before and the one after."""
    version = get_version(request.user, reference, number)
    proposal = version.proposal
    if "ziffer" in request.GET:
        return to_ziffer(request, version.read())
    return _typed_too_late(request, version) or _page(request, proposal, version)


@rescues_text_of_a_page
@require_POST
def name(request, reference, number):
    """Give a version a name by which all find it again."""
    version = get_version(request.user, reference, number, to=Permission.NAME_VERSION)
    proposal = version.proposal
    if reason := shut_to(proposal, Permission.NAME_VERSION):
        return _words_back(request, version, reason)
    form = NameForm(request.POST)
    named = form.accepts(lambda: Milestone.give(version, form.cleaned_data["name"], by=request.user), field="name")
    if named:
        messages.success(request, f"Fassung {number} heißt „{named.result.name}“.")
        return redirect(version)
    return _page(request, proposal, version, name=form)


@rescues_text_of_a_page
@require_POST
def contest(request, reference, number):
    """Say for one's own Land that a version changed more than the wording."""
    version = get_version(request.user, reference, number, to=Permission.TAKE_POSITION)
    proposal = version.proposal
    if reason := shut_to(proposal, Permission.TAKE_POSITION):
        return _words_back(request, version, reason)
    form = ContestForm(request.POST)
    if not form.is_valid():
        return _page(request, proposal, version, contest=form)
    say(
        request,
        lambda: EditorialObjection.raise_on(version, form.cleaned_data["reason"], by=request.user),
        done=f"Ihr Land widerspricht. Fassung {number} gilt damit als Änderung in der Sache.",
    )
    return redirect(version)


@require_POST
def restore(request, reference, number):
    """The text of this version as a new one; refused where somebody saved another while the page was open."""
    version = get_version(request.user, reference, number, to=Permission.EDIT_TEXT)
    proposal = version.proposal
    base = number_in(request.POST.get("base")) or 0
    restored = say(
        request,
        lambda: restore_version(proposal, version, base=base, by=request.user),
        done=lambda newest: f"Fassung {number} ist wiederhergestellt, als Fassung {newest.number}.",
        known=f"Der aktuelle Text ist schon derselbe wie in Fassung {number}.",
    )
    return redirect(proposal if restored else version)


def _typed_too_late(request, version):
    """Where a form of this page has been shut since it was sent without a session: a page with its words, else None."""
    for name, permission in FORMS.items():
        reason = shut_to(version.proposal, permission)
        if reason and (typed := rescued(request, _address(name, version))):
            return _words_back(request, version, reason, typed=typed)
    return None


def _words_back(request, version, reason, **more):
    place = {"proposal": version.proposal, "breadcrumb": crumbs(version.proposal, (f"Fassung {version.number}", None))}
    return given_back(request, reason, back=version.get_absolute_url(), **place, **more)


def _page(request, proposal, version, *, name=None, contest=None):
    page = version_page(proposal, version, request.user, is_numbered=request.GET.get("zeilen") == "ja")
    if page is None:
        raise Http404
    context = {
        "page": page,
        "proposal": proposal,
        "version": version,
        "form": name or contest,
        "name_form": name or (page.may_name and _fresh(NameForm, "name_version", request, version)),
        "contest_form": page.may_contest and (contest or _fresh(ContestForm, "contest_version", request, version)),
        "breadcrumb": crumbs(proposal, (f"Fassung {version.number}", None)),
    }
    return render(request, "proposals/versions/version.html", context)


def _fresh(form, name, request, version):
    typed = retyped(request, _address(name, version))
    return form(initial={name.removeprefix(f"{form.prefix}-"): value for name, value in typed.items()})


def _address(name, version) -> str:
    return reverse(f"proposals:{name}", args=[version.proposal.reference, version.number])

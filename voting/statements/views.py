from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.acting import say
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.objections import closed_to
from voting.statements.access import get_statement
from voting.statements.forms import StatementForm
from voting.statements.models import RecordStatement
from voting.statements.objections import no_item
from voting.statements.pages import statements_for
from voting.statements.speaking import laender_for


@rescues_text
@require_http_methods(["GET", "POST"])
def index(request, reference):
    """The statements for the record of a TOP, and the form for one's own."""
    proposal = get_proposal(request.user, reference)
    laender = laender_for(request.user, proposal)
    if request.method == "POST" and not laender:
        raise PermissionDenied
    form = StatementForm(sent(request), laender=laender, initial=retyped(request))
    made = form.accepts(lambda: _made(proposal, form.cleaned_data, request.user))
    if made:
        known = "Diese Erklärung ist schon zu Protokoll gegeben."
        _tell(request, made.result, known)
        return redirect("voting:statements", reference)
    objection = closed_to(proposal, Permission.MAKE_STATEMENT) or no_item(proposal)
    context = {
        "proposal": proposal,
        "statements": statements_for(request.user, proposal),
        "objection": objection if laender else None,
        "form": form if laender and (form.is_bound or not objection) else None,
        "breadcrumb": crumbs(proposal, ("Protokollerklärungen", None)),
    }
    is_refused = form.is_bound and bool(form.non_field_errors())
    return render(request, "voting/statements/index.html", context, status=409 if is_refused else 200)


@require_POST
def join(request, reference, pk):
    """Join the statement of another Land."""
    statement, land = get_statement(request.user, reference, pk), request.POST.get("land", "")
    done, known = "Ihr Land hat sich angeschlossen.", "Ihr Land hat sich schon angeschlossen."
    say(request, lambda: statement.join(land=land, by=request.user), done=done, known=known)
    return redirect("voting:statements", reference)


@require_POST
def leave(request, reference, pk):
    """Stand behind it no more."""
    statement, land = get_statement(request.user, reference, pk), request.POST.get("land", "")
    done, known = "Ihr Land steht nicht mehr dabei.", "Ihr Land stand nicht mehr dabei."
    say(request, lambda: statement.leave(land=land, by=request.user), done=done, known=known)
    return redirect("voting:statements", reference)


@require_POST
def withdraw(request, reference, pk):
    """Take a statement of one's own Land back."""
    statement = get_statement(request.user, reference, pk)
    done, known = "Die Protokollerklärung ist zurückgenommen.", "Sie war schon zurückgenommen."
    say(request, lambda: statement.withdraw(by=request.user), done=done, known=known)
    return redirect("voting:statements", reference)


def _made(proposal, typed, user):
    return RecordStatement.make(proposal, typed["text"], land=typed["land"], key=typed["key"], by=user)


def _tell(request, statement, known):
    if statement is None:
        messages.info(request, known)
    else:
        messages.success(request, f"Zu Protokoll gegeben für {statement.land.name}, {statement.agenda_item}.")

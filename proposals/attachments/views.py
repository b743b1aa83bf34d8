"""Files beside a proposal. There is one door to a file: who may not open it, does not learn that it exists."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from intmk.acting import say
from intmk.download import download
from proposals.access import get_proposal
from proposals.attachments.access import get_attachment, get_own_attachment
from proposals.attachments.forms import AttachmentForm, ReplaceForm
from proposals.attachments.models import Attachment
from proposals.crumbs import crumbs
from proposals.objections import shut_to
from proposals.views.responses import turned_away

HERE = ("Anlagen", None)


@require_http_methods(["GET", "POST"])
def index(request, reference):
    """All files one may open, earlier versions among them, and the form to attach one."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    appointment = proposal.authority(request.user, Permission.ATTACH)
    may_attach = appointment is not None and shut_to(proposal, Permission.ATTACH) is None
    if request.method == "POST" and appointment is None:
        get_proposal(request.user, reference, to=Permission.ATTACH)
    form = AttachmentForm(request.POST, request.FILES) if request.method == "POST" else AttachmentForm()
    if added := form.accepts(lambda: Attachment.add(proposal, form.filing, by=request.user)):
        attachment = added.result
        messages.success(request, f"„{attachment.title}“ ist angehängt. Zugang: {attachment.access_label}.")
        return redirect("proposals:attachments", reference)
    seen = Attachment.objects.visible_to(request.user, proposal).select_related("land", "by")
    context = {
        "proposal": proposal,
        "attachments": [(attachment, may_attach and _is_open(attachment, appointment)) for attachment in seen],
        "form": form if may_attach or form.errors else None,
        "reason": appointment and shut_to(proposal, Permission.ATTACH),
        "breadcrumb": crumbs(proposal, HERE),
    }
    return render(request, "proposals/attachments/attachments.html", context)


@require_safe
def show(request, reference, token):
    """The file, to be saved; never opened as a page of ours."""
    attachment = get_attachment(request.user, reference, token)
    return download(bytes(attachment.data), name=attachment.file_name, content_type=attachment.content_type)


@require_http_methods(["GET", "POST"])
def replace(request, reference, token):
    """A newer file in the place of one's own Land's file."""
    attachment = get_own_attachment(request.user, reference, token)
    proposal = attachment.proposal
    if answer := turned_away(request, proposal, Permission.ATTACH):
        return answer
    initial = {name: getattr(attachment, name) for name in ("title", "kind", "access")}
    form = ReplaceForm(request.POST, request.FILES) if request.method == "POST" else ReplaceForm(initial=initial)
    form.cancel_url = reverse("proposals:attachments", args=[reference])
    if replaced := form.accepts(lambda: attachment.replace(form.filing, by=request.user)):
        newer = replaced.result
        messages.success(request, f"„{newer.title}“ ist ersetzt, jetzt Fassung {newer.version}.")
        return redirect("proposals:attachments", reference)
    context = {"proposal": proposal, "attachment": attachment, "form": form, "breadcrumb": crumbs(proposal, HERE)}
    return render(request, "proposals/attachments/attachment_replace.html", context)


@require_POST
def withdraw(request, reference, token):
    """Take a file of one's own Land back."""
    attachment = get_own_attachment(request.user, reference, token)
    say(
        request,
        lambda: attachment.withdraw(by=request.user),
        done=lambda is_new: "Die Datei ist zurückgenommen." if is_new else "Sie war schon zurückgenommen.",
    )
    return redirect("proposals:attachments", reference)


def _is_open(attachment, appointment) -> bool:
    """Whether the reader may replace it or take it back."""
    return attachment.is_current and not attachment.is_withdrawn and attachment.is_own(appointment)

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.kern import sent
from voting.parts.access import get_item
from voting.parts.forms import SettleForm
from voting.parts.pages import settling_page, way
from voting.parts.settling import settle as settle_text


@require_http_methods(["GET", "POST"])
def settle(request, reference):
    """See what the text says after the votes on its parts, and save it as the version of the conference."""
    proposal = get_item(request.user, reference, to=Permission.RECORD_VOTE)
    back = reverse("voting:parts", args=[reference])
    form = SettleForm(sent(request))
    settled = form.accepts(lambda: settle_text(proposal, seen=form.cleaned_data["mark"], by=request.user))
    if settled:
        messages.success(request, f"Der Text ist festgestellt. Es gilt Fassung {settled.result.number}.")
        return redirect(back)
    page = settling_page(proposal)
    context = {"proposal": proposal, "page": page, "form": form, "back": back}
    context["breadcrumb"] = way(proposal, "Text feststellen")
    return render(request, "voting/parts/settle.html", context, status=409 if form.is_bound else 200)

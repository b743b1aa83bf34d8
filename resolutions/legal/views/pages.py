"""The pages in the footer: read by everybody, written by the office of the year."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from intmk.kern import sent
from resolutions.legal.access import may_write, open_writing
from resolutions.legal.forms import LegalTextForm
from resolutions.legal.models import LegalText
from resolutions.legal.rules import PATTERNS, LegalPage, pieces
from resolutions.views.responses import for_everybody


@login_not_required
@require_safe
@for_everybody
def show(request, page):
    version = LegalText.objects.current(page)
    context = {
        "page": page,
        "version": version,
        "pieces": list(pieces(version.text)) if version else [],
        "may_write": may_write(request.user),
        "takes_feedback": page == LegalPage.ACCESSIBILITY,
        "breadcrumb": [("Start", "/"), (page.label, None)],
    }
    return render(request, "resolutions/legal/page.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, page):
    open_writing(request.user)
    newest = LegalText.objects.current(page)
    after = newest.number if newest else 0
    form = LegalTextForm(
        sent(request), initial={"after": after, "text": newest.text if newest else PATTERNS[page].strip()}
    )
    form.cancel_url = f"/{page}/"
    if form.accepts(lambda: _write(page, form, request.user)):
        messages.success(request, f"Die Seite „{page.label}“ ist veröffentlicht.")
        return redirect(form.cancel_url)
    if form.is_bound:
        form.data = form.data | {"after": str(after)}
    context = {
        "page": page,
        "form": form,
        "versions": LegalText.objects.filter(page=page).select_related("by"),
        "breadcrumb": [(page.label, form.cancel_url), ("Bearbeiten", None)],
    }
    return render(request, "resolutions/legal/edit.html", context)


def _write(page, form, user) -> bool:
    return LegalText.write(page, form.cleaned_data["text"], after=form.cleaned_data["after"], by=user)

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.reading import lines_of


@require_safe
def show(request, reference, number):
    """One saved version, as it was."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    versions = proposal.versions_seen_by(request.user)
    version = get_object_or_404(versions.select_related("saved_by", "land"), number=number)
    return render(
        request,
        "proposals/version.html",
        {
            "proposal": proposal,
            "version": version,
            "lines": lines_of(version.read()),
            "breadcrumb": [
                ("Vorschläge", "/vorschlaege/"),
                (reference, proposal.get_absolute_url()),
                (f"Fassung {number}", None),
            ],
        },
    )

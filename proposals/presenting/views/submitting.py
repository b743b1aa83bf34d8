"""The page of submission: the step of the workflow with the text beside it."""

from django.views.decorators.http import require_http_methods

from intmk.rescue import rescues_text
from proposals import workflow
from proposals.presenting.pages import beside
from proposals.presenting.rules import Release
from proposals.views.step import answer


@rescues_text
@require_http_methods(["GET", "POST"])
def submit(request, reference):
    """„Einreichen“."""
    return _submit(request, reference, workflow.SUBMIT)


@rescues_text
@require_http_methods(["GET", "POST"])
def resubmit(request, reference):
    """„Erneut einreichen“."""
    return _submit(request, reference, workflow.RESUBMIT)


def _submit(request, reference, transition):
    def more(proposal):
        return {"page": beside(proposal, request.user, Release.SUBMISSION)}

    def move(proposal, **facts):
        return proposal.move(transition.code, **facts)

    return answer(request, reference, transition, move, template="proposals/presenting/submit.html", more=more)

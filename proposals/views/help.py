from django.shortcuts import render
from django.views.decorators.http import require_safe

from proposals.glossary import GLOSSARY
from proposals.handbook import chapters, steps, straight_way


@require_safe
def show(request):
    """How a proposal comes about, and the words for it: read from the tables that the application itself follows."""
    context = {
        "way": straight_way(),
        "chapters": chapters(),
        "steps": steps(),
        "glossary": GLOSSARY,
    }
    return render(request, "proposals/help.html", context)

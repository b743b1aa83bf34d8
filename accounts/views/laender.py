from django.db.models import Prefetch
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import Land, Ministry
from intmk import clock


@require_safe
def show(request):
    """The sixteen Länder in the order of the chair, each with the ministry responsible today."""
    current = Prefetch("ministries", Ministry.objects.current(), to_attr="responsible")
    context = {
        "laender": Land.objects.prefetch_related(current),
        "today": clock.today(),
        "breadcrumb": [("Konferenzen", reverse("conferences:list")), ("Länder und Ministerien", None)],
    }
    return render(request, "accounts/laender.html", context)

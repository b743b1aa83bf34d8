"""„Gehe zu Ziffer“: a form with one field that leads to the place in the text."""

from django.contrib import messages
from django.shortcuts import redirect

from text.find import find_ziffer


def to_ziffer(request, text):
    """To the Ziffer that `?ziffer=` names, on the same page; where the text has none such, the page says so."""
    typed = request.GET["ziffer"]
    kept = request.GET.copy()
    del kept["ziffer"]
    address = f"{request.path}?{kept.urlencode()}" if kept else request.path
    block_id = find_ziffer(text.blocks, typed)
    if block_id is None:
        messages.info(request, f"Eine Ziffer „{typed[:30]}“ gibt es in diesem Text nicht.")
    return redirect(f"{address}#z-{block_id}" if block_id else f"{address}#text")

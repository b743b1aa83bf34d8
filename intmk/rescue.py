"""Words typed into a page whose session has ended in the meantime are kept while the person signs in again."""

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import QueryDict

_KEY = "rescued_text"
_LIMIT = 1_000_000  # characters; more is no text of a resolution


def rescues_text(view):
    """Mark a view whose submitted text survives the end of a session. It reads it with `rescued` after sign-in."""
    view.rescues_text = True
    return view


class RescuingLoginRequiredMiddleware(LoginRequiredMiddleware):
    """Denies by default, as its parent; but a submitted text is put aside before the person is sent to sign in."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" and getattr(view_func, "rescues_text", False):
            text = request.POST.urlencode()
            if len(text) <= _LIMIT:
                request.session[_KEY] = {"path": request.path, "text": text}
        return super().handle_no_permission(request, view_func)


def rescued(request) -> QueryDict | None:
    """The text put aside for this page, once, with a word to the person; None if there is none."""
    kept = request.session.get(_KEY)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[_KEY]
    messages.warning(
        request,
        "Ihre Anmeldung war abgelaufen. Ihr Text ist nicht verloren: Er steht hier und ist noch nicht gespeichert.",
    )
    return QueryDict(kept["text"])

"""Words typed into a page whose session has ended in the meantime are kept while the person signs in again.

They belong to the person who opened the page, not to the browser: every form carries a signed mark of her
(`opened_by`, from `intmk.context`). Whoever else signs in there never sees them, and they are dropped.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature, Signer
from django.http import QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

MARK = "opened_by"
_KEY = "rescued_text"
_LIMIT = 1_000_000  # characters; more is no text of a resolution
_SIGNER = Signer(salt="intmk.rescue")


def rescues_text(view):
    """Mark a view whose submitted text survives the end of a session. It reads it with `rescued` after sign-in."""
    view.rescues_text = True
    return view


def rescues_text_of_a_page(view):
    """The same for a view without a page of its own: the page on which its form stands reads the text."""
    view.rescues_text = view.has_no_page = True
    return view


def mark_of(user_pk) -> str:
    """What a form says about the person who has opened it."""
    return _SIGNER.sign(str(user_pk))


class RescuingLoginRequiredMiddleware(LoginRequiredMiddleware):
    """Denies by default, as its parent; but a submitted text is put aside before the person is sent to sign in."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        denied = super().process_view(request, view_func, view_args, view_kwargs)
        if denied is None and getattr(view_func, "login_required", True):
            _drop_what_others_typed(request)
        return denied

    def handle_no_permission(self, request, view_func):
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        is_rescued = getattr(view_func, "rescues_text", False)
        if is_rescued:
            _put_aside(request)
        has_page = is_rescued and not getattr(view_func, "has_no_page", False)
        page = request.get_full_path() if has_page else _page_before(request)
        return redirect_to_login(page, self.get_login_url(view_func), self.get_redirect_field_name(view_func))


def rescued(request, path=None) -> QueryDict | None:
    """The text put aside for this page, or for what its form sends to (`path`), once; None if there is none."""
    path, kept = path or request.path, request.session.get(_KEY, {})
    if path not in kept:
        return None
    text = kept[path]["text"]
    request.session[_KEY] = {other: each for other, each in kept.items() if other != path}
    messages.warning(
        request,
        "Ihre Anmeldung war abgelaufen. Ihr Text ist nicht verloren: Er steht hier und ist noch nicht gespeichert.",
    )
    return QueryDict(text)


def retyped(request, path=None, *, several: Callable[[str], bool] = lambda name: False) -> dict:
    """The same as the initial values of a form; nothing while a form is being sent.

    `several` tells of a field whether it takes several values: it gets them all, any other one the last.
    """
    typed = rescued(request, path) if request.method == "GET" else None
    return {name: typed.getlist(name) if several(name) else typed[name] for name in typed or ()}


def _put_aside(request):
    """Without a valid mark nobody knows whose words these are: they are not kept."""
    try:
        opened_by = _SIGNER.unsign(request.POST.get(MARK, ""))
    except BadSignature:
        return
    kept = request.session.get(_KEY, {}) | {request.path: {MARK: opened_by, "text": request.POST.urlencode()}}
    if sum(len(each["text"]) for each in kept.values()) <= _LIMIT:
        request.session[_KEY] = kept


def _drop_what_others_typed(request):
    kept = request.session.get(_KEY)
    if not kept:
        return
    own = {path: each for path, each in kept.items() if each[MARK] == str(request.user.pk)}
    if len(own) < len(kept):
        request.session[_KEY] = own


def _page_before(request) -> str:
    """Where the button or the form stood: an address that only takes what is sent shows nothing after sign-in."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return request.get_full_path()
    address = urlsplit(referer)
    return f"{address.path}?{address.query}" if address.query else address.path

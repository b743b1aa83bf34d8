"""Where everything is. Public pages are those marked `login_not_required`; the tests list them."""

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from accounts.forms import SignInForm
from intmk import converters  # noqa: F401  (registers `reference`)
from resolutions.views import public

handler400 = "intmk.errors.bad_request"
urlpatterns = [
    path("", public.start, name="start"),
    path(
        "anmelden/", LoginView.as_view(authentication_form=SignInForm, redirect_authenticated_user=True), name="login"
    ),
    path("abmelden/", LogoutView.as_view(), name="logout"),
    path("laender/", include("accounts.urls")),
    path("aufgaben/", include("notices.urls")),
    path("vorschlaege/", include("dossier.urls")),
    path("", include("proposals.urls")),
    path("vorschlaege/", include("voting.urls")),
    path("konferenzen/", include("conferences.urls")),
    path("", include("resolutions.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("demo.urls")))

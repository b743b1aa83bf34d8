"""Where everything is. Public pages are those marked `login_not_required`; the tests list them."""

from django.conf import settings
from django.urls import include, path

from accounts.views import sign_in
from intmk import converters  # noqa: F401  (registers `reference`)
from resolutions.views import public

handler400 = "intmk.errors.bad_request"
urlpatterns = [
    path("", public.start, name="start"),
    path("anmelden/", sign_in.SignIn.as_view(), name="login"),
    path("abmelden/", sign_in.SignOut.as_view(), name="logout"),
    path("laender/", include("accounts.urls")),
    path("aufgaben/", include("notices.urls")),
    path("vorschlaege/", include("dossier.urls")),
    path("", include("proposals.urls")),
    path("", include("voting.urls")),
    path("", include("steering.urls")),
    path("konferenzen/", include("conferences.urls")),
    path("", include("resolutions.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("demo.urls")))

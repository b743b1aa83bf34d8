from django.urls import include, path

from resolutions.views import changes, conference, desk, public, release

app_name = "resolutions"
urlpatterns = [
    path("", include("resolutions.legal.urls")),
    path("konferenz/", conference.current_one, name="current_conference"),
    path("konferenz/<int:number>/", conference.conference, name="conference"),
    path("beschluesse/", public.index, name="list"),
    path("beschluesse/<slug:reference>.pdf", public.pdf, name="pdf"),
    path("beschluesse/<slug:reference>/", public.detail, name="detail"),
    path("vorschlaege/<slug:reference>/freigabe/", release.release, name="release"),
    path("pressetisch/", desk.desk, name="desk"),
    path("pressetisch/<slug:reference>.pdf", desk.preview_pdf, name="preview_pdf"),
    path("pressetisch/<slug:reference>/", desk.preview, name="preview"),
    path("pressetisch/<slug:reference>/veroeffentlichen/", desk.publish, name="publish"),
    path("pressetisch/<slug:reference>/sperrfrist/", changes.change, {"change": changes.EMBARGO}, name="embargo"),
    path("pressetisch/<slug:reference>/bestaetigen/", changes.change, {"change": changes.CONFIRM}, name="confirm"),
    path("pressetisch/<slug:reference>/absagen/", changes.change, {"change": changes.CANCEL}, name="cancel"),
    path("pressetisch/<slug:reference>/zurueckziehen/", changes.change, {"change": changes.WITHDRAW}, name="withdraw"),
]

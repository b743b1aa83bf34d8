from django.urls import path

from resolutions.legal.rules import LegalPage
from resolutions.legal.views import feedback, machines, pages

urlpatterns = [
    *(path(f"{page}/", pages.show, {"page": page}, name=page.value) for page in LegalPage),
    *(path(f"{page}/bearbeiten/", pages.edit, {"page": page}, name=f"edit_{page}") for page in LegalPage),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("barrierefreiheit/rueckmeldung/", feedback.give, name="feedback"),
    path("barrierefreiheit/rueckmeldungen/", feedback.index, name="feedbacks"),
    path("barrierefreiheit/rueckmeldungen/<int:pk>/erledigt/", feedback.settle, name="settle_feedback"),
]

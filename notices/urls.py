from django.urls import path

from intmk import converters  # noqa: F401  (registers `reference`)
from notices.views import noting, tasks

app_name = "notices"
urlpatterns = [
    path("", tasks.show, name="tasks"),
    path("zur-kenntnis/<reference:reference>/aenderung/<int:number>/", noting.amendment, name="note_amendment"),
    path("zur-kenntnis/<reference:reference>/wunsch/<int:pk>/", noting.wish, name="note_wish"),
]

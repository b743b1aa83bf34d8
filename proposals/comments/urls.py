from django.urls import include, path

from proposals.comments import views

COMMENTS = [
    path("", views.show, name="comments"),
    path("stelle/<slug:block_id>/", views.at_place, name="comments_at"),
    path("<int:pk>/antworten/", views.reply, name="reply_comment"),
    path("<int:pk>/erledigen/", views.settle, name="settle_comment"),
    path("<int:pk>/zuruecknehmen/", views.withdraw, name="withdraw_comment"),
]
urlpatterns = [path("<reference:reference>/kommentare/", include(COMMENTS))]

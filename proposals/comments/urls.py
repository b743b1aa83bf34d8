from django.urls import path

from proposals.views import comment

COMMENTS = [
    path("", comment.show, name="comments"),
    path("<int:pk>/antworten/", comment.reply, name="reply_comment"),
    path("<int:pk>/erledigen/", comment.settle, name="settle_comment"),
    path("<int:pk>/zuruecknehmen/", comment.withdraw, name="withdraw_comment"),
]

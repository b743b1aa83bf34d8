from django.urls import path

from notices.views import tasks

app_name = "notices"
urlpatterns = [path("", tasks.show, name="tasks")]

from django.urls import path

from proposals.presenting.views import presenting, submitting

urlpatterns = [
    path("<reference:reference>/vorlegen/", presenting.present, name="present"),
    path("<reference:reference>/vorlegen/zurueck/", presenting.send_back, name="send_back"),
    path("<reference:reference>/schritt/submit/", submitting.submit, name="submit"),
    path("<reference:reference>/schritt/resubmit/", submitting.resubmit, name="resubmit"),
]

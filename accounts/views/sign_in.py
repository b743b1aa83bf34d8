from math import ceil

from django.contrib.auth.views import LoginView, LogoutView

from accounts.forms import SignInForm
from accounts.security import Event, tell


class SignIn(LoginView):
    """E-mail address and password. Who comes too early is told when to come again, by a header as well."""

    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        response = super().form_valid(form)
        tell(Event.SIGN_IN, self.request, user=self.request.user.pk)
        return response

    def form_invalid(self, form):
        response = super().form_invalid(form)
        if form.wait:
            response.status_code = 429
            response.headers["Retry-After"] = str(ceil(form.wait.total_seconds()))
        return response


class SignOut(LogoutView):
    def post(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            tell(Event.SIGN_OUT, request, user=request.user.pk)
        return super().post(request, *args, **kwargs)

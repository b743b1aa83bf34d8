"""A Django with nothing but sessions and sign-in, on the same database: what any application pays at least."""

from intmk.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.floor"
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates"}]

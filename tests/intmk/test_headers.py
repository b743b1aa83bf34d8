"""What every page tells the browser: what may run in it, who may frame it, what other sites learn."""

import pytest

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
PAGES = [("/", 200), ("/vorschlaege/", 200), ("/aufgaben/", 200), ("/vorschlaege/2025-999/", 404), ("/laender/x/", 404)]


@pytest.mark.parametrize(("url", "status"), PAGES)
def test_nothing_runs_that_is_not_ours(sign_in, url, status):
    response = sign_in("bayern").get(url)
    policy = response.headers["Content-Security-Policy"]
    assert (response.status_code, dict(part.split(" ", 1) for part in policy.split("; "))) == (status, POLICY)


@pytest.mark.parametrize(("url", "status"), PAGES)
def test_nobody_frames_a_page_or_learns_where_one_comes_from(sign_in, url, status):
    headers = sign_in("bayern").get(url).headers
    names = ("X-Frame-Options", "Referrer-Policy", "X-Content-Type-Options", "Cross-Origin-Opener-Policy")
    assert [headers[name] for name in names] == ["DENY", "same-origin", "nosniff", "same-origin"]

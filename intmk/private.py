"""What is not for everybody stays in no cache: after signing out, „Zurück“ shows nothing on a shared computer."""


def private_by_default(get_response):
    """Nobody keeps an answer, unless its view has said who may."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return middleware

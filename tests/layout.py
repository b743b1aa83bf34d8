"""Pages as a browser lays them out: where a template breaks its lines, nobody sees it, and no test should."""

import re

KEPT = re.compile(r"(<(?:textarea|pre|script)\b.*?</(?:textarea|pre|script)>)", re.DOTALL)


def without_breaks(page: str) -> str:
    """The page with its line ends gone beside tags, and one space for each within words."""
    parts = KEPT.split(page)
    return "".join(part if place % 2 else _joined(part) for place, part in enumerate(parts))


def _joined(part: str) -> str:
    part = re.sub(r"[ \t]*\n\s*(?=>)", "", part)  # within a tag, before its end
    part = re.sub(r"(<[a-zA-Z][^<>]*>)[ \t]*\n\s*", r"\1", part)  # after an opening tag
    part = re.sub(r"[ \t]*\n\s*(?=</)", "", part)  # before a closing one
    part = re.sub(r"(?<=>)[ \t]*\n\s*(?=<)", "", part)  # between two tags
    return re.sub(r"[ \t]*\n\s*", " ", part)


def laid_out(get_response):
    """Innermost middleware of the tests."""

    def middleware(request):
        response = get_response(request)
        if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
            response.content = without_breaks(response.content.decode()).encode()
        return response

    return middleware

"""What a test reads from a page."""

import html
import re

from django.contrib.messages import get_messages


def sentences(response) -> list[str]:
    """What the error summary of a page says."""
    summary = re.search(r"data-error-summary>(.*?)</ul>", response.content.decode(), re.DOTALL)
    found = re.findall(r"<li>(.*?)</li>", summary[1], re.DOTALL) if summary else []
    return [html.unescape(re.sub(r"<[^>]+>", "", sentence)).strip() for sentence in found]


def field(response, name) -> str:
    """What stands in a text field of the page."""
    page = response.content.decode()
    area = re.search(rf'<textarea[^>]* name="{name}"[^>]*>\r?\n?(.*?)</textarea>', page, re.DOTALL)
    line = re.search(rf'<input[^>]* name="{name}"[^>]*? value="([^"]*)"', page)
    return html.unescape((area or line)[1])


def said(response) -> list[str]:
    """The messages that the next page will show, or that this one shows."""
    return [str(message) for message in get_messages(response.wsgi_request)]

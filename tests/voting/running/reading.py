"""What a page of a session says, read from its HTML."""

from lxml import html


def words(element) -> str:
    """All words, also of what stands side by side without a space between the tags."""
    return " ".join(" ".join(element.itertext()).split())


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return html.fromstring(response.content)

"""What a page of a session says, read from its HTML."""

from lxml import html


def words(element) -> str:
    return " ".join(element.text_content().split())


def page_of(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return html.fromstring(response.content)

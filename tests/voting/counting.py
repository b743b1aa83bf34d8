"""How the office records a vote on the page: it looks at the summary, then it confirms."""

import re


def confirmed(client, url: str, form: dict):
    """The answer to the form that was sent again with the summary it was answered with; or to the first, without."""
    shown = client.post(url, form)
    counted = re.search(r'name="counted" value="(\w{64})"', shown.content.decode())
    return client.post(url, form | {"counted": counted.group(1)}) if counted else shown

"""The languages that a page has words in: what its style sheet has to know families and sizes of."""

from __future__ import annotations

import re

from press.model.page import Page

_LANG = re.compile(r'\slang="([A-Za-z0-9-]+)"')


def tongues(page: Page) -> tuple[str, ...]:
    """BCP 47 tags, the page's own among them; shorter ones first, so that ``zh-Hant`` comes behind ``zh``."""
    named = {page.language, page.title_language, page.subtitle_language, page.summary_language}
    named |= {page.publisher_language, page.notices_language, *_LANG.findall(page.body)}
    return tuple(sorted(named - {""}, key=lambda tag: (len(tag), tag)))

"""A line of Korean ends between words, and the PDF has the very characters of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from press.formats.weasy.starting import start

TEXT = (
    "덴마크는 극단주의를 예방하기 위하여 오랫동안 다른 나라들과 협력하여 왔다. (안내책자는) 방문하기 전에 처음부터 "
    "끝까지 읽을 수 있지만, 각각의 장을 따로 읽을 수도 있다. 모든 사람은 태어날 때부터 자유로우며 그 존엄과 권리에 "
    "있어 동등하다. EU의 회원국들은 서로 형제애의 정신으로 행동하여야 한다."
)


def lines(content: str, css: str) -> list[str]:
    """The lines of a paragraph as WeasyPrint lays it out on a narrow page."""
    start()
    from weasyprint import HTML
    from weasyprint.formatting_structure import boxes

    def found(box: Any) -> Iterator[str]:
        if isinstance(box, boxes.LineBox):
            yield "".join(one.text for one in box.descendants() if isinstance(one, boxes.TextBox)).strip()
        else:
            for child in getattr(box, "children", ()):
                yield from found(child)

    style = f'@page {{ size: 60mm 400mm; margin: 5mm }} p {{ font: 10pt "Noto Sans CJK KR"; {css} }}'
    document = HTML(string=f'<html lang="ko"><style>{style}</style><body><p>{content}</p></body></html>').render()
    return [line for page in document.pages for line in found(page._page_box)]


@pytest.mark.parametrize("css", ["", "text-align: justify", "letter-spacing: 0.2pt", "overflow-wrap: break-word"])
def test_no_line_ends_inside_a_word(css: str) -> None:
    laid_out = lines(TEXT, css)
    assert len(laid_out) > 8
    assert " ".join(laid_out) == TEXT


def test_emphasis_does_not_part_a_word_either() -> None:
    laid_out = lines(TEXT.replace("극단주의를", "<b>극단주의</b>를").replace("협력하여", "<em>협력</em>하여"), "")
    assert " ".join(laid_out) == TEXT


def test_a_word_that_is_longer_than_the_line_is_not_lost() -> None:
    word = "가나다라마바사아자차카타파하" * 3
    assert "".join(lines(word, "overflow-wrap: break-word")) == word

"""Keeps what the end of a line means: a space between two words, or a hyphen that is no letter of its word.

Layout drops the space at which a line ends, and puts a hyphen where it divides a word. Whoever reads a PDF by its tags,
and not by places on the page, would hear two words as one, and one as two.

- The space is painted behind the last letter, where nobody sees it (ISO 32000-1, 14.8.2.5: words are told apart by
  their spaces alone), before a leader too.
- The hyphen is told from those of the text: :mod:`~press.formats.weasy.wording` says that it is a soft one, U+00AD
  (ISO 32000-1, 14.8.2.2.3).

Lines and drawing are private to WeasyPrint; see :mod:`press.formats.weasy.tagging`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from press.formats.weasy.bidi.paragraphs import is_inline, leaves
from press.formats.weasy.glyphs import font_named, space

_SPACES = (" ", "\n", "\t")


@cache
def note_line_ends() -> None:
    """From now on every line knows what it ends with. Called by ``starting.start``, once, before ``order_text``."""
    inline.get_next_linebox = _noted(inline.get_next_linebox)


@cache
def paint_line_ends() -> None:
    """From now on every line has its last space. Called by ``starting.start``, once, after ``keep_words``."""
    drawing.draw_first_line = _ended(drawing.draw_first_line)


# --- lines are made ---------------------------------------------------------------------------------------------------


def _noted(make: Callable[..., Any]) -> Callable[..., Any]:
    def get_next_linebox(context: Any, linebox: Any, *rest: Any, **options: Any) -> Any:
        line, resume_at = make(context, linebox, *rest, **options)
        if line is not None:
            _note(line, *_around(linebox, resume_at))
        return line, resume_at

    return get_next_linebox


def _note(line: Any, before: str, after: str) -> None:
    """Says of the last text of a line what follows it.

    :param before: the end of the text that stands in it, as it was written; empty in the last line of a paragraph.
    """
    if _has_leader(line):
        for one, following in pairwise(leaves(line)):
            if following.is_leader and isinstance(one, boxes.TextBox):
                one.press_space = True
    last = _last_text_box(line) if before or after else None
    if last is None:
        return
    if before.endswith(_SPACES) or after.startswith(_SPACES):
        if last.text:
            last.press_space = True
        else:
            last.text = " "
        return
    hyphen = last.style["hyphenate_character"]
    if before and last.text.endswith(hyphen) and not before.endswith(hyphen):
        last.press_hyphen = hyphen


def _has_leader(parent: Any) -> bool:
    return any(child.is_leader or (is_inline(child) and _has_leader(child)) for child in parent.children)


def _last_text_box(parent: Any) -> Any:
    """The last text that stands in the line itself; None without any."""
    for child in reversed(parent.children):
        if not child.is_in_normal_flow():
            continue
        found = _last_text_box(child) if is_inline(child) else child
        if isinstance(found, boxes.TextBox):
            return found
    return None


def _around(linebox: Any, resume_at: Any) -> tuple[str, str]:
    """What stands in a paragraph's text before and after the place where its next line begins; its edges only."""
    if resume_at is None:
        return "", ""
    parent = linebox
    while resume_at is not None:
        ((place, resume_at),) = resume_at.items()
        if isinstance(parent, boxes.TextBox):
            data = parent.text.encode()
            return data[:place].decode(), data[place:].decode()
        before, after = parent.children[:place], parent.children[place:]
        parent = after[0] if after else None
    return _last_text(before), _first_text(after)


def _last_text(parts: Any) -> str:
    return next((text for part in reversed(parts) if (text := _edge(part, _last_text))), "")


def _first_text(parts: Any) -> str:
    return next((text for part in parts if (text := _edge(part, _first_text))), "")


def _edge(box: Any, inner: Callable[[Any], str]) -> str:
    if isinstance(box, boxes.TextBox):
        return str(box.text)
    return inner(box.children) if is_inline(box) else "\N{OBJECT REPLACEMENT CHARACTER}"


# --- lines are painted ------------------------------------------------------------------------------------------------


def _ended(draw: Callable[..., Any]) -> Callable[..., Any]:
    def draw_first_line(stream: Any, textbox: Any, *rest: Any) -> Any:
        start = len(stream.stream)
        emojis = draw(stream, textbox, *rest)
        # Of some lines WeasyPrint paints the space.
        if getattr(textbox, "press_space", False) and not textbox.pango_layout.text.endswith(" "):
            _end(stream, start, is_leftward=getattr(textbox, "press_level", 0) % 2 == 1)
        return emojis

    return draw_first_line


def _end(stream: Any, start: int, *, is_leftward: bool) -> None:
    """Paints a space at the end of what was painted from ``start`` on: behind it, or left of what runs to the left."""
    chosen = stream._current_font  # noqa: SLF001
    font = chosen and font_named(stream, chosen[0])
    code = space(font) if font and not font.bitmap else None
    if code is None or start == len(stream.stream):
        return
    if not is_leftward:
        stream.show_text(f"<{code:04x}>")
        return
    placed = next(place for place, one in enumerate(stream.stream[start:], start) if one.endswith(b" Tm"))
    size = f"/{font.hash} {chosen[1]} Tf".encode()
    painted = f"[{font.widths[code]}<{code:04x}>] TJ".encode()
    stream.stream[placed:placed] = [stream.stream[placed], size, painted]

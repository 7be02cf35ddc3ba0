"""Takes most positions out of pandoc's JSON before it is parsed.

``sourcepos`` puts a span around every word and every space, which makes the output twenty times as long as the text.
What stands in a row on one line is drawn together into one text in one span: the line of each word stays known.
"""

from __future__ import annotations

import re

_SPAN = r'\{"t":"Span","c":\[\["",\[\],\[\["wrapper","1"\],\["data-pos","'
_LETTERS = r'(?:[^"\\\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]++|\\["\\/])+'
"""Of a JSON string; what can't be printed (:data:`press.pandoc.reader.UNPRINTABLE`) is left alone: its line is told."""
_WORD = rf'\{{"t":"Str","c":"{_LETTERS}"\}}'
_SPACE = r'\{"t":"Space"\}'
_ROW = re.compile(
    rf'({_SPAN}(\d+):\d+-[\d:]+"\]\]\],\[){_WORD}'
    rf'(?:\]\]\}},{_SPAN}\2:\d+-[\d:]+"\]\]\],\[(?:{_WORD}|{_SPACE}))+\]\]\}}'
)
_PIECE = re.compile(rf'"t":"Str","c":"({_LETTERS})"|"t":"Space"')


def compact(output: bytes) -> str:
    """The JSON of the same document, in which the words in a row on a line are one."""
    return _ROW.sub(_drawn_together, output.decode())


def _drawn_together(row: re.Match[str]) -> str:
    words = "".join(word or " " for word in _PIECE.findall(row[0], row.end(1) - row.start()))
    return f'{row[1]}{{"t":"Str","c":"{words}"}}]]}}'

"""Keeps plain words from pandoc: most of a text needs no parser, and pandoc is the dearest step.

Pandoc is sent a short word in place of each row of words that nothing in it or beside it can make a mark of:
paragraphs without marks, or the inner words of a line with some. It gives each its place, in whatever stands around
it, and the words are put back into its JSON. Where one does not come back once and whole, the text is read anew
as it is: what is kept back changes how long reading takes, and nothing else.
"""

from __future__ import annotations

import json
import re

UNMARKED = (
    r"[^\\`*_\[\]{}<>&#~^|$@\n\x00-\x09\x0b-\x1f\x7f-\x9f\u1680\u2000-\u200b\u2028-\u202e\u205f\u2066-\u2069\u3000"
    r"\ufdd0-\ufdef\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""A character within a line that is no mark, wherever it stands there, and no space of a kind of its own."""
_ITEM = r"[^\W_]+[.)](?:[ \n]|\Z)"
"""What begins an item of a list: ``1.``, ``a)``, ``iv.`` (fancy_lists)."""
_PLAIN = rf"(?!{_ITEM})[^\W_]{UNMARKED}*+(?<![ \u00a0\u202f])"
_MARKED = rf"(?!{_ITEM})(?:[^\W_]|\*+[^\s*]|\[(?!\^))[^\n|]*+"
"""A line that begins as running text does: no heading, item, fence, quotation, table or line of attributes."""
_PARAGRAPH = re.compile(
    rf"(?:(?<=\n\n)|\A)(?:(?P<plain>{_PLAIN}(?:\n\n?{_PLAIN})*)|{_MARKED}(?:\n{_MARKED})*)(?=\n\n|\n?\Z)"
)
_WORD = r"[^\W_]+(?:[-'’][^\W_]+)*[,.;:]?"
_ROW = re.compile(rf"(?<=[^\W_] ){_WORD}(?: {_WORD})+(?= [^\W_])")
"""Words between two others, a space from each. None is an attribute: those have an equals sign, a full stop before
them, or stand alone between braces."""
_TAG = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]+:)")
"""What may begin a tag, in which a word is an attribute."""
_NOTE = re.compile(r"\[\^[^\]\s]*\]:")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Of the private use area: no text has them, and where one has, nothing is kept from pandoc."""
_KEPT = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
_PLACE = r'\["wrapper","1"\],\["data-pos","(?:(\d+):)?[\d:-]+"\]\]\]'
_ALONE = re.compile(
    rf'\{{"t":"Div","c":\[\["",\[\],\[{_PLACE},\[\{{"t":"Para","c":\[\{{"t":"Span","c":\[\["",\[\],\[{_PLACE},'
    rf'\[\{{"t":"Str","c":"{_OPEN}{_OPEN}([0-9]+){_CLOSE}"\}}\]\]\}}\]\}}\]\]\}}'
)
"""A word that stands for several paragraphs, in a paragraph of its own: pandoc's JSON of both."""


class Asides:
    """The words that are kept back while pandoc reads the rest."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._runs: list[str] = []
        self._named = False

    def lines(self, text: str) -> str:
        """A text of paragraphs and other blocks with a word for each row of words; it has as many lines as before."""
        if _OPEN in text or _CLOSE in text:
            return text
        # An address that is given a name of words (CommonMark 0.31, 4.7): the same words elsewhere are a link then.
        self._named = "]:" in _NOTE.sub("", text)
        return _PARAGRAPH.sub(self._paragraph, text)

    def words(self, text: str) -> str:
        """The same of lines that are known to be running text."""
        if _OPEN in text or _CLOSE in text:
            return text
        return "\n".join(map(self._line, text.split("\n")))

    def _line(self, line: str) -> str:
        return line if _TAG.search(line) else _ROW.sub(lambda row: self._kept(row[0]), line)

    def _paragraph(self, paragraph: re.Match[str]) -> str:
        run = paragraph["plain"]
        if run and "\n\n" in run:
            self._runs.append(run)
            return f"{_OPEN}{_OPEN}{len(self._runs) - 1}{_CLOSE}" + "\n" * run.count("\n")
        if run:
            return "\n".join(map(self._kept, paragraph[0].split("\n")))
        if self._named or _TAG.search(paragraph[0]):
            return paragraph[0]
        return "\n".join(map(self._line, paragraph[0].split("\n")))

    def _kept(self, row: str) -> str:
        self._rows.append(json.dumps(row, ensure_ascii=False)[1:-1])
        return f"{_OPEN}{len(self._rows) - 1}{_CLOSE}"

    def put_back(self, output: str) -> str | None:
        """Pandoc's JSON with the words in their places; None where one is missing, or is there twice."""
        output, count = _ALONE.subn(self._several, output)
        if count != len(self._runs):
            return None
        if [int(number) for number in sorted(_KEPT.findall(output), key=int)] != list(range(len(self._rows))):
            return None
        return _KEPT.sub(lambda word: self._rows[int(word[1])], output)

    def _several(self, word: re.Match[str]) -> str:
        """The paragraphs of a run, each line with its place, as pandoc would have given them."""
        line = int(word[1])
        blocks = []
        for paragraph in self._runs[int(word[3])].split("\n\n"):
            lines = paragraph.split("\n")
            spans = (
                _wrapped("Span", line + at, f'{{"t":"Str","c":{json.dumps(text, ensure_ascii=False)}}}')
                for at, text in enumerate(lines)
            )
            blocks.append(_wrapped("Div", line, f'{{"t":"Para","c":[{_BREAK.join(spans)}]}}'))
            line += len(lines) + 1
        return ",".join(blocks)


def _wrapped(kind: str, line: int, node: str) -> str:
    return f'{{"t":"{kind}","c":[["",[],[["wrapper","1"],["data-pos","{line}:1-{line}:1"]]],[{node}]]}}'


_BREAK = ',{"t":"SoftBreak"},'

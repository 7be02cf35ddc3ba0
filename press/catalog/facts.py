r"""The facts in a text: addresses, e-mails, telephone numbers, dates, amounts, numbers; and a new one put in place.

Texts are msgids and msgstrs, so Markdown, in any script: an address ends where its own characters end (RFC 3986,
ASCII), and a number may stand against a Chinese letter. Danish forms are known (``10. november 2023``, ``1.250,50
kr.``); a translation is only ever searched for what stands in it word for word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What a fact is. The value is what a report calls it."""

    ADDRESS = "address"
    EMAIL = "e-mail"
    TELEPHONE = "telephone"
    DATE = "date"
    AMOUNT = "amount"
    NUMBER = "number"


CONTACTS = frozenset({FactKind.ADDRESS, FactKind.EMAIL, FactKind.TELEPHONE})
"""Kinds that are written alike in every language, so that a new one can take the old one's place unseen."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact, and where it stands in its text."""

    kind: FactKind
    value: str
    start: int
    end: int


_S = "[ \u00a0\u202f]"
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_SHORT = r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?"
_DIGITS = r"(?:\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?"
_CURRENCY = r"kr\b\.?|kroner\b|euro\b|(?:DKK|EUR|USD|SEK|NOK|GBP)\b|[€$£%‰]|pct\b\.?|procent\b"
_SCALE = rf"{_S}(?:tusind|mio\b\.?|mia\b\.?|million(?:er)?|milliard(?:er)?)"
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:dk|com|org|net|eu|int|info|gov|edu|se|no|de|uk|fi|is|gl|fo)\b"
_PATH = r"(?:[A-Za-z0-9\-._~:/?\#@!$&'*+,;=%()]|\\(?=[_*~]))"

_FACT = re.compile(
    rf"""
    (?P<email>(?<![A-Za-z0-9æøåÆØÅ_.+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+)
  | (?P<target>(?<=\]\()[^()\s<>]+(?:\([^()\s<>]*\)[^()\s<>]*)*(?=[\s)]))
  | (?P<address>(?<![A-Za-z0-9])(?:https?|ftp)://{_PATH}+ | (?<![A-Za-z0-9@.\-/]){_HOST}(?:/{_PATH}*)?)
  | (?P<telephone>(?<![A-Za-z0-9+])\+[1-9]\d{{0,2}}(?:[ \u00a0\u202f.\-]?\(?\d{{1,4}}\)?){{2,6}}(?!\d)
      | (?<![A-Za-z0-9.,])\d{{2}}(?:{_S}\d{{2}}){{3}}(?![\d,])(?!\.\d)
      | (?:(?<=[Tt]lf\.[ \u00a0])|(?<=[Tt]elefon[ \u00a0]))(?:\d{{8}}|\d{{4}}{_S}\d{{4}})(?!\d))
  | (?P<date>(?<![\w.])(?:\d{{1,2}}\.{_S}?(?:(?:{_MONTHS})\b|{_SHORT})(?:{_S}\d{{4}}(?!\d))?
      | (?:{_MONTHS}){_S}\d{{4}}(?!\d)
      | \d{{4}}-\d{{2}}-\d{{2}}(?!\d)
      | \d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})(?!\d)
      | \d{{1,2}}/\d{{1,2}}(?:{_S}\d{{4}})?(?!\d)))
  | (?P<amount>(?<![A-Za-z\d])(?:(?:DKK|EUR|USD|SEK|NOK|GBP){_S}?|[€$£]{_S}?){_DIGITS}(?:{_SCALE})?
      | (?<![A-Za-z\d]){_DIGITS}(?:{_SCALE})?{_S}?(?:{_CURRENCY}))
  | (?P<number>(?<!\[\^)(?<![A-Za-z\d]){_DIGITS})
    """,
    re.VERBOSE,
)
_KINDS = {
    "email": FactKind.EMAIL,
    "target": FactKind.ADDRESS,
    "address": FactKind.ADDRESS,
    "telephone": FactKind.TELEPHONE,
    "date": FactKind.DATE,
    "amount": FactKind.AMOUNT,
    "number": FactKind.NUMBER,
}
_SCHEMES = {"mailto:": FactKind.EMAIL, "tel:": FactKind.TELEPHONE}
_NUMBER = re.compile(r"\d+")
_NOT_LAST = ".,;:!?'*~\\"


def facts(text: str) -> tuple[Fact, ...]:
    """The facts of a text, in its order; none lies in another. The target of a link is an address."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Fact]:
    if not _MAY_HAVE.search(text):
        return
    for match in _FACT.finditer(text):
        start, value = match.start(), match[0]
        kind = _KINDS[str(match.lastgroup)]
        for scheme, meant in _SCHEMES.items():
            if value.startswith(scheme):
                start, value, kind = start + len(scheme), value[len(scheme) :], meant
        if match.lastgroup == "address":
            value = _without_end_of_sentence(value)
        yield Fact(kind, value, start, start + len(value))


_MAY_HAVE = re.compile(r"\d|[@/.]\w|\]\(")


def _without_end_of_sentence(address: str) -> str:
    address = address.rstrip(_NOT_LAST)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_NOT_LAST)
    return address


def masked(text: str) -> str:
    """The text with a sign for each fact's kind in its place: equal for texts that differ in facts only."""
    return _replaced(text, facts(text), lambda fact: f"\0{fact.kind}\0")


def changed(old: str, new: str) -> tuple[tuple[Fact, Fact], ...] | None:
    """The facts in which two texts differ, old and new; None where they differ in anything else."""
    before, after = facts(old), facts(new)
    if [fact.kind for fact in before] != [fact.kind for fact in after] or masked(old) != masked(new):
        return None
    pairs = zip(before, after, strict=True)
    return tuple((one, other) for one, other in pairs if one.value != other.value)


@dataclass(frozen=True, slots=True)
class Carried:
    """A translation with the new facts in the places of the old ones."""

    msgstr: str
    complete: bool
    """Whether every fact that changed was found and replaced."""
    certain: bool
    """Whether it is complete and nothing but addresses, e-mails and telephone numbers changed."""


def carried(old: str, new: str, msgstr: str) -> Carried | None:
    """The translation of ``old`` made fit for ``new``; None where the two differ in more than facts, or not at all.

    A new fact takes the old one's place where that stands word for word in the translation. One of which the Danish
    text keeps another occurrence is left alone: nobody can tell which of them is meant.
    """
    pairs = changed(old, new)
    if not pairs:
        return None
    there = {value for fact in facts(msgstr) for value in (fact.value, *_numbers(fact))}
    both = [part for pair in zip(facts(old), facts(new), strict=True) for part in _parts(*pair, there)]
    values: dict[str, str] = {}
    doubtful = {was for was, now in both if values.setdefault(was, now) != now}
    usable = {was: now for was, now in values.items() if was != now and was not in doubtful}
    complete = all(was in usable and was in there for was, now in both if was != now)
    certain = complete and all(one.kind in CONTACTS and other.kind in CONTACTS for one, other in pairs)
    return Carried(with_facts(msgstr, usable), complete, certain)


def _parts(old: Fact, new: Fact, there: Collection[str]) -> list[tuple[str, str]]:
    """What has to be looked for: the whole fact, or, in a date that is written otherwise there, its numbers."""
    if old.kind is not FactKind.DATE or old.value in there or _NUMBER.sub("", old.value) != _NUMBER.sub("", new.value):
        return [(old.value, new.value)]
    return list(zip(_NUMBER.findall(old.value), _NUMBER.findall(new.value), strict=True))


def with_facts(text: str, values: Mapping[str, str]) -> str:
    """The text with new values for some of its facts, all at once, so that two can change places."""

    def of_today(fact: Fact) -> str:
        if fact.value in values or fact.kind is not FactKind.DATE:
            return values.get(fact.value, fact.value)
        return _NUMBER.sub(lambda number: values.get(number[0], number[0]), fact.value)

    return _replaced(text, facts(text), of_today)


def _numbers(fact: Fact) -> list[str]:
    return _NUMBER.findall(fact.value) if fact.kind is FactKind.DATE else []


def _replaced(text: str, found: Sequence[Fact], by: Callable[[Fact], str]) -> str:
    pieces, at = [], 0
    for fact in found:
        pieces += [text[at : fact.start], by(fact)]
        at = fact.end
    return "".join([*pieces, text[at:]])

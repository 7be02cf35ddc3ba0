"""The office's terms are called what the glossary calls them."""

from __future__ import annotations

from press.checks.translation.glossary import Term, stands, stands_as_it_is
from press.checks.translation.pair import Pair, Problem, Problems


def terms(pair: Pair) -> Problems:
    """Each term of the source stands in the translation as the glossary has it."""
    language = pair.rules.language.code
    for term in _terms(pair):
        if not any(stands(target, pair.text, language) for target in term.targets):
            others = f" (or {', '.join(term.targets[1:])})" if len(term.targets) > 1 else ""
            note = f"; {term.note}" if term.note else ""
            hint = f"write “{term.targets[0]}”{others}{note}"
            yield Problem(f"“{term.name}” is not called what the glossary calls it", hint)


def forbidden(pair: Pair) -> Problems:
    """No word that the glossary forbids for a term."""
    language = pair.rules.language.code
    for term in _terms(pair):
        for word in term.forbidden:
            if stands_as_it_is(word, pair.text, language):
                note = f"; {term.note}" if term.note else ""
                yield Problem(f"“{word}” is not to be used for “{term.name}”", f"write “{term.targets[0]}”{note}")


def _terms(pair: Pair) -> list[Term]:
    found = pair.rules.glossary.terms_in(pair.source_own, pair.rules.language.code)
    return list({one.term.name: one.term for one in found}.values())

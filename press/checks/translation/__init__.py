"""The checks of translations: each a small function from a :class:`Pair` to the problems that it sees.

:mod:`pair` puts a source text beside its translation; :mod:`registry` is the table of checks. Their groups:
:mod:`structure` (marks, on the parsed trees), :mod:`facts` (what :mod:`figures` reads, with :mod:`numerals`,
:mod:`number_words` and :mod:`dates`), :mod:`terms` (from the :mod:`glossary`), :mod:`punctuation`, :mod:`wording`
and :mod:`characters` (by the :mod:`customs` of each language), :mod:`length`, and :mod:`consistency`, which compares
entries with each other. :mod:`allowances` are the exceptions that translators make.
"""

from press.checks.translation.glossary import Found, Glossary, Term
from press.checks.translation.pair import Pair, Problem, Rules
from press.checks.translation.registry import CHECKS, COMPARISONS, Check, Comparison, active, compare, examine

__all__ = [
    "CHECKS",
    "COMPARISONS",
    "Check",
    "Comparison",
    "Found",
    "Glossary",
    "Pair",
    "Problem",
    "Rules",
    "Term",
    "active",
    "compare",
    "examine",
]

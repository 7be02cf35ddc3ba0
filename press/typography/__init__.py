"""Document → the same document as a printer of its language would set it, so that translators type plainly.

:mod:`rules` is the table of rules, :mod:`authorities` says on whose word, :mod:`examples` what each does;
:mod:`quotes`, :mod:`marks` and :mod:`spaces` do it, on a :mod:`line` of characters. Code, link targets and names that
stay are left alone, and a phrase in another language follows its own rules. Nothing that is stored changes:
segments and catalogs keep what was typed.
"""

from press.typography.authorities import Authority
from press.typography.rules import NAMES, RULES, Rule
from press.typography.setting import set_document, set_text, set_words

__all__ = ["NAMES", "RULES", "Authority", "Rule", "set_document", "set_text", "set_words"]

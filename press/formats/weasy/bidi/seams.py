"""Whether two Arabic letters join where one text box ends and the next begins (UAX #9, 6.1; Unicode, 9.2).

Each box is shaped for itself, so that a letter in bold inside of a word would stand alone. A zero-width joiner on
both sides of the seam gives the letters the forms that they have in the word.
"""

from __future__ import annotations

import re

JOINER = "\N{ZERO WIDTH JOINER}"

_BOTH = (
    "\u0620\u0626\u0628\u062a-\u062e\u0633-\u063f\u0641-\u0647\u0649\u064a\u066e\u066f\u0678-\u0687\u069a-\u06bf"
    "\u06c1\u06c2\u06cc\u06ce\u06d0\u06d1\u06fa-\u06fc\u06ff\u074e-\u0758\u075c-\u076a\u076d-\u0770\u0772\u0775-\u0777"
    "\u077a-\u077f\u0886\u0889-\u088d\u08a0-\u08a9\u08af\u08b0\u08b3-\u08b8\u08ba-\u08c8"
)
"""Joining_Type=D of the Arabic script (ArabicShaping.txt, Unicode 14)."""
_BEFORE_ONLY = (
    "\u0622-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf"
    "\u06d2\u06d3\u06d5\u06ee\u06ef\u0759-\u075b\u076b\u076c\u0771\u0773\u0774\u0778\u0779\u0870-\u0882\u088e\u08aa-\u08ac"
    "\u08ae\u08b1\u08b2\u08b9"
)
"""Joining_Type=R: these join the letter before them and none after."""
_CAUSING = "\u0640\u0883-\u0885\u200d"
"""Joining_Type=C: tatweel, and the joiner itself."""
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08ca-\u08e1\u08e3-\u08ff"
"""Joining_Type=T of the Arabic script: vowel signs, which stand between letters that join over them."""

_JOINS_NEXT = re.compile(f"[{_BOTH}{_CAUSING}][{_MARKS}]*$")
_JOINS_PREVIOUS = re.compile(f"^[{_MARKS}]*[{_BOTH}{_BEFORE_ONLY}{_CAUSING}]")


def joins(before: str, after: str) -> bool:
    """Whether the last letter of ``before`` and the first of ``after`` join."""
    return bool(_JOINS_NEXT.search(before) and _JOINS_PREVIOUS.search(after))

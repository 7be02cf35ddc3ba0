"""What a released file says in its metadata of its own language: who translated it, who signed it off, its catalogs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256

from press.release.model import Published

_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What JSON leaves as it is, and no XML can have (XML 1.0, 2.2); all others that it can't, JSON escapes itself."""


def stated(one: Published) -> str:
    """A line of JSON; empty for the source's own language, into which nobody translated.

    ``translators`` are names; each role that was given has how many ``texts``, ``by`` whom and when the ``last``;
    ``catalogs`` is the SHA-256 over them all. Tools are left to the record: with them in each file, no two machines
    would make the same bytes.
    """
    approvals = {
        str(role): {"texts": signed.texts, "by": signed.by, "last": str(signed.last or "")}
        for role, signed in one.approvals.items()
    }
    whole = {
        **({"translators": one.translators} if one.translators else {}),
        **approvals,
        **({"catalogs": f"sha256:{_digest(one.catalogs)}"} if one.catalogs else {}),
    }
    text = json.dumps(whole, ensure_ascii=False) if whole else ""
    return _NO_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _digest(catalogs: Mapping[str, str]) -> str:
    """That of the list of their digests, as ``sha256sum`` prints it, in the order of their paths."""
    return sha256("".join(f"{catalogs[path]}  {path}\n" for path in sorted(catalogs)).encode()).hexdigest()

"""What publication.toml says of kits for delegations: ``[kits]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from press.settings.model import MAIL_LIMIT

if TYPE_CHECKING:
    from press.settings.reader import Reader

_MOST = 1000


def mail_limit(values: Reader) -> float:
    """How large a mail may be, in MB; or what is usual."""
    table = values.table("kits")
    values.keys(table, "kits", {"mail_limit"})
    said = table.get("mail_limit", MAIL_LIMIT)
    if isinstance(said, int | float) and not isinstance(said, bool) and 0 < said <= _MOST:
        return float(said)
    values.wrong("kits", "mail_limit", said, "write a number of megabytes, without quotes: mail_limit = 10")
    return MAIL_LIMIT

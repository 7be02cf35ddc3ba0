"""What of a manuscript could not be taken over as it stood: kinds, each with how often and the first of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from press.findings import Finding, finding
from press.model.location import Location

_SHOWN = 3


@dataclass(slots=True)
class Losses:
    """Counts; a manuscript may have ten thousand of a kind."""

    _kinds: dict[str, list[str]] = field(default_factory=dict)

    def tell(self, kind: str, sample: str = "") -> None:
        """Notes one of a kind. ``sample`` is what a person can search for."""
        self._kinds.setdefault(kind, []).append(" ".join(sample.split())[:40])

    def findings(self, place: Location) -> tuple[Finding, ...]:
        """A finding for each kind."""
        return tuple(finding("manuscript-lost", _said(kind, samples), place) for kind, samples in self._kinds.items())


def _said(kind: str, samples: list[str]) -> str:
    times = f"{len(samples)} × " if len(samples) > 1 else ""
    shown = list(dict.fromkeys(filter(None, samples)))
    more = ", …" if len(shown) > _SHOWN else ""
    named = f": {', '.join(f'“{sample}”' for sample in shown[:_SHOWN])}{more}" if shown else ""
    return f"{times}{kind}{named}"

"""Values that were read from TOML or JSON, each of which has to be of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

_HASH = re.compile(r"[0-9a-f]{64}")
Value = TypeVar("Value")


class RecordError(ValueError):
    """What a file has is no release; the message says why, as the end of a sentence."""


class NewerError(RecordError):
    """It is one in a form that a later press writes."""


class Table:
    """Values by name, each of which has to be of its kind. What may be left out is empty."""

    def __init__(self, values: object, path: str) -> None:
        if not isinstance(values, Mapping):
            raise RecordError(f"its {path or 'whole'} is no table")
        self.values = values
        self._path = path

    def text(self, name: str, fit: Callable[[str], bool] = lambda _: True, problem: str = "") -> str:
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise RecordError(f"its {self._called(name)} is no text")
        if not fit(value):
            raise RecordError(f"its {self._called(name)}, “{value[:60]}”, is {problem}")
        return value

    def hash(self, name: str) -> str:
        return self.text(name, lambda text: bool(_HASH.fullmatch(text)), "no SHA-256 in hexadecimal")

    def number(self, name: str) -> int:
        value = self.values.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise RecordError(f"its {self._called(name)} is no number")
        return value

    def day(self, name: str) -> date:
        value = self.values.get(name)
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise RecordError(f"its {self._called(name)} is no date") from None

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise RecordError(f"its {self._called(name)} is no list of texts")
        return tuple(value)

    def texts_by_name(self, name: str) -> dict[str, str]:
        table = self.table(name)
        return {key: table.text(key) for key in table.values}

    def table(self, name: str) -> Table:
        return Table(self.values.get(name, {}), self._called(name))

    def tables(self, name: str) -> list[tuple[str, Table]]:
        table = self.table(name)
        return [(key, table.table(key)) for key in table.values]

    def rows(self, name: str) -> list[Table]:
        value = self.values.get(name, [])
        if not isinstance(value, list):
            raise RecordError(f"its {self._called(name)} is no list")
        return [Table(one, self._called(name)) for one in value]

    def optional(self, name: str, read: Callable[[Table], Value]) -> Value | None:
        return read(self.table(name)) if name in self.values else None

    def _called(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name

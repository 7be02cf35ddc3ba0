"""The facts of the source stand in the translation, and no others, each as its own language writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from press.checks.translation.dates import Day
from press.checks.translation.figures import PERCENT, Facts, Number
from press.checks.translation.number_words import has_word
from press.checks.translation.numerals import roman_numbers, time_of_day, written
from press.checks.translation.pair import Pair, Problem, Problems
from press.guard import host_of
from press.languages import Language


def numbers(pair: Pair) -> Problems:
    """Every number of the source, equal in value."""
    lost, strange = _unmatched(pair)
    lost = [number for number in lost if number.time is None]
    for number in lost:
        if strange:
            other = strange.pop(0)
            yield Problem(f"“{other.shown}” stands for “{number.shown}”", _as_written(number, pair))
        else:
            yield Problem(f"the number “{number.shown}” is missing", _as_written(number, pair), mild=_spellable(number))
    for number in strange:
        if number.time is None:
            hint = "take it away, or have it put into the source"
            yield Problem(f"the number “{number.shown}” is not in the source", hint, mild=True)


def times(pair: Pair) -> Problems:
    """Every time of day of the source: 9.30 in Danish, 9:30 in Russian, 9 h 30 in French."""
    lost, strange = _unmatched(pair)
    other = f"; “{strange[0].shown}” stands there" if strange else ""
    for number in lost:
        if number.time:
            hour, minute = number.time
            hint = f"write {hour}:{minute:02} as your language writes times"
            yield Problem(f"the time “{number.shown}” is missing{other}", hint)


def _unmatched(pair: Pair) -> tuple[list[Number], list[Number]]:
    """The numbers of the source that the translation lacks, and its own that the source lacks."""
    ours, theirs = pair.source_facts, pair.facts
    if not ours.numbers and not theirs.numbers:
        return [], []
    lost = [number for number in ours.numbers if not any(map(number.same, theirs.numbers))]
    strange = [number for number in theirs.numbers if not any(map(number.same, ours.numbers))]
    return (
        _unexplained(lost, theirs, pair.rules.language),
        _unexplained(strange, ours, pair.rules.source),
    )


def _unexplained(numbers: Sequence[Number], there: Facts, language: Language) -> list[Number]:
    """Those that do not stand on the other side in another form: as a word, a Roman numeral, a part of a date."""
    found = []
    for number in numbers:
        value = number.integer
        if value is not None and (
            value in _parts_of_dates(there.dates)
            or value in roman_numbers(there.text)
            or has_word(there.text, value, language.base)
        ):
            continue
        if not _as_time(number, there.numbers):
            found.append(number)
    return found


def _parts_of_dates(dates: Iterable[Day]) -> set[int | None]:
    return {part for day in dates for part in (day.year, day.month, day.day)}


def _as_time(number: Number, others: Sequence[Number]) -> bool:
    """Whether a time stands there on the clock of twelve hours, without its minutes, or in two parts."""
    times = [time for value in number.values if (time := time_of_day(value))]
    others_times = [time for other in others for value in other.values if (time := time_of_day(value))]
    integers = {other.integer for other in others}
    for hour, minute in times:
        if any(minute == m and hour % 12 == h % 12 for h, m in others_times):
            return True
        if {hour, hour % 12} & integers and (minute == 0 or minute in integers):
            return True
    value = number.integer
    return value is not None and any((value in (h, h % 12) and m == 0) or value == m for h, m in others_times)


def _spellable(number: Number) -> bool:
    """Whether somebody may have written it out: small, or round."""
    value = number.integer
    return value is not None and (value <= 100 or value % 100 == 0)


def _as_written(number: Number, pair: Pair) -> str:
    for value in number.values:
        if isinstance(value, Decimal) and not number.scaled and not (value == int(value) and 1000 <= value < 2200):
            return f"write {written(value, pair.rules.language)}"
    return f"write {number.shown} as your language writes it"


def dates(pair: Pair) -> Problems:
    """Every date of the source, in whatever form."""
    theirs = pair.facts
    strange = [day for day in theirs.dates if not any(map(day.same, pair.source_facts.dates))]
    for day in pair.source_facts.dates:
        if any(map(day.same, theirs.dates)) or _in_parts(day, theirs):
            continue
        hint = f"write {day.written(pair.rules.language) or day.shown}"
        if strange:
            yield Problem(f"the date “{strange.pop(0).shown}” stands for “{day.shown}”", hint)
        else:
            yield Problem(f"the date “{day.shown}” is missing", hint)
    known = {*(number.integer for number in pair.source_facts.numbers), *_parts_of_dates(pair.source_facts.dates)}
    for day in strange:
        if day.day not in known and day.year not in known:
            yield Problem(f"the date “{day.shown}” is not in the source", "take it away", mild=True)


def _in_parts(day: Day, there: Facts) -> bool:
    """Whether day and year stand there and no other month beside them: in a range, or with a month unknown to CLDR."""
    integers = {number.integer for number in there.numbers} | _parts_of_dates(there.dates)
    months = {other.month for other in there.dates}
    parts = [part for part in (day.day, day.year) if part is not None]
    return all(part in integers for part in parts) and (not months or day.month in months)


def amounts(pair: Pair) -> Problems:
    """The currency of each amount."""
    for number in pair.source_facts.numbers:
        if not number.currencies:
            continue
        same = [other for other in pair.facts.numbers if number.same(other)]
        if same and all(other.currencies and not other.currencies & number.currencies for other in same):
            hint = "amounts are not converted: name the source's currency, DKK or kroner for kr."
            yield Problem(f"“{number.shown}” is in another currency than in the source", hint)


def percentages(pair: Pair) -> Problems:
    """What is a percentage in the source is one in the translation, and nothing else is."""
    ours, theirs = pair.source_facts, pair.facts
    for here, there, what in ((ours, theirs, "is no percentage"), (theirs, ours, "has become a percentage")):
        percents = [number for number in here.numbers if number.percent]
        if percents and not PERCENT.search(there.text) and any(percents[0].same(other) for other in there.numbers):
            hint = "write the number with a per cent sign, as in the source"
            if here is theirs:
                hint = "take the per cent sign away"
            yield Problem(f"“{percents[0].shown}” {what} in the translation", hint)


def telephones(pair: Pair) -> Problems:
    """Every telephone number, digit by digit; a country's number may come before it."""
    if not pair.source_facts.telephones:
        return
    theirs = list(map(_digits, pair.facts.telephones))
    everything = _digits(pair.facts.text)
    for shown in pair.source_facts.telephones:
        digits = _digits(shown)
        if not any(_same_telephone(digits, other) for other in theirs) and digits not in everything:
            found = f"; “{pair.facts.telephones[0]}” stands there" if theirs else ""
            yield Problem(f"the telephone number “{shown}” is missing{found}", f"write {shown}")


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text)).removeprefix("00")


def _same_telephone(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 7 and (one.endswith(other) or other.endswith(one))


def addresses(pair: Pair) -> Problems:
    """Every e-mail and web address that is printed, letter for letter."""
    if not pair.source_facts.addresses and not pair.facts.addresses:
        return
    known, found = map(_addresses, (pair.source_facts, pair.facts))
    strange = [shown for key, shown in found.items() if key not in known and not _host_allowed(shown, pair)]
    lost = [shown for key, shown in known.items() if key not in found]
    if len(lost) > sum(_host_allowed(shown, pair) for shown in found.values()):
        for shown in lost:
            other = f"; “{strange[0]}” stands there" if strange else ""
            yield Problem(f"the address “{shown}” is missing in the text{other}", f"write {shown}")
    elif strange and not lost:
        yield Problem(f"the address “{strange[0]}” is not in the source", "take it away")


def _addresses(facts: Facts) -> dict[str, str]:
    key: Callable[[str], str] = lambda shown: shown.casefold().split("://")[-1].removeprefix("www.").rstrip("/")
    return {key(shown): shown for shown in facts.addresses}


def _host_allowed(shown: str, pair: Pair) -> bool:
    host = host_of(shown if "://" in shown else f"https://{shown}")
    return bool({host, f"www.{host}"} & pair.rules.allowed_hosts)

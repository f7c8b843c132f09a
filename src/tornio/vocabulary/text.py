"""A text for people that holds values, and can be said again in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType


class Text(str):
    """An English sentence with its values filled in, which remembers the sentence and the values.

        Text("%(usual)s practitioners usually go; %(count)s is chosen.", usual=2, count=1)
        Text("It has %(count)s character.", "It has %(count)s characters.", count=5)

    It is a `str` and reads in English wherever one is printed. Whoever shows it in another language translates
    `template` (or `plural`, where `count` asks for it) and fills `values` in again; values that are Texts are
    translated too, and a tuple is a list with commas. Rules write these, because rules know no language but
    their own. A sentence without values may be a plain `str`.

    Raises:
        KeyError: when the sentence names a value that is not given, or has a plural and no `count`.
        TypeError: when `count` is no whole number and the sentence has a plural.
    """

    __slots__ = ("number", "plural", "template", "values")

    template: str
    plural: str
    number: int
    values: Mapping[str, object]

    def __new__(cls, template: str, plural: str = "", /, **values: object) -> Text:
        """Fills the values in."""
        number = values["count"] if plural else 1
        if not isinstance(number, int):
            raise TypeError(
                f"count: {number!r}. It has to be a whole number, because it decides on the plural."
            )
        sentence = plural if number != 1 else template
        written = {name: in_english(value) for name, value in values.items()}
        made = super().__new__(cls, sentence % written if values else sentence)
        made.template, made.plural, made.number = template, plural, number
        made.values = MappingProxyType(values)
        return made

    def __reduce__(self) -> tuple[Callable[[], Text], tuple[()]]:
        return partial(Text, self.template, self.plural, **self.values), ()


def in_english(value: object) -> str:
    """A value as it stands in an English sentence."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

"""The decorator `dataclass`, but that of frozen classes the type checker alone holds the values frozen.

To write and compile six methods for each of a hundred classes, as `dataclasses` does, takes a good part of the time of
a short build, and its frozen values take four times as long to make. Here a class gets but its `__init__` that way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from functools import partial
    from operator import attrgetter

    def dataclass(*, frozen=False, slots=False, kw_only=False):
        """Return a class as `dataclasses.dataclass` does; one that is frozen has a field to compare."""
        make = partial(dataclasses.dataclass, eq=not frozen, repr=not frozen, slots=slots, kw_only=kw_only)
        return (lambda cls: _compared(make(cls))) if frozen else make

    def _compared(cls):
        """Give a class the methods that a frozen class has beside `__init__`."""
        fields = cls.__dataclass_fields__
        read = attrgetter(*(name for name, field in fields.items() if field.compare))

        def is_equal(self, other):
            return read(self) == read(other) if other.__class__ is self.__class__ else NotImplemented

        def hash_of(self):
            return hash(read(self))

        def shown(self):
            parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in fields)
            return f"{self.__class__.__qualname__}({parts})"

        cls.__eq__, cls.__hash__, cls.__repr__ = is_equal, hash_of, shown
        return cls

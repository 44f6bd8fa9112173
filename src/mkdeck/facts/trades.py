"""Names of those who work for a living, “rigger”, “data scientist”: of them one asks what they do."""

from __future__ import annotations

_NAMES = (
    "administrator",
    "analyst",
    "animator",
    "architect",
    "artist",
    "assistant",
    "breeder",
    "clerk",
    "coach",
    "compositor",
    "consultant",
    "coordinator",
    "designer",
    "developer",
    "director",
    "editor",
    "engineer",
    "integrator",
    "manager",
    "mechanic",
    "midwife",
    "nurse",
    "officer",
    "operator",
    "planner",
    "producer",
    "programmer",
    "researcher",
    "rigger",
    "scientist",
    "specialist",
    "supervisor",
    "teacher",
    "technician",
    "tester",
    "wrangler",
    "writer",
)


def is_trade(name: str) -> bool:
    """Whether a name, of any length, ends as that of a trade does: “Lighting technician”, “VFX Editor”."""
    return name.casefold().endswith(_NAMES)

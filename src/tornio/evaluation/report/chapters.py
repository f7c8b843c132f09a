"""The chapters of the report: the analyses of a protocol, gathered by what a reader asks."""

from __future__ import annotations

from dataclasses import dataclass

from tornio.evaluation.sections import Section


@dataclass(frozen=True)
class Chapter:
    """A question of the reader, and the sections that answer it, in the protocol's order; `id` is its place."""

    id: str
    title: str
    sections: tuple[Section, ...]


#: Which kinds of analysis answer which question. What a protocol adds in another kind comes after them.
_QUESTIONS = (
    ("who", "Who took part", ("flow", "demographics", "attrition")),
    ("meetings", "Who came to the meetings", ("attendance",)),
    ("outcomes", "How people did", ("waves", "reliable-change", "sensitivity")),
    ("work", "Work and education", ("occupation",)),
    ("others", "Beside others", ("benchmark", "norm", "services-change", "services", "services-skewed")),
    ("practice", "How closely the team kept to the model", ("adherence",)),
    ("harms", "Was anybody harmed?", ("harms",)),
    ("limits", "What this does not show", ("precision", "limits")),
)


def chapters(sections: tuple[Section, ...]) -> tuple[Chapter, ...]:
    """All the sections, each in one chapter; a question that no section answers has none."""
    known = {kind for _, _, kinds in _QUESTIONS for kind in kinds}
    other = tuple(dict.fromkeys(section.kind for section in sections if section.kind not in known))
    asked = (*_QUESTIONS, ("further", "Further analyses", other))
    found = (
        Chapter(f"part-{name}", title, tuple(s for s in sections if s.kind in kinds))
        for name, title, kinds in asked
    )
    return tuple(chapter for chapter in found if chapter.sections)

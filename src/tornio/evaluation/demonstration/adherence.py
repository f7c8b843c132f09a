"""The adherence forms that the team filled in together after some of the meetings."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tornio.evaluation.demonstration import figures
from tornio.evaluation.demonstration.booklets import draw_scores
from tornio.evaluation.rows import AdherenceAnswer, Meeting
from tornio.measures import Definition


def forms(definition: Definition, meetings: Sequence[Meeting], random: Random) -> list[AdherenceAnswer]:
    """As many forms as printed, each about another meeting, with the printed mean and sd over forms."""
    about = sorted(random.sample(range(len(meetings)), figures.ADHERENCE.n))
    drawn = draw_scores(definition, figures.ADHERENCE, random)
    return [
        AdherenceAnswer(
            form=f"demo-f{number + 1:03}",
            meeting=meetings[place].meeting,
            completers=meetings[place].practitioners or 1,
            item=item,
            answer=answer,
        )
        for number, place in enumerate(about)
        for item, answer in drawn.filled_in(number, random).items()
    ]

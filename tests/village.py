"""A study that shares nothing with Kent's but the file format: two waves, one questionnaire, no comparison."""

from __future__ import annotations

VILLAGE = """
id = "village"
version = "1"
title = "A village"
design = "Before and after"
registration = "none"
source = "made up for the tests"
level = 0.9
alpha = 0.1
seed = 1
disclosure = "none"
limitations = ["One village."]

[recruitment]
target = 8
rationale = "As many as there are."

[attendance]
first_meetings = 3

[[objectives]]
id = "work"
rank = "primary"
text = "Do people get on with their work?"

[[groups]]
id = "person"
one = "villager"
many = "villagers"

[[waves]]
id = "spring"
day = 0
opens = 0
closes = 20

[[waves]]
id = "autumn"
day = 180
opens = 150
closes = 210

[[measures]]
measure = "wsas"
scale = "total"
group = "person"
waves = ["spring", "autumn"]

[[analyses]]
id = "work"
kind = "waves"
title = "Work and everyday life"
objectives = ["work"]
outcome = "wsas"
group = "person"
waves = ["spring", "autumn"]
published = "paired-t"
recommended = "paired-contrasts"
mission = [91]
"""

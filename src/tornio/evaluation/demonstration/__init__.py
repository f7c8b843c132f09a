"""The Kent demonstration: synthetic people who together have the figures that the paper prints.

They are found by search from a seed, never typed in; `building.build` makes the dataset and `writing` puts it
into a folder. What no printed figure determines is listed in `declared`, beside every printed figure that no
data can have.
"""

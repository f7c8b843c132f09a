"""Values to SVG with a title, a description and a table behind.

Each chart is a pure function. What it returns works under a strict Content Security Policy (no script, no
inline style, nothing from outside), prints in black and white, and keeps its text readable on a phone: the
drawings are 360 units wide and their smallest text is 12, so that at 390 pixels a unit is about a pixel.
"""

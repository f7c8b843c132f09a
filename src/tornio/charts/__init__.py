"""Values to SVG with a title, a description and a table behind."""

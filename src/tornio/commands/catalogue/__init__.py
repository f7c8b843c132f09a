"""Not a command: the catalogues of translations, as `tornio translate` makes them."""

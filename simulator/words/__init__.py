"""Own words: which written choice is a typed reply closest to. Pure; a text is compared, never scored or labelled."""

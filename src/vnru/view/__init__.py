"""Rows -> lines for people to read. No terminal and no rich in here: see vnru.render."""

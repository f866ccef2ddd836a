"""Prep: what to know, to bring, to say and to ask at one visit, filled from the book (M22-M46).

`view` puts it together, `doorstep` lays out the card, `brief` writes it as Markdown, `changes`
writes ticks, objectives and answers into the book.
"""

"""Headers of exports, as tables: field by header, by the program that writes it.

Where a file has several headers for one field, the first of a table is read; a header with an
empty field is known, and not read. A new kind of export is a new entry of a table and nothing
else.
"""

"""Every form of a date in English, seen from a Saturday morning, and what is none."""

from __future__ import annotations

from typing import Final

FORMS: Final = """
today                       2026-11-21
Tomorrow                    2026-11-22
yesterday                   2026-11-20
day after tomorrow          2026-11-23
fri                         2026-11-27
Friday                      2026-11-27
fri.                        2026-11-27
fri, call them              2026-11-27 [call them]
sat                         2026-11-28
sun                         2026-11-22
mon                         2026-11-23
thurs                       2026-11-26
next tue                    2026-11-24
next sat                    2026-11-28
next sun                    2026-11-29
last fri                    2026-11-13
this fri                    2026-11-20
this sun                    2026-11-22
tue next week               2026-11-24
24 nov                      2026-11-24
24 Nov 2026                 2026-11-24
24 nov 2027 drums           2027-11-24 [drums]
24 nov 10 drums             2026-11-24 [10 drums]
24 nov 5000 pieces          2026-11-24 [5000 pieces]
24th of november            2026-11-24
the 24th                    2026-11-24
24nov                       2026-11-24
24-nov-2026                 2026-11-24
nov 24                      2026-11-24
Nov 24, 2026 demo           2026-11-24 [demo]
november 5th                2027-11-05
20 nov                      2027-11-20
21 nov                      2026-11-21
24/11                       2026-11-24
24/11/26                    2026-11-24
24/11/2026                  2026-11-24
24.11.                      2026-11-24
24.11                       2026-11-24
24.11.2026                  2026-11-24
24-11-2026                  2026-11-24
1/2                         2027-02-01
2026-11-24                  2026-11-24
2026/11/24                  2026-11-24
2026-11-24T10:00            2026-11-24 10:00
2026-11-24 10:00 train      2026-11-24 10:00 [train]
2020-02-29                  2020-02-29
29 feb                      2028-02-29
29/2                        2028-02-29
29 feb 2028                 2028-02-29
+3d                         2026-11-24
+0d                         2026-11-21
-2d                         2026-11-19
+2w                         2026-12-05
+1m                         2026-12-21
+1y                         2027-11-21
+3bd                        2026-11-26
+1bd                        2026-11-23
-1bd                        2026-11-20
in 3 days                   2026-11-24
in two weeks                2026-12-05
in a month                  2026-12-21
in 2 working days           2026-11-25
3 days ago                  2026-11-18
a week ago                  2026-11-14
eom                         2026-11-30
end of month                2026-11-30
end of november             2026-11-30
end of june                 2027-06-30
eoy                         2026-12-31
by fri                      2026-11-27
on 24 nov                   2026-11-24
before eom                  2026-11-30
10:00                       2026-11-21 10:00
08:59                       2026-11-22 08:59
09:00                       2026-11-22 09:00
at 14:00                    2026-11-21 14:00
2pm                         2026-11-21 14:00
2 pm                        2026-11-21 14:00
2:30pm                      2026-11-21 14:30
2:30 p.m. tea               2026-11-21 14:30 [tea]
12am                        2026-11-22 00:00
12pm                        2026-11-21 12:00
noon                        2026-11-21 12:00
14h30                       2026-11-21 14:30
tue 10:00 demo              2026-11-24 10:00 [demo]
tue 2 pm                    2026-11-24 14:00
tue at 10:00                2026-11-24 10:00
10:00 tue                   2026-11-24 10:00
2pm tomorrow                2026-11-22 14:00
next tue, 10:00             2026-11-24 10:00
24 nov 2026 2pm             2026-11-24 14:00
+3bd 10:00                  2026-11-26 10:00
fri 27 nov                  2026-11-27
fri 27/11                   2026-11-27
fri 5/6 drums               2026-11-27 [5/6 drums]
2026-11-24 (Tue) x          2026-11-24 [x]
fri demo 10:00              2026-11-27 [demo 10:00]
fri 10 drums                2026-11-27 [10 drums]
"""
NO_FORMS: Final = """
demo
31/2
24/13
11/24
0/5
32/1
30 feb
29 feb 2027
2026-02-30
2026-13-01
nov 31
31.4.
fri 25:00
fri 10:60
10:75
13pm
0am
fri 28 nov
next week
next
24
24nov5
nov
5 / 6
and/or
3d
+3
+99999999d
+9999y
in soon
on
at
,
fri/sat
2026
"""

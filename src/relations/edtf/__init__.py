"""Dates that say no more than is known: the Extended Date/Time Format of ISO 8601-2, levels 0 to 2.

Three kinds of value share one base, `Edtf`: a date (`1993-06`, `199X`, `1984~`), an interval (`1953/1956`, `1984/..`)
and a set (`[2024-07-09..2024-07-17]` for one of them, `{1960,1961}` for all of them).
Left out, since no article writes them: exponential years (`Y17E8`) and significant digits (`1950S2`).

Source: https://www.loc.gov/standards/datetime/
"""

from relations.edtf.days import Day, month_length
from relations.edtf.values import Edtf, EdtfDate, EdtfInterval, EdtfSet, Precision, year_digits

__all__ = [
    "Day",
    "Edtf",
    "EdtfDate",
    "EdtfInterval",
    "EdtfSet",
    "Precision",
    "month_length",
    "year_digits",
]

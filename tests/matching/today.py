"""The day on which tests take place: a Monday."""

from datetime import date

TODAY = date(2027, 3, 1)

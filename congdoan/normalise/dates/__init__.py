"""Dates and periods: forms, missing years, what a day is the day of."""

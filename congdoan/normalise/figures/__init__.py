"""Figures, money and percentages: number, measure, and whose they are."""

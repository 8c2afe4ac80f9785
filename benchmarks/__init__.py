"""Measurements, side by side with a floor in one run; nothing is asserted here."""

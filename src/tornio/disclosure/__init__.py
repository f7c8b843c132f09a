"""Suppression and rounding by named policy; what leaves the team leaves through here."""

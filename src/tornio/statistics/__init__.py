"""Samples and summaries to estimates; numpy and scipy only."""

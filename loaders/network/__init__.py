"""The trained reader: a small encoder that judges every pair of characters of an article."""

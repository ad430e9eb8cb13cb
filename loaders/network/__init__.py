"""The trained reader: one pass over an article, then a judgement on every pair of its characters."""

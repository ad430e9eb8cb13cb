"""What numbers, dates, titles, goods and places belong to a fact."""

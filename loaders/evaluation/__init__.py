"""Reading measured against hand-made gold: its form, its check, its score."""

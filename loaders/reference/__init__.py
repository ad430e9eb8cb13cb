"""Whom a pronoun, a description or a nationality means."""

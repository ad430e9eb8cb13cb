"""Texts of both languages that tests share, and what they say."""

ENGLISH = (
    "CATL supplies battery cells to Xiaomi. The news came on Monday, and the market was not surprised by it at all, "
    "for it had been in the papers for months."
)
FRENCH = (
    "Danone a racheté Blédina l'an dernier, et le marché n'en a pas été surpris, "
    "car la rumeur courait depuis des mois dans la presse économique et dans les couloirs."
)
SUPPLIES = ("CATL", "suppliesTo", "Xiaomi")
BOUGHT = ("Danone", "acquired", "Blédina")

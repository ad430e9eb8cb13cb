"""The ontology of corporate relations: data in Turtle, read into frozen values."""

"""Articles into statements: formats, mentions, coreference, relations, stance."""

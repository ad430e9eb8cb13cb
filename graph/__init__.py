"""The knowledge graph: statements, decisions, the view of them, stores and questions."""

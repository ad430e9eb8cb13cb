"""Reading by a language model behind an OpenAI-compatible address: asked, checked against the text, counted."""

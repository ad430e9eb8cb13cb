"""Where the names of an article stand: how each begins, goes on and ends."""

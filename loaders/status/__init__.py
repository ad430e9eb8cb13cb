"""How a fact is said: current, planned, rumoured, denied, ended or abandoned, and by whom."""

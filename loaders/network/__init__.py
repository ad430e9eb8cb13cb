"""The trained reader: a small encoder that judges every pair of characters of an article."""

import os

# onnxruntime would report its use to its makers over the network, from the moment it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

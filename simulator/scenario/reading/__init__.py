"""From the bytes of an authored file to the frozen model, with a place for every problem. `reader` is its face."""

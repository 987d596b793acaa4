"""What can happen in a scenario, exactly: reachability, score ranges, fixed players."""

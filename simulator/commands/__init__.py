"""One file for each sub-command, each with `run(arguments) -> exit status`, imported only when it runs."""

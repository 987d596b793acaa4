"""What leaves the program for others: the page that plays a conversation in a browser, packages for platforms,
learning records, and what a group handed in as one page."""

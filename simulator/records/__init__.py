"""What leaves the program for others: the page that plays a conversation in a browser, and packages for platforms."""

"""What makes a scenario teach less than it could: warnings HF4xx, one noun a file, all of them pure."""

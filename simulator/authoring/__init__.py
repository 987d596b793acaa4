"""What serves an author: write, check, picture, rename, review and share scenarios."""

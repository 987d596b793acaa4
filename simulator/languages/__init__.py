"""What people read of a conversation, in the language that it is held in: catalogues, and the one reader of them."""

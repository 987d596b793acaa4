"""A room full of people holds one conversation: votes, rooms, storage, server, clients, rehearsal, report."""

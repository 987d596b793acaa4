"""What an author wrote: the model, the rubric, the reader, its problems, conditions and the library."""

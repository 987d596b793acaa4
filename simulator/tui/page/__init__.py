"""The toolkit that paints a page of lines: docs/painting.md says why it exists and how to write a screen with it."""

"""Events told by an article, and changes of organisations."""

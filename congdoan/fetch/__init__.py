"""The polite client and its state: the only room that opens a socket."""

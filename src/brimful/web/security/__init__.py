"""Web defences: who may speak to this server, and what every answer says to the browser."""

"""The vault: unlocking, sessions, sealed records, the drop box."""

"""What was promised: protocol, waves and windows."""

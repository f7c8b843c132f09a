"""Tornio runs a Peer-supported Open Dialogue service and shows whether it helps."""

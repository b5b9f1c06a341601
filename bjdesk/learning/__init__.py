"""Activities, their sessions, who enrolled and who came."""

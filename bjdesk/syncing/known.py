"""What this machine knows when a certificate is looked at: the district's key, delegations and revocations (P36)."""

from datetime import tzinfo

from sqlalchemy import Connection

from bjdesk.certificates.queries import knowledge
from bjdesk.certificates.verdict import Knowledge
from bjdesk.syncing.line import district_line


def known_here(db: Connection, zone: tzinfo) -> Knowledge:
    """Before the desk was enrolled it knows no issuer."""
    line = district_line(db)
    return knowledge(db, None if line is None else line.server_key, zone)

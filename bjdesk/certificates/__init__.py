"""Certificates (证书): their numbers, what they say, their proof and what became of them (R28, D7, D12)."""

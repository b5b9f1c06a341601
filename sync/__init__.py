"""Reconciles the desks with the district server; knows neither Qt nor anything of bjdesk."""

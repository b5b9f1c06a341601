"""The desk's side of the sync: its line to the district, its enrolment, its runs, and what people see of them (R52)."""

"""How the tables and the model of `toolkit/conversion/data` are made: `python -m training`; outside of the wheel."""

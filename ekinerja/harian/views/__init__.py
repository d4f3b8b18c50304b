"""Pages of daily reporting, one module per place: the form, own reports, one report, the team, one person."""

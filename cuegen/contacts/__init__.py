"""YAML text -> Contacts: source positions, the schema, the cadence language."""

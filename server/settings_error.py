class SettingsError(Exception):
    """The settings cannot be used; the message has one Dutch line per setting, without secret values."""

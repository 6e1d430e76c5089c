"""The command line, as a user and cron meet it."""

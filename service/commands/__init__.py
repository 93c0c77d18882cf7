"""What the commands of `service.cli` do; each module is imported by the command that needs it."""

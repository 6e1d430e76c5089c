"""What people are shown of a feed."""

"""Questions over a screen. They know neither the app nor the screens."""

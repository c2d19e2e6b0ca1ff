"""What the app does for its screens: each service has one job, and knows the app as a `ServiceHost`."""

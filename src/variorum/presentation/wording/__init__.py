"""What is said on screens and in exports, in words."""

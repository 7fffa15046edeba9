"""What submissions are judged by, one module per exercise. Never shipped to students."""

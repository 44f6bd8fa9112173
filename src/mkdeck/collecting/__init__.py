"""What stays of all that was found in a lesson, what stands before it, and which lessons gave nothing."""

"""What people read, and the programs that write some of it from the code."""

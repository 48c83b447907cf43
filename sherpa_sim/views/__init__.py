"""What people see: pages, controls and figures. Views show and ask; they never compute."""

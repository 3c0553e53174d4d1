//! Google Compute Engine managed instance groups.

//! Fleet autoscalers: what is observed, how many workers are wanted, and why.

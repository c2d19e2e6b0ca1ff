"""Web archives: what a crawler or a recording browser kept of many pages, as it came."""

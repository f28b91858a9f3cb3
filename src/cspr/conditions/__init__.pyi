from cspr.conditions.findings import Open as Open

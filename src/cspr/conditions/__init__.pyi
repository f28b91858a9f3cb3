from cspr.conditions.findings import Finding as Finding, Open as Open

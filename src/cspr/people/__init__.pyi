from cspr.people.all_ledgers import ledger as ledger, ledgers as ledgers
from cspr.people.rows import Ledger as Ledger, LedgerKind as LedgerKind, RowState as RowState

from cspr.caseload.case_files import Folder as Folder, folder as folder
from cspr.caseload.gathering import due as due
from cspr.caseload.items import Caseload as Caseload, ItemKind as ItemKind
from cspr.caseload.page import Week as Week, week as week
from cspr.caseload.weekly import monday as monday

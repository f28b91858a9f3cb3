from cspr.caseload.case_files import FileProblem as FileProblem, Folder as Folder, folder as folder
from cspr.caseload.gathering import due as due
from cspr.caseload.items import KIND_SAYS as KIND_SAYS, Caseload as Caseload, Item as Item, ItemKind as ItemKind
from cspr.caseload.page import Heading as Heading, Week as Week, WeekRow as WeekRow, week as week
from cspr.caseload.weekly import monday as monday

from cspr.authoring.checking import Checked as Checked, check_folders as check_folders
from cspr.authoring.drafting import draft as draft
from cspr.authoring.outcomes import run as run
from cspr.authoring.scenarios import Scenario as Scenario, read_scenarios as read_scenarios
from cspr.authoring.schemas import schema as schema
from cspr.authoring.starting import starter as starter

from cspr.criteria.assessing import Assessment as Assessment, assess as assess, top_level as top_level
from cspr.criteria.consequence import Consequence as Consequence, consequences as consequences
from cspr.criteria.decider import Decider as Decider, deciders as deciders
from cspr.criteria.deciding import Deciding as Deciding, decisions as decisions
from cspr.criteria.decision_checks import DecisionCheck as DecisionCheck
from cspr.criteria.factor_lists import FactorList as FactorList, factors as factors
from cspr.criteria.fairness_questions import Fairness as Fairness, fairness as fairness
from cspr.criteria.open_questions import Question as Question, question as question, questions as questions

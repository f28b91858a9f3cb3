from cspr.forms.blanks import BLANK_FORMATS as BLANK_FORMATS, blank as blank
from cspr.forms.checking import (
    FormCheck as FormCheck,
    FormFinding as FormFinding,
    FormFindingKind as FormFindingKind,
    check as check,
)
from cspr.forms.filling import filled_from as filled_from
from cspr.forms.looking_up import form as form, forms as forms
from cspr.forms.model import (
    Box as Box,
    BoxKind as BoxKind,
    BoxRule as BoxRule,
    EitherOr as EitherOr,
    Filled as Filled,
    Form as Form,
    FormKind as FormKind,
    FormStage as FormStage,
    Incomplete as Incomplete,
    Section as Section,
    SignOff as SignOff,
)
from cspr.forms.schemas import contents_schema as contents_schema, filled_schema as filled_schema

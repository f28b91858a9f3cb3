from cspr.forms.blanks import blank as blank
from cspr.forms.catalogue import form as form, forms as forms
from cspr.forms.checking import FormCheck as FormCheck, FormFinding as FormFinding, check as check
from cspr.forms.filling import filled_from as filled_from
from cspr.forms.model import (
    Box as Box,
    EitherOr as EitherOr,
    Filled as Filled,
    Form as Form,
    FormSection as FormSection,
    SignOff as SignOff,
)
from cspr.forms.schemas import contents_schema as contents_schema, filled_schema as filled_schema

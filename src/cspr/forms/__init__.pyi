from cspr.forms.blanks import blank as blank
from cspr.forms.catalogue import form as form, forms as forms
from cspr.forms.checking import FormCheck as FormCheck, check as check
from cspr.forms.filling import filled_from as filled_from
from cspr.forms.model import Filled as Filled, Form as Form
from cspr.forms.schemas import contents_schema as contents_schema, filled_schema as filled_schema

from cspr.guidance.documents import Document as Document
from cspr.guidance.layers import (
    NATIONAL as NATIONAL,
)
from cspr.guidance.layers import (
    Framework as Framework,
)
from cspr.guidance.layers import (
    InForce as InForce,
)
from cspr.guidance.layers import (
    framework as framework,
)
from cspr.guidance.layers import (
    partnerships as partnerships,
)
from cspr.guidance.loading import shipped as shipped
from cspr.guidance.reading import read_folder as read_folder

from cspr.guidance.applicable import NATIONAL as NATIONAL, framework as framework, partnerships as partnerships
from cspr.guidance.documents import Document as Document
from cspr.guidance.layers import Framework as Framework
from cspr.guidance.reading import read_folder as read_folder

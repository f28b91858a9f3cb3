from cspr.testing.strategies import (
    entries as entries,
    folders as folders,
    reviews as reviews,
    situations as situations,
    write_folder as write_folder,
)

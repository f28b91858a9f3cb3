from cspr.clocks.counting import Count as Count, Start as Start, count as count
from cspr.clocks.ways_to_count import Way as Way, ways as ways

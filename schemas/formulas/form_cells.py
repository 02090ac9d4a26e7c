"""Where everything stands on Skema."""

from schemas.calculations.measures import EXPENDITURE, FTE, INCOME, NET

YEARS = "BCDE"
UDVALG, HEADING = "A1", "A2"
TITLE, NUMBER = "A5", "F5"
PRICES = "A7"
EXPENDITURE_ROW, INCOME_ROW, NET_ROW, SIGNS_ROW, FTE_ROW, REMARK_ROW = 8, 9, 10, 11, 12, 13
ROW_OF = {EXPENDITURE.key: EXPENDITURE_ROW, INCOME.key: INCOME_ROW, NET.key: NET_ROW, FTE.key: FTE_ROW}
"""The row of each measure."""
EFFECTIVE_DATE, SERVICE_FRAME = "F8", "F10"
REMARK = f"A{REMARK_ROW}"
PLACE = "H5"
"""Hidden: the place in Korrektioner of the number chosen, 0 where it is none."""
BACKGROUND_HEADING, BACKGROUND = 14, range(15, 35)
CONSEQUENCES_HEADING, CONSEQUENCES = 36, range(37, 53)
LETTERS_A_LINE = 100
"""About so many letters of prose stand on a printed line."""
PROSE = (("background", BACKGROUND_HEADING, BACKGROUND), ("consequences", CONSEQUENCES_HEADING, CONSEQUENCES))
"""The two texts: canonical column, the heading's row, and the rows of fixed height they are given; the row
after them says where there is more."""

"""The native chart of Oversigt: netto over the years, by what servicerammen makes of it."""

from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.legend import LegendEntry
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from schemas.calculations.measures import INSIDE, OPEN, OUTSIDE
from schemas.formulas import overview_cells as at
from schemas.layout import Layout
from workbook.template import styles

_SERIES = ((INSIDE, styles.NAVY), (OUTSIDE, "8FAADC"), (OPEN, "C9A227"))


def add_chart(worksheet: Worksheet, layout: Layout) -> None:
    """Stacked columns beside the totals; what openpyxl leaves out makes Excel hide the axes."""
    chart: Any = BarChart()  # openpyxl's stubs take the title and the axes for missing
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 60
    for one, colour in _SERIES:
        row = at.ROW_OF[one.key]
        chart.add_data(Reference(worksheet, min_col=4, max_col=7, min_row=row), from_rows=True, titles_from_data=False)
        series = chart.series[-1]
        series.tx = SeriesLabel(strRef=StrRef(f"'{worksheet.title}'!$A${row}"))
        series.graphicalProperties = GraphicalProperties(solidFill=colour)
        series.graphicalProperties.line.solidFill = colour
        series.invertIfNegative = False
    chart.set_categories(Reference(worksheet, min_col=4, max_col=7, min_row=at.FIGURES_HEADER))
    chart.title = f"Netto efter servicerammen, {layout.unit.text}"
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(1100, bold=True))
    for run in chart.title.tx.rich.p[0].r:
        run.rPr = _letters(1100, bold=True)
    chart.title.overlay = False
    chart.legend.position, chart.legend.overlay = "b", False
    chart.legend.txPr = chart.x_axis.txPr = chart.y_axis.txPr = _text(900)
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.tickLblPos, chart.x_axis.number_format = "low", styles.YEAR
    chart.y_axis.number_format = "#,##0.0" if layout.unit.decimals else "#,##0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="E3E6EB"))
    chart.y_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    _from_zero(chart, worksheet)
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(solidFill=styles.LINE))
    chart.width, chart.height = 17.0, 15.4
    worksheet.add_chart(chart, f"I{at.FIGURES_HEADER}")


def _from_zero(chart: BarChart, worksheet: Worksheet) -> None:
    """An invisible line of zeros: without it Excel may start the axis far above zero."""
    line = LineChart()
    line.add_data(Reference(worksheet, min_col=4, max_col=7, min_row=at.SECTION_ROWS[0]), from_rows=True)
    unseen = line.series[0]
    unseen.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    unseen.marker = Marker(symbol="none")
    chart.legend.legendEntry = [LegendEntry(idx=len(_SERIES), delete=True)]
    chart += line  # draws both charts in one plot area


def _letters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(lang="da-DK", sz=size, b=bold, solidFill="3B4453", latin=Font(typeface=styles.FONT))


def _text(size: int) -> RichText:
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_letters(size)), endParaRPr=_letters(size))])

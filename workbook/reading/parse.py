"""Grids become Budgets: one frame a kind over the whole set, every cell typed once."""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from schemas.budgets import DATA, FACT_COLUMNS, Budgets, data_dtypes
from schemas.columns import Kind
from schemas.layout import TEMPLATE_VERSION, Layout, Sheet
from schemas.lists import FACT_FIELDS
from schemas.words.seen import seen
from workbook.grid import Grid, SheetGrid, Unreadable, column_letter
from workbook.reading import formula_facts, overview_facts
from workbook.reading.calls_out import calls_out
from workbook.reading.committees import Owners, committees
from workbook.reading.data_rows import HIDDEN_DECIMALS, OTHER_SPELLING, data_rows
from workbook.reading.find_table import Found, filled, find_table
from workbook.reading.formula_facts import TableRows
from workbook.reading.sheet_facts import columns_with_figures, sheet_facts
from workbook.reading.stamdata import Stamdata, read_stamdata


@dataclass(slots=True)
class _Rows:
    """A frame under construction: its index and its records."""

    books: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    records: list[Mapping[str, Any]] = field(default_factory=list)

    def add(self, book: int, row: int, **record: Any) -> None:
        self.books.append(book)
        self.rows.append(row)
        self.records.append(record)

    def frame(self, dtypes: Mapping[str, str]) -> pd.DataFrame:
        columns = {name: [record.get(name) for record in self.records] for name in dtypes}
        return _frame(self.books, self.rows, columns, dtypes)


@dataclass(slots=True)
class _Data:
    """The same of a data table, by columns."""

    dtypes: Mapping[str, str]
    books: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    columns: defaultdict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def extend(self, book: int, rows: list[int], columns: Mapping[str, list[Any]]) -> None:
        self.books += [book] * len(rows)
        self.rows += rows
        for name in self.dtypes:
            self.columns[name] += columns[name] if name in columns else [None] * len(rows)

    def frame(self) -> pd.DataFrame:
        return _frame(self.books, self.rows, self.columns, self.dtypes)


def _frame(
    books: list[int], rows: list[int], columns: Mapping[str, list[Any]], dtypes: Mapping[str, str]
) -> pd.DataFrame:
    arrays = [pd.Index(books, dtype="int64"), pd.Index(rows, dtype="int64")]
    index = pd.MultiIndex.from_arrays(arrays, names=["book", "row"])
    series = {name: pd.Series(columns[name], index=index, dtype=dtype) for name, dtype in dtypes.items()}
    return pd.DataFrame(series, index=index)


def parse(reads: Iterable[Grid | Unreadable]) -> Budgets:
    """The frames of a set of workbooks, numbered as given; an unreadable file is a row of `files`."""
    rows = {name: _Rows() for name in FACT_COLUMNS}
    data = {name: _Data(data_dtypes(name)) for name in DATA}
    for book, read in enumerate(reads):
        if isinstance(read, Unreadable):
            rows["files"].add(
                book, 0, path=str(read.path), fault=read.fault, fault_detail=read.detail,
                macros=False, strict=False,
            )  # fmt: skip
        else:
            _Book(book, read, rows, data).add()
    facts = {name: rows[name].frame(dtypes) for name, dtypes in FACT_COLUMNS.items()}
    return Budgets(**facts, **{name: data[name].frame() for name in DATA})


@dataclass(slots=True)
class _Book:
    """One workbook on its way into the frames."""

    number: int
    grid: Grid
    rows: dict[str, _Rows]
    data: dict[str, _Data]
    tables: list[TableRows] = field(default_factory=list)
    owners: Owners = field(default_factory=Owners)

    def add(self) -> None:
        stamdata = read_stamdata(self.grid)
        its_layout = stamdata.layout
        self.owners = Owners(stamdata)
        self._facts(stamdata)
        self._tabs(its_layout)
        for sheet in its_layout.tables:
            grid_sheet = self.grid.sheet(sheet.name)
            if grid_sheet is not None:
                self._sheet(sheet, grid_sheet, its_layout, stamdata)
        if stamdata.whole("template_version") == TEMPLATE_VERSION and stamdata.unit is not None:
            self._formulas(its_layout)

    def _formulas(self, its_layout: Layout) -> None:
        there = formula_facts.names_there(self.tables)
        facts = {
            "formulas": [formula_facts.deviations(its_layout, self.tables, there)],
            "unstored": [formula_facts.unstored(its_layout, self.tables)],
        }
        overview = self.grid.sheet(its_layout.sheet("overview").name)
        if overview is not None:
            facts["formulas"].append(overview_facts.deviations(its_layout, overview, there))
            facts["unstored"].append(overview_facts.unstored(its_layout, overview))
            facts["overview_totals"] = [overview_facts.totals(its_layout, overview)]
        for name, found in facts.items():
            for row, record in itertools.chain.from_iterable(found):
                udvalg = self.owners.of(record["sheet"], row) if "sheet" in record else None
                self.rows[name].add(self.number, row, udvalg=udvalg, **record)

    def _facts(self, stamdata: Stamdata) -> None:
        package = self.grid.package
        self.rows["files"].add(
            self.number, 0, path=str(self.grid.path), kind="merged" if stamdata.merged else "committee",
            municipality=stamdata.text("municipality") or None, budget_year=stamdata.budget_year,
            price_level=stamdata.price_level, unit=stamdata.unit.text if stamdata.unit else None,
            template_version=stamdata.whole("template_version"), macros=package.macros,
            strict=package.strict,
        )  # fmt: skip
        for part, sheet in package.damaged:
            ours = stamdata.layout.by_name(sheet) if sheet else None
            self.rows["damaged"].add(self.number, 0, sheet=ours.key if ours else None, name=sheet or None, part=part)
        for row, committee in committees(self.grid, stamdata):
            name = self.owners.spelt(committee.name)
            series = committee.number_series or None
            self.rows["committees"].add(self.number, row, udvalg=name, status=committee.status, number_series=series)
            for key, value in committee.facts.items():
                self.rows["master_data"].add(
                    self.number, row, udvalg=name, key=key, field=FACT_FIELDS[key], value=value
                )
        for key, fact in stamdata.facts.items():
            self.rows["master_data"].add(
                self.number, fact.row, udvalg=self.owners.whole_book, key=key, field=fact.field, value=fact.text
            )

        for outside in calls_out(self.grid, stamdata.layout):
            self.rows["outside"].add(self.number, 0, **outside)

    def _tabs(self, its_layout: Layout) -> None:
        for sheet in self.grid.sheets:
            ours = its_layout.by_name(sheet.name)
            if ours is not None and self.grid.sheet(ours.name) is not sheet:
                ours = None  # one that looks like ours stands beside it
            cells = sheet.values  # noqa: PD011  a grid's cells, no frame
            has_data = any(map(filled, cells.values()))
            self.rows["tabs"].add(
                self.number, 0, name=sheet.name, sheet=ours.key if ours else None,
                visibility=str(sheet.visibility), has_data=has_data,
            )  # fmt: skip

    def _sheet(self, sheet: Sheet, grid: SheetGrid, its_layout: Layout, stamdata: Stamdata) -> None:
        found = find_table(grid, sheet)
        usable = (
            found is not None
            and (stamdata.budget_year is not None or sheet.key not in DATA)
            and _usable(sheet, found)
            and (stamdata.unit is not None or not _in_unit(sheet))
        )
        facts = sheet_facts(sheet, grid, found)
        visibility = str(grid.visibility)
        self.rows["sheets"].add(
            self.number, 0, sheet=sheet.key, name=grid.name, usable=usable, visibility=visibility, **facts
        )
        if found is None:
            return
        self._headers(sheet, grid, found)
        if usable and sheet.key in DATA:
            self._data(sheet, grid, found, its_layout)

    def _headers(self, sheet: Sheet, grid: SheetGrid, found: Found) -> None:
        with_figures = columns_with_figures(grid, found)
        for header in found.headers:
            self.rows["headers"].add(
                self.number, found.header_row, sheet=sheet.key, name=grid.name,
                letter=column_letter(header.number), text=header.text,
                column=header.column.key if header.column else None, in_table=header.in_table,
                has_figures=header.number in with_figures, number=header.number,
                hidden=header.number in grid.hidden_columns,
            )  # fmt: skip

    def _data(self, sheet: Sheet, grid: SheetGrid, found: Found, its_layout: Layout) -> None:
        data = data_rows(sheet, grid, found, its_layout.unit, date1904=self.grid.package.date1904)
        udvalg = self.owners.take(sheet.key, data)
        self.data[sheet.key].extend(self.number, data.rows, data.columns | {"udvalg": udvalg})
        numbers = dict(zip(data.rows, data.columns.get("nr", itertools.repeat(None)), strict=False))
        self.tables.append(TableRows(sheet, grid, found, numbers))
        for row, key in data.input_formulas:
            self.rows["input_formulas"].add(self.number, row, sheet=sheet.key, column=key)
        for row, remark in data.remarks:
            column = remark.column
            cell = {
                "udvalg": self.owners.of(sheet.key, row), "sheet": sheet.key,
                "key": numbers[row], "column": column.key, "text": remark.text, "number": remark.number,
            }  # fmt: skip
            if remark.kind in (HIDDEN_DECIMALS, OTHER_SPELLING):
                self.rows[remark.kind].add(self.number, row, **cell)
            else:
                self.rows["unreadable"].add(self.number, row, **cell, wanted=str(column.kind), problem=remark.kind)


def _usable(sheet: Sheet, found: Found) -> bool:
    """Whether every column the figures depend on is there once, and the years stand in order."""
    places = found.columns()
    texts = [seen(header.text) for header in found.headers if header.in_table]
    essential = [column for column in sheet.inputs if column.essential]
    if any(column.key not in places or texts.count(seen(column.header)) > 1 for column in essential):
        return False
    years = [places[column.key] for column in sheet.years]
    return years == sorted(years)


def _in_unit(sheet: Sheet) -> bool:
    return any(column.kind is Kind.AMOUNT for column in sheet.inputs)

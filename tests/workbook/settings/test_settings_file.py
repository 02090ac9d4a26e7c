from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import workbook.settings.settings_file
from schemas.finding import KorrekturError, Severity
from schemas.rules import RULES
from schemas.settings import DEFAULTS, SETTINGS, Settings
from workbook.settings.configuration import ChosenBy
from workbook.settings.settings_file import configuration, line_of

if TYPE_CHECKING:
    from pathlib import Path

EVERYTHING = """\
# Kommunens egne grænser.
select = ["nog", "SUM601", "still-preliminary"]
ignore = ["NOG506"]
enable = ["TXT808"]
explainable-errors = ["SUM602"]
financing-required = true
amount-limit = 50_000_000
cost-per-position = [400_000, 900_000]

[severity]
no-financing = "advarsel"
NOG507 = "note"

[number-series]
T1 = "Økonomiudvalget"
"T 2" = " Børneudvalget "
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "egen" / "korrektur.toml"
    path.parent.mkdir()
    monkeypatch.setattr(workbook.settings.settings_file, "users_own", lambda: path)
    return path


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def refused(tmp_path: Path, text: str) -> tuple[str, str]:
    """What is said of a settings file, in Danish and in English, after its path."""
    path = written(tmp_path / "korrektur.toml", text)
    with pytest.raises(KorrekturError) as error:
        configuration(path, {})
    said = error.value.text
    return said.da.removeprefix(str(path)), said.en.removeprefix(str(path))


def test_every_setting_can_be_given(tmp_path: Path) -> None:
    path = written(tmp_path / "korrektur.toml", EVERYTHING)
    assert configuration(path, {}).settings == Settings(
        source=str(path),
        select=frozenset(rule.id for rule in RULES if rule.family == "NOG") | {"SUM601", "SUM604"},
        ignore=frozenset({"NOG506"}),
        enable=frozenset({"TXT808"}),
        explainable_errors=frozenset({"SUM602"}),
        financing_required=True,
        amount_limit=50_000_000,
        cost_per_position=(400_000, 900_000),
        severities=(("NOG507", Severity.NOTE), ("SUM607", Severity.WARNING)),
        number_series=(("T1", "Økonomiudvalget"), ("T 2", "Børneudvalget")),
    )


def test_the_file_of_this_test_names_every_setting(tmp_path: Path) -> None:
    path = written(tmp_path / "korrektur.toml", EVERYTHING)
    assert configuration(path, {}).lines == {
        "select": 2,
        "ignore": 3,
        "enable": 4,
        "explainable-errors": 5,
        "financing-required": 6,
        "amount-limit": 7,
        "cost-per-position": 8,
        "severity": 10,
        "number-series": 14,
    }
    assert {setting.key for setting in SETTINGS} == configuration(path, {}).lines.keys()


def test_an_empty_file_gives_the_defaults_under_its_own_name(tmp_path: Path) -> None:
    path = written(tmp_path / "korrektur.toml", "")
    assert configuration(path, {}).settings == Settings(source=str(path))


def test_without_any_file_the_defaults_hold() -> None:
    found = configuration(None, {})
    assert (found.settings, found.chosen_by, found.lines) == (DEFAULTS, ChosenBy.DEFAULTS, {})


def test_the_one_named_holds_before_the_variable_and_that_before_the_users_own(tmp_path: Path, own: Path) -> None:
    named = written(tmp_path / "a.toml", "amount-limit = 1")
    variable = written(tmp_path / "b.toml", "amount-limit = 2\nfinancing-required = true")
    written(own, "amount-limit = 3")
    environ = {"KORREKTUR_CONFIG": str(variable)}
    chosen = [configuration(named, environ), configuration(None, environ), configuration(None, {})]
    assert [(one.chosen_by, one.settings.amount_limit) for one in chosen] == [
        (ChosenBy.OPTION, 1), (ChosenBy.ENVIRONMENT, 2), (ChosenBy.USER, 3),
    ]  # fmt: skip
    assert not chosen[0].settings.financing_required


def test_an_empty_variable_names_nothing() -> None:
    assert configuration(None, {"KORREKTUR_CONFIG": ""}).chosen_by is ChosenBy.DEFAULTS


def test_a_file_in_the_folder_one_stands_in_decides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "korrektur.toml", "amount-limit = 1")
    monkeypatch.chdir(tmp_path)
    assert configuration(None, {}).settings == DEFAULTS


def test_the_users_own_file_lies_in_a_folder_of_korrektur() -> None:
    from platformdirs import user_config_path  # noqa: PLC0415  the fixture of every test hides ours

    assert user_config_path("korrektur", appauthor=False).name == "korrektur"


def test_a_file_that_notepad_marked_as_utf_8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "korrektur.toml"
    path.write_bytes(b"\xef\xbb\xbf" + EVERYTHING.encode().replace(b"\n", b"\r\n"))
    found = configuration(path, {})
    assert (found.settings.amount_limit, found.lines["severity"]) == (50_000_000, 10)


def test_a_band_may_be_taken_away(tmp_path: Path) -> None:
    path = written(tmp_path / "korrektur.toml", "cost-per-position = []")
    assert configuration(path, {}).settings.cost_per_position is None


def test_a_rules_own_severity_holds_before_its_familys(tmp_path: Path) -> None:
    path = written(tmp_path / "korrektur.toml", '[severity]\nNOG507 = "error"\nNOG = "note"')
    severities = dict(configuration(path, {}).settings.severities)
    assert severities.pop("NOG507") is Severity.ERROR
    assert set(severities.values()) == {Severity.NOTE}
    assert len(severities) > 5


@pytest.mark.parametrize(
    ("text", "da", "en"),
    [
        (
            "ignore = []\nselct = []",
            ", linje 2: Indstillingen »selct« findes ikke. Mente du select?",
            ", line 2: There is no setting “selct”. Did you mean select?",
        ),
        (
            "financing_required = true",
            ", linje 1: Indstillingen »financing_required« findes ikke. Mente du financing-required?",
            ", line 1: There is no setting “financing_required”. Did you mean financing-required?",
        ),
        (
            "\n[numberseries]\n",
            ", linje 2: Indstillingen »numberseries« findes ikke. Mente du number-series?",
            ", line 2: There is no setting “numberseries”. Did you mean number-series?",
        ),
        (
            'ignore = ["NOG507", "placeholder-lft"]',
            ", linje 1: Reglen »placeholder-lft« findes ikke. Mente du placeholder-left, template-older?",
            ", line 1: There is no rule “placeholder-lft”. Did you mean placeholder-left, template-older?",
        ),
        (
            'amount-limit = 1\n[severity]\nNOG507 = "note"\nFOR301 = "erorr"',
            ", linje 4: »erorr« er ingen alvor. Mente du error?",
            ", line 4: “erorr” is no severity. Did you mean error?",
        ),
        (
            '[severity]\nxyz = "note"',
            ", linje 2: Reglen »xyz« findes ikke. Skriv »korrektur rules« for at se alle.",
            ", line 2: There is no rule “xyz”. Write “korrektur rules” to see all.",
        ),
        (
            '[severity]\nNOG507 = "note"\nnumber-of-another-series = "error"',
            ", linje 3: »NOG507« står to gange.",
            ", line 3: “NOG507” stands twice.",
        ),
        (
            'severity = { FOR301 = "alvorlig" }',
            ", linje 1: »alvorlig« er ingen alvor. Mente du error, warning, note?",
            ", line 1: “alvorlig” is no severity. Did you mean error, warning, note?",
        ),
        (
            '[number-series]\nT1 = "Økonomiudvalget"\nt1 = "Børneudvalget"',
            ", linje 3: »t1« står to gange.",
            ", line 3: “t1” stands twice.",
        ),
        (
            "[number-series]\nT1 = 3",
            ", linje 2: Nummerserien »T1« skal have et udvalgs navn i anførselstegn.",
            ", line 2: The number series “T1” must have a committee's name in quotation marks.",
        ),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_refused_with_its_line_and_the_nearest_name(
    tmp_path: Path, text: str, da: str, en: str
) -> None:
    assert refused(tmp_path, text) == (da, en)


def test_a_name_like_no_other_gives_all_there_are(tmp_path: Path) -> None:
    da, en = refused(tmp_path, "x = 1")
    assert "De, der findes, er: select, ignore, enable, " in da
    assert all(setting.key in en for setting in SETTINGS)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('select = "FOR301"', "en liste af regler"),
        ("select = [301]", "en liste af regler"),
        ('financing-required = "ja"', 'true eller false, ikke "ja"'),
        ("financing-required = 1", "true eller false"),
        ("amount-limit = 0", "et helt antal kroner over 0"),
        ("amount-limit = true", "et helt antal kroner over 0"),
        ("amount-limit = 1_000_000_000_000_000_000_000", "et helt antal kroner over 0"),
        (f"amount-limit = 0x{'f' * 5000}", "ikke …"),
        ("amount-limit = inf", "et helt antal kroner over 0"),
        ("amount-limit = 1.5", "et helt antal kroner over 0"),
        ("cost-per-position = [1]", "to hele antal kroner"),
        ("cost-per-position = [900_000, 400_000]", "det mindste først"),
        ("cost-per-position = 400_000", "to hele antal kroner"),
        ("severity = 1", "en tabel: [severity]"),
        ('number-series = ["T1"]', "en tabel: [number-series]"),
        ("amount-limit = 2026-01-01", 'ikke "2026-01-01"'),
    ],
)
def test_a_value_of_another_kind_is_refused_with_what_it_must_be(tmp_path: Path, line: str, wanted: str) -> None:
    da, _ = refused(tmp_path, f"\n{line}\n")
    assert da.startswith(f", linje 2: »{line.partition(' ')[0]}« skal være ")
    assert wanted in da


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ignore = []\namount-limit 1", 2),
        ("ignore = []\nignore = []", 2),
        ("ignore = [\n", 1),
        ("amount-limit = " + "9" * 5000, 1),
        ("select = " + "[" * 3000, 1),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    da, en = refused(tmp_path, text)
    assert da.startswith(f", linje {line}: dette kan ikke forstås.")
    assert en.startswith(f", line {line}: this cannot be understood (")


def test_a_file_that_is_named_must_exist(tmp_path: Path) -> None:
    path = tmp_path / "findes-ikke.toml"
    for named, environ in ((path, {}), (None, {"KORREKTUR_CONFIG": str(path)})):
        with pytest.raises(KorrekturError) as error:
            configuration(named, environ)
        assert error.value.text.da == f"Indstillingsfilen {path} findes ikke."


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(KorrekturError, match="cannot be read"):
        configuration(tmp_path, {})


def test_letters_of_another_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "korrektur.toml"
    path.write_bytes('[number-series]\nT1 = "Økonomiudvalget"'.encode("cp1252"))
    with pytest.raises(KorrekturError, match="is not saved as UTF-8"):
        configuration(path, {})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("severity.NOG507 = 'note'", 1),
        ("[severity] # alvor\n\n 'NOG507' = 'note'", 3),
        ("[ severity ]\nFOR301 = 'note'\n\"NOG507\" = 'note'\n[number-series]\nNOG507 = 'x'", 3),
        ("# severity\nseverity = { NOG507 = 'note' }", 2),
        ("ignore = []", None),
    ],
)
def test_the_line_of_a_key_is_found_however_it_is_written(text: str, line: int | None) -> None:
    assert line_of(text, "severity", "NOG507") == line

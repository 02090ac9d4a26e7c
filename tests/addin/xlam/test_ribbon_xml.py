from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from addin.ribbon.buttons import BUTTONS
from addin.xlam.assemble import our_modules
from addin.xlam.ribbon_xml import NAMESPACE, ribbon_xml

if TYPE_CHECKING:
    from schemas.finding import Language

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).with_name("customui14.xsd")))


def _buttons(language: Language) -> list[ET.Element]:
    return list(ET.fromstring(ribbon_xml(language)).iter(f"{{{NAMESPACE}}}button"))  # noqa: S314  our own


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_ribbon_keeps_to_the_schema(language: Language) -> None:
    assert [str(error) for error in SCHEMA.iter_errors(ribbon_xml(language).decode())] == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('size="large"', 'size="huge"'),
        ('id="next_point"', 'id="validate"'),
        ('imageMso="Undo"', 'imageMso="Un do"'),
        ('label="Om"', 'label=""'),
        ('label="Om"', 'lable="Om"'),
        ("2009/07", "2006/01"),
    ],
)
def test_the_schema_refuses_what_excel_refuses(right: str, wrong: str) -> None:
    text = ribbon_xml("da").decode()
    assert right in text
    assert not SCHEMA.is_valid(text.replace(right, wrong))


def test_every_callback_is_a_procedure_of_the_add_in_with_the_arguments_of_a_button() -> None:
    called = {button.get("onAction") for button in _buttons("da")}
    assert called == {"KorrekturRibbon.Clicked"}
    assert "\r\nPublic Sub Clicked(control As IRibbonControl)\r\n" in our_modules("da")["KorrekturRibbon"]


def test_the_buttons_are_those_of_the_table_with_its_words() -> None:
    assert [(one.get("id"), one.get("label")) for one in _buttons("en")] == [(one.id, one.label.en) for one in BUTTONS]
    assert _buttons("da")[0].get("label") == "Validér"
    assert _buttons("en")[0].get("label") == "Validate"


def test_the_package_has_this_ribbon_and_no_other(addin_file: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(addin_file)) as package:
        assert [name for name in package.namelist() if "customUI" in name] == ["customUI/customUI14.xml"]
        assert package.read("customUI/customUI14.xml") == ribbon_xml("da")
        related = package.read("_rels/.rels").decode()
    assert related.count("ui/extensibility") == 1
    assert (
        'Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" '
        'Target="customUI/customUI14.xml"' in related
    )

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addin.ribbon import handlers as ribbon
from addin.ribbon.buttons import BUTTONS, GROUPS

if TYPE_CHECKING:
    from addin.ribbon.button import Button

ORDER = {
    "Kontrol": [
        "validate", "previous_point", "next_point", "explain_point", "give_reason", "fix", "undo_fixes",
        "clear_marks", "prepare",
    ],
    "Korrektion": ["new_correction", "only_this", "show_all", "show_form", "recalculate"],
    "Filer": ["new_workbook", "import_forms"],
    "Udvalg og år": ["save_forms", "compare_versions", "merge", "new_year", "to_new_template"],
    "Hjælp": ["guide", "about"],
}  # fmt: skip


def test_the_buttons_stand_in_their_groups_in_order() -> None:
    assert {group.label.da: [button.id for button in group.buttons] for group in GROUPS} == ORDER


def test_validate_is_large_and_no_other_button_is() -> None:
    assert [button.id for button in BUTTONS if button.large] == ["validate"]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.id)
def test_a_button_says_what_it_does_in_both_languages(button: Button) -> None:
    for words in (button.label, button.screentip, button.supertip):
        assert words.da
        assert words.en
        assert words.da != words.en


def test_a_label_ends_in_dots_exactly_where_something_is_asked_before_it_is_done() -> None:
    asking = {button.id for button in BUTTONS if button.label.da.endswith("…")}
    assert asking == {"give_reason", "fix", "prepare", "new_workbook", "import_forms", *ORDER["Udvalg og år"]}
    assert {button.id for button in BUTTONS if button.asks} <= asking


def test_no_name_stands_twice() -> None:
    names = [button.id for button in BUTTONS] + [group.id for group in GROUPS]
    assert len(set(names)) == len(names)


def test_every_button_has_its_handler_and_no_handler_is_without_a_button() -> None:
    assert {button.id for button in BUTTONS} == set(ribbon.__all__)
    assert all(callable(getattr(ribbon, button.id)) for button in BUTTONS)

"""install, uninstall and doctor on computers of all kinds, none of them this one."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest

from addin.installation import policies
from addin.installation.diagnosis import DiagnosisState
from addin.installation.doctor import examine
from addin.installation.installing import install, uninstall
from addin.installation.machine import Machine, Ran, this_machine
from addin.installation.places import SETTINGS, addin_path, configuration_path, old_places, read_configuration
from schemas.finding import KorrekturError

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE, OLDER = b"the add-in", b"an older add-in"
GOOD = Ran(0, f"{version('korrektur')} {version('xlwings')}")
EXCEL = (r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe", "")
SECURITY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
OWN_SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
RULES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
MANAGER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"


def windows(home: Path, registry: dict[tuple[str, str], Any] | None = None, ran: Ran = GOOD) -> Machine:
    """A Windows account with Excel and a Python that has what it needs."""
    scripts = home / ".venv" / "Scripts"
    scripts.mkdir(parents=True, exist_ok=True)
    (scripts / "python.exe").touch()
    (scripts.parent / f"xlwings64-{version('xlwings')}.dll").touch()
    values = {EXCEL: "excel.exe", **(registry or {})}
    return Machine(
        system="windows",
        home=home,
        python=scripts / "python.exe",
        environ={"APPDATA": str(home / "Roaming")},
        registry=lambda key, name: values.get((key, name)),
        run=lambda _command: ran,
    )


def mac(home: Path) -> Machine:
    (home / "python3").touch()
    return Machine(system="macos", home=home, python=home / "python3", run=lambda _command: GOOD)


def wrong(machine: Machine, *carried: bytes) -> list[tuple[DiagnosisState, str]]:
    """What doctor finds amiss, in Danish."""
    found = examine(machine, carried or (PACKAGE,))
    return [(one.state, one.said.da) for one in found if one.state is not DiagnosisState.GOOD]


def test_the_add_in_goes_where_excel_on_windows_opens_and_trusts_it(tmp_path: Path) -> None:
    done = install(windows(tmp_path), PACKAGE)
    assert done.addin == tmp_path / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "korrektur.xlam"
    assert done.addin.read_bytes() == PACKAGE
    assert done.configuration == tmp_path / ".korrektur" / "korrektur.conf"
    assert done.configuration.read_bytes() == f'"INTERPRETER_WIN","{done.python}"\r\n'.encode()


def test_on_macos_it_goes_into_offices_own_folders(tmp_path: Path) -> None:
    done = install(mac(tmp_path), PACKAGE)
    assert done.addin.parent.name == "Excel"
    assert "Startup.localized" in done.addin.parts
    assert read_configuration(done.configuration) == {"INTERPRETER_MAC": str(tmp_path / "python3")}


def test_without_appdata_the_roaming_folder_is_found_from_home(tmp_path: Path) -> None:
    machine = replace(windows(tmp_path), environ={})
    assert addin_path(machine).parts[-6:-1] == ("AppData", "Roaming", "Microsoft", "Excel", "XLSTART")


def test_installing_again_keeps_the_settings_file_unless_another_is_named(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    first, second = tmp_path / "første.toml", tmp_path / "anden.toml"
    install(machine, OLDER, first)
    install(machine, PACKAGE)
    assert read_configuration(configuration_path(machine))[SETTINGS] == str(first)
    install(machine, PACKAGE, second)
    assert read_configuration(configuration_path(machine))[SETTINGS] == str(second)
    assert addin_path(machine).read_bytes() == PACKAGE


def test_a_copy_in_the_folder_of_add_ins_is_taken_away(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    (old,) = old_places(machine)
    old.parent.mkdir(parents=True)
    old.write_bytes(OLDER)
    install(machine, PACKAGE)
    assert not old.exists()


def test_while_excel_holds_the_file_nothing_is_half_done(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    addin_path(machine).mkdir(parents=True)  # as little to be replaced as an open file
    with pytest.raises(KorrekturError, match="Close Excel"):
        install(machine, PACKAGE)
    assert not configuration_path(machine).exists()


def test_uninstalling_leaves_nothing_and_says_what_it_took(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    done = install(machine, PACKAGE)
    assert uninstall(machine) == (done.addin, done.configuration)
    assert not done.addin.exists()
    assert not done.configuration.parent.exists()
    assert uninstall(machine) == ()


def test_a_persons_own_file_beside_the_configuration_stays(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    own = install(machine, PACKAGE).configuration.with_name("noter.txt")
    own.write_text("husk", "utf-8")
    uninstall(machine)
    assert own.exists()


def test_a_system_without_excel_is_refused_in_words(tmp_path: Path) -> None:
    machine = Machine(system="other", home=tmp_path, python=tmp_path / "python")
    for act in (lambda: install(machine, PACKAGE), lambda: list(examine(machine, [PACKAGE]))):
        with pytest.raises(KorrekturError) as refused:
            act()
        assert "Windows og macOS" in refused.value.text.da


def test_a_good_installation_has_nothing_amiss(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    install(machine, PACKAGE)
    assert wrong(machine) == []


def test_before_installing_the_add_in_and_python_are_missing(tmp_path: Path) -> None:
    said = [words for _, words in wrong(windows(tmp_path))]
    assert [words.split(":")[0] for words in said] == [
        "Tilføjelsesprogrammet mangler",
        "Tilføjelsesprogrammet ved ikke, hvor Python er.",
    ]


def installed(tmp_path: Path, registry: dict[tuple[str, str], Any] | None = None, ran: Ran = GOOD) -> Machine:
    machine = windows(tmp_path, registry, ran)
    install(machine, PACKAGE)
    return machine


def test_an_add_in_of_another_version_is_told(tmp_path: Path) -> None:
    assert [state for state, _ in wrong(installed(tmp_path), OLDER)] == [DiagnosisState.BAD]


def test_the_mark_of_the_web_is_told(tmp_path: Path) -> None:
    machine = replace(installed(tmp_path), has_mark=lambda path: path.name == "korrektur.xlam")
    assert [words for _, words in wrong(machine)] == ["Windows har mærket filen som hentet fra internettet."]


def test_a_second_copy_is_told(tmp_path: Path) -> None:
    machine = installed(tmp_path)
    (old,) = old_places(machine)
    old.parent.mkdir(parents=True)
    old.write_bytes(OLDER)
    assert [state for state, _ in wrong(machine)] == [DiagnosisState.DOUBTFUL]


def test_a_python_that_is_gone_or_cannot_start_is_told(tmp_path: Path) -> None:
    machine = installed(tmp_path, ran=Ran(1, "No module named 'addin'"))
    assert wrong(machine) == [(DiagnosisState.BAD, "Python kan ikke starte Korrektur: No module named 'addin'")]
    machine.python.unlink()
    assert [words.split(":")[0] for _, words in wrong(machine)] == ["Python findes ikke længere"]


def test_another_version_in_python_is_told(tmp_path: Path) -> None:
    machine = installed(tmp_path, ran=Ran(0, "0.0.9 0.30.0"))
    assert [words.split(":")[0] for _, words in wrong(machine)] == [
        "Python har en anden version af korrektur eller xlwings"
    ]


def test_a_missing_library_of_xlwings_is_told(tmp_path: Path) -> None:
    machine = installed(tmp_path)
    for library in (tmp_path / ".venv").glob("*.dll"):
        library.unlink()
    assert [words.split(" ")[0] for _, words in wrong(machine)] == ["Filen"]


def test_a_settings_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    machine = windows(tmp_path)
    settings = tmp_path / "korrektur.toml"
    settings.write_text('ignore = ["FOR999"]\n', "utf-8")
    install(machine, PACKAGE, settings)
    ((state, words),) = wrong(machine)
    assert (state, "FOR999" in words) == (DiagnosisState.BAD, True)


POLICIES: list[tuple[dict[tuple[str, str], Any], list[DiagnosisState]]] = [
    ({(SECURITY, "DisableAllAddins"): 1}, [DiagnosisState.BAD]),
    ({(SECURITY, "RequireAddinSig"): 1}, [DiagnosisState.BAD]),
    ({(SECURITY, "VBAWarnings"): 4}, []),  # XLSTART is trusted all the same
    (
        {(rf"{SECURITY}\Trusted Locations", "AllLocationsDisabled"): 1, (SECURITY, "VBAWarnings"): 4},
        [DiagnosisState.BAD],
    ),
    (
        {(rf"{SECURITY}\Trusted Locations", "AllLocationsDisabled"): 1, (OWN_SECURITY, "VBAWarnings"): 3},
        [DiagnosisState.BAD],
    ),
    ({(rf"{OWN_SECURITY}\Trusted Locations", "AllLocationsDisabled"): 1}, [DiagnosisState.DOUBTFUL]),
    ({(RULES, policies.CHILD_PROCESSES): "1"}, [DiagnosisState.BAD]),
    ({(RULES, policies.CHILD_PROCESSES): 1}, [DiagnosisState.BAD]),
    ({(RULES, policies.CHILD_PROCESSES): "2"}, []),  # only recorded
    ({(RULES, policies.CHILD_PROCESSES): "6"}, [DiagnosisState.DOUBTFUL]),
    ({(MANAGER, "ASRRules"): f"other=1|{policies.CHILD_PROCESSES.upper()}=1"}, [DiagnosisState.BAD]),
    ({(MANAGER, "ASRRules"): f"other=1|{policies.CHILD_PROCESSES}=0"}, []),
]


@pytest.mark.parametrize(("registry", "states"), POLICIES)
def test_policies_are_told(tmp_path: Path, registry: dict[tuple[str, str], Any], states: list[DiagnosisState]) -> None:
    assert [state for state, _ in wrong(installed(tmp_path, registry))] == states


def test_everything_amiss_says_what_to_do_in_both_languages(tmp_path: Path) -> None:
    registry = {key: value for settings, _ in POLICIES for key, value in settings.items()}
    machine = replace(windows(tmp_path, registry, Ran(1, "")), has_mark=lambda _path: True)
    for one in examine(machine, [PACKAGE]):
        assert one.said.da != one.said.en
        assert (one.remedy is None) == (one.state is DiagnosisState.GOOD)


def test_this_machine_is_described_without_touching_it() -> None:
    machine = this_machine()
    assert machine.python.exists()
    assert machine.registry(*EXCEL) is None or machine.system == "windows"
    assert machine.run([str(machine.python), "-c", "print(2)"]) == Ran(0, "2")
    assert machine.run(["no-such-program"]).code == 1
    assert not machine.has_mark(machine.python)

"""An organisation's policies for Excel, as far as the registry shows them.

Sources: Microsoft's administrative templates for Office (Excel's security policies) and the list of attack surface
reduction rules of Microsoft Defender.
"""

from collections.abc import Iterator

from addin.installation.diagnosis import Diagnosis, bad, doubtful, good
from addin.installation.machine import Machine
from schemas.finding import Text

_POLICY_ROOTS = (
    r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security",
    r"HKLM\Software\Policies\Microsoft\Office\16.0\Excel\Security",
    r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0\Excel\Security",
)
_OWN_ROOT = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
_NO_MACROS = 4
_SIGNED_ONLY = 3
CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""The rule that keeps Office programs from starting other programs."""
_RULE_ROOTS = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
)
_POLICY_MANAGER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"
_BLOCKED, _WARNED = "1", "6"

_ASK_IT = Text(
    "Bed it-afdelingen om at tillade tilføjelsesprogrammer fra XLSTART, eller brug »korrektur validate«.",
    "Ask IT to allow add-ins from XLSTART, or use “korrektur validate”.",
)


def policies(machine: Machine) -> Iterator[Diagnosis]:
    """What keeps add-ins from being opened, and Excel from starting Python."""
    if machine.system == "windows":
        yield _addins(machine)
        yield _trusted_places(machine)
        yield _child_processes(machine)


def _addins(machine: Machine) -> Diagnosis:
    if _policy(machine, "DisableAllAddins") == 1:
        said = Text("En politik slår alle tilføjelsesprogrammer fra.", "A policy turns all add-ins off.")
        return bad(said, _ASK_IT)
    if _policy(machine, "RequireAddinSig") == 1:
        said = Text("En politik kræver signerede tilføjelsesprogrammer.", "A policy demands signed add-ins.")
        return bad(said, _ASK_IT)
    return good(Text("Tilføjelsesprogrammer er tilladt.", "Add-ins are allowed."))


def _trusted_places(machine: Machine) -> Diagnosis:
    """XLSTART is trusted from the beginning; only where no place is do the macro settings count."""
    untrusted = any(
        machine.registry(rf"{root}\Trusted Locations", "AllLocationsDisabled") == 1
        for root in (*_POLICY_ROOTS, _OWN_ROOT)
    )
    if not untrusted:
        return good(Text("Mappen XLSTART er betroet.", "The folder XLSTART is trusted."))
    level = _policy(machine, "VBAWarnings") or machine.registry(_OWN_ROOT, "VBAWarnings")
    if level in (_NO_MACROS, _SIGNED_ONLY):
        return bad(
            Text("Ingen mapper er betroet, og makroer er slået fra.", "No folder is trusted, and macros are off."),
            _ASK_IT,
        )
    return doubtful(
        Text("Ingen mapper er betroet; Excel spørger om makroer.", "No folder is trusted; Excel asks about macros."),
        Text("Sig ja, når Excel spørger om korrektur.xlam.", "Say yes when Excel asks about korrektur.xlam."),
    )


def _child_processes(machine: Machine) -> Diagnosis:
    state = next(
        (str(value) for root in _RULE_ROOTS if (value := machine.registry(root, CHILD_PROCESSES)) is not None), None
    )
    managed = machine.registry(_POLICY_MANAGER, "ASRRules")
    if state is None and isinstance(managed, str):
        state = next((rule[-1] for rule in managed.lower().split("|") if rule.startswith(CHILD_PROCESSES)), None)
    if state == _BLOCKED:
        return bad(
            Text(
                "Defender forbyder Office at starte andre programmer, så Excel kan ikke starte Python.",
                "Defender forbids Office to start other programs, so Excel cannot start Python.",
            ),
            Text(
                f"Bed it-afdelingen om en undtagelse fra reglen {CHILD_PROCESSES}, eller brug »korrektur validate«.",
                f"Ask IT for an exclusion from the rule {CHILD_PROCESSES}, or use “korrektur validate”.",
            ),
        )
    if state == _WARNED:
        return doubtful(
            Text(
                "Defender advarer, når Office starter andre programmer.", "Defender warns when Office starts programs."
            ),
            Text("Vælg »Fjern blokering«, når Windows spørger.", "Choose “Unblock” when Windows asks."),
        )
    return good(Text("Excel må starte Python.", "Excel may start Python."))


def _policy(machine: Machine, name: str) -> int | str | None:
    return next((value for root in _POLICY_ROOTS if (value := machine.registry(root, name)) is not None), None)

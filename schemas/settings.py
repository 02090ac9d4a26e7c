"""The checking settings, their defaults and what each is for; a submitted workbook never decides them."""

from dataclasses import dataclass, field, fields
from enum import Enum, auto
from typing import Any

from schemas.finding import Severity, Text


class SettingKind(Enum):
    """What a setting's value is, in the settings file and here."""

    RULES = auto()  # a list of IDs, names or families; a frozenset of IDs
    SWITCH = auto()  # true or false
    KRONER = auto()  # a whole number above 0
    BAND = auto()  # two amounts of kroner, the lower first; the empty list is None
    SEVERITIES = auto()  # a table rule = severity; a tuple of (ID, Severity)
    COMMITTEES = auto()  # a table series = committee; a tuple of (series, committee)


_SPEC = "setting"


def _in_file(key: str, kind: SettingKind, da: str, en: str) -> dict[str, Any]:
    """The metadata of a field that stands in the settings file under this key."""
    return {_SPEC: (key, kind, Text(da, en))}


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ between municipalities; amounts are kroner."""

    source: str = "defaults"
    """The file the settings came from, as every output names it."""

    as_status: str | None = None
    """Judge every workbook as if Stamdata's Status were this (Kladde, Indsendt, Endelig)."""

    select: frozenset[str] = field(
        default=frozenset(),
        metadata=_in_file(
            "select",
            SettingKind.RULES,
            "Brug kun disse regler: ID, navn eller familie. Tom: alle, der er slået til.",
            "Use these rules alone: ID, name or family. Empty: every rule that is on.",
        ),
    )

    ignore: frozenset[str] = field(
        default=frozenset(),
        metadata=_in_file("ignore", SettingKind.RULES, "Brug ikke disse regler.", "Leave these rules out."),
    )

    enable: frozenset[str] = field(
        default=frozenset(),
        metadata=_in_file(
            "enable",
            SettingKind.RULES,
            "Brug også disse regler, der ellers er slået fra, fx dem om tekst.",
            "Use these rules too, which are off otherwise, such as those on prose.",
        ),
    )

    explainable_errors: frozenset[str] = field(
        default=frozenset(),
        metadata=_in_file(
            "explainable-errors",
            SettingKind.RULES,
            "Fejl fra disse regler må begrundes i stedet for at blive rettet.",
            "Errors of these rules may be justified instead of amended.",
        ),
    )

    financing_required: bool = field(
        default=False,
        metadata=_in_file(
            "financing-required",
            SettingKind.SWITCH,
            "Om en korrektion, der koster penge, skal have en finansiering (advarsel i stedet for note).",
            "Whether a correction that costs money must name its financing (a warning instead of a note).",
        ),
    )

    amount_limit: int = field(
        default=100_000_000,
        metadata=_in_file(
            "amount-limit",
            SettingKind.KRONER,
            "Et beløb på én linje på så mange kroner eller mere regnes for en forkert enhed.",
            "An amount on one line of this many kroner or more is taken for a wrong unit.",
        ),
    )

    cost_per_position: tuple[int, int] | None = field(
        default=None,
        metadata=_in_file(
            "cost-per-position",
            SettingKind.BAND,
            "Hvad en fuldtidsstilling mindst og højst koster om året i kroner. Tom: det kontrolleres ikke.",
            "The least and the most an FTE costs a year, in kroner. Empty: it is not checked.",
        ),
    )

    severities: tuple[tuple[str, Severity], ...] = field(
        default=(),
        metadata=_in_file(
            "severity",
            SettingKind.SEVERITIES,
            "En anden alvor for en regel: error (fejl), warning (advarsel) eller note.",
            "Another severity for a rule: error, warning or note.",
        ),
    )

    number_series: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=_in_file(
            "number-series",
            SettingKind.COMMITTEES,
            'Hvilket udvalg hver nummerserie hører til, fx T1 = "Økonomiudvalget".',
            'The committee each number series belongs to, such as T1 = "Økonomiudvalget".',
        ),
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of the settings file: its key there, its field of `Settings`, and what it is for."""

    key: str
    field: str
    kind: SettingKind
    about: Text

    def value(self, settings: Settings) -> Any:
        """Its value as TOML and JSON have it: lists sorted, tables by name, severities as their words."""
        value = getattr(settings, self.field)
        match self.kind:
            case SettingKind.RULES:
                return sorted(value)
            case SettingKind.BAND:
                return list(value or ())
            case SettingKind.SEVERITIES:
                return {rule: severity.value for rule, severity in sorted(value)}
            case SettingKind.COMMITTEES:
                return dict(value)
            case _:
                return value

    @property
    def is_table(self) -> bool:
        """Whether it is a table of the file, which must stand after the other settings."""
        return self.kind in (SettingKind.SEVERITIES, SettingKind.COMMITTEES)


SETTINGS: tuple[Setting, ...] = tuple(
    Setting(key, one.name, kind, about)
    for one in fields(Settings)
    if _SPEC in one.metadata
    for key, kind, about in [one.metadata[_SPEC]]
)
"""Every setting of the settings file, tables last."""

DEFAULTS = Settings()

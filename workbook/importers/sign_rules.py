"""The printed sign rule: which sign stands for which words, and so whether it says what ours does."""

import re
from enum import Enum, auto
from itertools import pairwise

_MINUS = "-−–—÷"
_COST = (
    r"mer-?udgift\w*|mindre-?indtægt\w*|forværr\w+|merforbrug\w*|underskud\w*|udvidelse\w*|meromkostning\w*"
    r"|(?:øge[dt]e?|højere|større|flere|stigende|mere)\s+(?:udgift|omkostning)\w*"
    r"|(?:lavere|færre|mindre|faldende|reducere[dt]e?)\s+indtægt\w*|budgetudvidelse\w*|budgetforøgelse\w*"
)
_GAIN = (
    r"mindre-?udgift\w*|mer-?indtægt\w*|(?:for)?bedring\w*|besparelse\w*|mindreforbrug\w*|overskud\w*|reduktion\w*"
    r"|(?:lavere|færre|mindre|faldende|reducere[dt]e?)\s+(?:udgift|omkostning)\w*|gevinst\w*|effektivisering\w*"
    r"|(?:øge[dt]e?|højere|større|flere|stigende|mere)\s+indtægt\w*|budgetreduktion\w*"
)
_PLAIN_COST, _PLAIN_GAIN = r"(?:netto)?udgift(?:er|en|erne)?|omkostning\w*", r"indtægt(?:er|en|erne)?"
_PLUS_WORD, _MINUS_WORD = r"\bplus\w*|\bpositiv\w*", r"\bminus\w*|\bnegativ\w*|\bparentes\w*"
_BARE_SIGN = rf"(?<![\wæøåÆØÅ/])[{_MINUS}](?!\d)|(?<![\wæøåÆØÅ])\+(?!\d)|(?<=\()[+{_MINUS}](?=\))"
_TOKEN = re.compile(
    rf"(?P<gain>\b(?:{_GAIN})\b)|(?P<cost>\b(?:{_COST})\b)|(?P<plaincost>\b(?:{_PLAIN_COST})\b)"
    rf"|(?P<plaingain>\b(?:{_PLAIN_GAIN})\b)|(?P<plus>{_PLUS_WORD})|(?P<minus>{_MINUS_WORD})"
    rf"|(?P<bare>{_BARE_SIGN})|(?P<equals>[=:])|(?P<word>[\wæøåÆØÅ][\wæøåÆØÅ.-]*)",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"\b(mer|mindre)-?\s*(/|og|eller|,)\s*(mer|mindre)-?(udgift|indtægt)(\w*)", re.IGNORECASE)
_STATED = re.compile(
    rf"[(\"'»“]?\s*[+{_MINUS}]\s*[)\"'«”]?\s*(?:=|:|betyder|angiver|er lig)"
    rf"|(?:=|:)\s*[(\"'»“]?[+{_MINUS}]\s*(?:[)\"'«”]|$|[,;/.]|\s[a-zæøå])"
    rf"|\(\s*[+{_MINUS}]\s*\)",
    re.IGNORECASE,
)
_SIGN_FIRST = re.compile(rf"(?:^|[\s(\"'»“])[+{_MINUS}]\s*[)\"'«”]?\s*(?:=|betyder|angiver|er lig)", re.IGNORECASE)
_BY_WORD = re.compile(
    r"fortegn\w*|\b(?:positiv|negativ)\w*|\b(?:plus|minus)(?:ser|tegn\w*)?\b|\bparentes\w*|\brød[te]?\b", re.IGNORECASE
)
_NO_AMOUNTS = re.compile(r"stilling|årsværk|normering|\bpersoner\b", re.IGNORECASE)
_NIL = re.compile(rf"\s*\(?[{_MINUS}]\)?\s*(?:=|:|betyder)\s*(?:0\b|nul\b|ikke\b|ingen\b|intet\b).*", re.IGNORECASE)
_GLUE = re.compile(
    r"fortegn\w*|tegn\w*|note|nb|bemærk|er|angiv\w+|med|og|i|for|af|på|som|har|vis(?:es|t|er)|skrives|skrevet|betyder"
    r"|står|opg[jø]\w+|tal(?:lene)?|beløb(?:ene)?|sign|anfør\w+|samt|mens|et|en|de|alle|eller|budget(?:tet)?|kommunen"
    r"|kassen|foran|der|brug(?:es|t)|ses|altså|dvs|skema(?:et|ets)?|tabel(?:len)?|nedenfor|ovenfor|regel",
    re.IGNORECASE,
)


class SignRule(Enum):
    """What a printed rule says beside `- = mindreudgift/merindtægt og + = merudgift/mindreindtægt`."""

    SAME = auto()
    REVERSED = auto()
    NOT_UNDERSTOOD = auto()


def read_sign_rule(text: str) -> SignRule | None:
    """Give what a text says of signs; None where it is no sign rule at all."""
    if _NIL.fullmatch(text):
        return None
    expanded = _ELIDED.sub(r"\1\4\5 \2 \3\4\5", text)
    tokens = [(found.lastgroup or "", found[0]) for found in _TOKEN.finditer(expanded)]
    kinds = {kind for kind, _ in tokens}
    stated, words = bool(_STATED.search(text)), bool(kinds & {"gain", "cost", "plaingain", "plaincost"})
    both = {"+", "-"} <= {_sign(*token) for token in tokens} and len(tokens) - sum(k == "word" for k, _ in tokens) > 3  # noqa: PLR2004
    if not (stated and _looks_like_a_rule(text, words=words)) and not (words and (_BY_WORD.search(text) or both)):
        return SignRule.NOT_UNDERSTOOD if re.match(r"\W*fortegn\w*\b", text, re.IGNORECASE) or _changes(text) else None
    if not words and _NO_AMOUNTS.search(text):
        return None
    unknown = any(kind == "word" and not _GLUE.fullmatch(word.strip(".-")) for kind, word in tokens)
    return SignRule.NOT_UNDERSTOOD if unknown else _agreement(tokens)


def may_begin_rule(text: str) -> bool:
    """Tell whether the text can be the first line of a rule that goes on below it."""
    kinds = {found.lastgroup for found in _TOKEN.finditer(text)}
    ended = text.rstrip().endswith((".", "!", "?")) or re.search(r"\d", text)
    return not ended and bool(kinds & {"gain", "cost", "plaingain", "plaincost", "plus", "minus", "bare"})


def is_stated(text: str) -> bool:
    """Tell whether signs stand for words (`+ =`, `(-)`), so that no title is taken for a rule."""
    return _STATED.search(text) is not None


def is_whole_rule(text: str) -> bool:
    """Tell whether the text is a rule of both signs and nothing else: one that even prose can hold."""
    signs = re.findall(rf"[+{_MINUS}]\s*\)?\s*=|=\s*\(?[+{_MINUS}]|\([+{_MINUS}]\)", text)
    return len(signs) > 1 and read_sign_rule(text) is not None


def _changes(text: str) -> bool:
    """Tell whether the text says that the signs are not the usual ones."""
    return bool(
        re.search(r"\b(?:omvendt|modsat)\w*\s+fortegn|fortegn\w*\s+er\s+(?:omvendt|modsat|vendt)", text, re.IGNORECASE)
    )


def _looks_like_a_rule(text: str, *, words: bool) -> bool:
    """Tell a rule in other words (`+ = plads i budgettet`) from a sum, a row's figures and a blank (`Konto: -`)."""
    return words or (not re.search(r"\d", text) and _SIGN_FIRST.search(text) is not None)


def _sign(kind: str, text: str) -> str:
    if kind == "plus" or (kind == "bare" and text == "+"):
        return "+"
    return "-" if kind in ("minus", "bare") else ""


def _agreement(tokens: list[tuple[str, str]]) -> SignRule:
    """Hold each sign against the words it stands for: before them throughout, or behind them throughout."""
    runs: list[tuple[str, set[str]]] = []
    for kind, text in tokens:
        sign = _sign(kind, text)
        side = "sign" if sign else "words" if kind not in ("equals", "word") else ""
        if not side:
            continue
        value = sign or kind.removeprefix("plain")
        if runs and runs[-1][0] == side:
            runs[-1][1].add(value)
        else:
            runs.append((side, {value}))
    pairs = list(zip(runs[::2], runs[1::2], strict=False))
    if not runs or len(runs) % 2 or any(len(values) > 1 for _, values in runs):
        return SignRule.NOT_UNDERSTOOD
    said = {_says_ours(first[1], second[1]) for first, second in pairs}
    if len(said) != 1 or _repeats(pairs):
        return SignRule.NOT_UNDERSTOOD
    return SignRule.SAME if said.pop() else SignRule.REVERSED


def _says_ours(first: set[str], second: set[str]) -> bool:
    values = first | second
    return values in ({"+", "cost"}, {"-", "gain"})


def _repeats(pairs: list[tuple[tuple[str, set[str]], tuple[str, set[str]]]]) -> bool:
    """Tell whether signs and words change places between two statements."""
    return any(one[0][0] != other[0][0] for one, other in pairwise(pairs))

"""How the words of each language are made alike: spellings, endings, words that say nothing.

Endings are light on purpose: they join forms of one word, not words of one family. What they miss
is found by the beginnings of words.
"""

from __future__ import annotations

from hooks.search.normaliser import Rules, fold

_LATIN = (("ı", "i"), ("ł", "l"), ("ø", "o"), ("đ", "d"), ("æ", "ae"), ("œ", "oe"), ("ß", "ss"))
_DIGITS = tuple(
    (digit, str(number)) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for number, digit in enumerate(row)
)
_ARABIC = (("ى", "ي"), ("ی", "ي"), ("ک", "ك"), ("ة", "ه"), ("ء", ""), *_DIGITS)
_CYRILLIC = (
    ("ё", "е"),
    ("ї", "і"),
    ("ґ", "г"),
    ("ъ", ""),
    ("ь", ""),
    ("ʼ", ""),
    ("'", ""),
    ("’", ""),
)


def _rules(  # noqa: PLR0913 - one argument for each thing that languages differ in
    letters: tuple[tuple[str, str], ...],
    endings: str,
    stop: str,
    *,
    rounds: int = 1,
    shortest: int = 4,
    prefixes: str = "",
    around: tuple[tuple[str, str], ...] = (),
    light: str = "",
) -> Rules:
    spelling = Rules(letters=letters)

    def folded(listed: str) -> set[str]:
        return set(fold(listed, spelling).split())

    return Rules(
        letters=letters,
        prefixes=_longest_first(folded(prefixes)),
        around=around,
        suffixes=_longest_first(folded(endings)),
        rounds=rounds,
        shortest=shortest,
        stop=frozenset(folded(stop)),
        light=frozenset(folded(light)),
    )


def _longest_first(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda one: (-len(one), one)))


_GERMAN = _rules(
    (*_LATIN, ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ph", "f"), ("th", "t"), ("rh", "r")),
    "ungen ung ern em er en es e s n innen in",
    "der die das den dem des ein eine einen einem einer eines und oder aber mit fur von vom zu zum "
    "zur im in ins am an auf aus bei beim nach vor uber unter um bis als wie wo was wer wen wem "
    "ist sind bin bist war hat habe haben hab hast ich du er sie es wir ihr mich mir dich dir uns "
    "euch ihnen ihn ihm sich mein meine meinen meinem meiner dein deine unser unsere ihre "
    "ihren ihrem sein seine seinen auch so dass wenn weil da dort gibt brauche suche suchen finde "
    "finden bitte sehr",
    rounds=2,
    around=(("ge", "t"), ("ge", "en")),
    light="man nicht kein keine keinen keiner ohne mehr will wollen wollte mochte kann konnen darf "
    "durfen muss mussen soll sollen sollte wird werden wurde geht gehen geh macht machen "
    "mache bekommt bekommen bekomme kriege kriegt lassen lasst hilft helfen hilfe nur noch "
    "schon viel zu wieder immer gerade jetzt ganz richtig weiter hier wochenende tag wann "
    "oft neu neue guter gut zuviel kind kinder kindern tochter sohn eltern familie mutter "
    "vater",
)  # fmt: skip
_ENGLISH = _rules(
    _LATIN,
    "ations ation ions ion ings ing ments ment ies ied ed es s y ers er",
    "a an the and or of to in on at for from with without by is are be am i my me we our you your "
    "he she it they them this that these those what where who how can do does have has had no need "
    "old aged want some any there looking find",
)
_POLISH = _rules(
    _LATIN,
    "osc osci oscia owania owanie owych owego owej owie ami ach ego emu iego iej ych ich ymi imi "
    "ow om em ie ia iu iem a e i y o u",
    "i w we z ze na do od dla o po przez przy jest sa sie nie to ten ta te jak gdzie kto co moj "
    "moja moje mam mnie mi czy za ale lub",
    rounds=1,
)
_UKRAINIAN = _rules(
    _CYRILLIC,
    "ість ості істю ені ані ені інні ення ання іння енню анню ями ами ові еві ого ому ими іми ах "
    "ях ам ям ою ею ів ем ом ій ии их іх ов ев а я о е и і у ю",
    "і й та або в у з із зі на до від для про по за при як що де хто мій моя моє мені мене ми ви "
    "він вона не є це чи",
)
_RUSSIAN = _rules(
    _CYRILLIC,
    "ость ости остью ностью ениями ениях ению ением ение ения ений ании ание ания ями ами ого его "
    "ому ему ыми ими ах ях ам ям ою ею ов ев ем ом ии ий ый ой ая яя ое ее ые ие ых их ую юю а я о "
    "е и ы у ю й",
    "и в во с со на до от из для о об по за при как что где кто мой моя мое мне меня мы вы он она "
    "не есть это или к",
)
_BULGARIAN = _rules(
    _CYRILLIC,
    "ост остта остите ията ето ите ания ение ения ият ата ята ове та то те ът ят ия ии ми а я о е "
    "и у",
    "и в във с със на до от из за по при как какво къде кой мой моя мое ми ме ние вие той тя не е "
    "това или да се",
)
_TURKISH = _rules(
    _LATIN,
    "larimiz lerimiz lariniz leriniz larinin lerinin larina lerine larin lerin lardan lerden larda "
    "lerde lari leri lar ler nin nun dan den tan ten da de ta te ligi lugu lik luk ya ye yi yu si "
    "su im um in un i u a e",
    "ve veya ile icin bir bu su o ben benim sen biz siz var yok mi mu ne nerede kim nasil gibi cok "
    "daha",
    rounds=2,
)  # fmt: skip
_ARABIC_RULES = _rules(
    _ARABIC,
    "ات ون ين ان ها هم نا يه تي كم ه ي ا",
    "في من على الى عن مع او و ثم هذا هذه ذلك هل ما ماذا اين كيف انا نحن هو هي لا ليس لي لدي عند كل "
    "التي الذي",
    prefixes="وال بال كال فال لل ال و ب ل",
    shortest=3,
)
_PERSIAN = _rules(
    _ARABIC,
    "هاي ها هايي ان ات تر ترين اي ي ه ام",
    "در از به با براي و يا كه اين ان من ما شما او را است هست نيست چه كجا چگونه هر يك مي نمي تا",
    shortest=3,
)
_KURDISH = _rules(
    _LATIN,
    "eyen ayen iyen anen eke eki ekî en an in a e i o u",
    "u an ji bo di de da li ser bi ku ev ew ez em hun min te me we ne na ye heye ci ki kur",
)
_ROMANIAN = _rules(
    _LATIN,
    "elor ilor ului iilor ilor urile urilor iile ele ile ule ului ea ii ei le ul ua a e i o u",
    "si sau de la in pe cu fara pentru din prin un o unei unui este sunt am eu noi voi el ea nu ce "
    "unde cum cine care mea meu mei al ale",
)
_OTHERS = Rules(letters=(*_LATIN, *_ARABIC, *_CYRILLIC))
_BY_LANGUAGE = {
    "de": _GERMAN,
    "en": _ENGLISH,
    "uk": _UKRAINIAN,
    "ru": _RUSSIAN,
    "ar": _ARABIC_RULES,
    "fa": _PERSIAN,
    "tr": _TURKISH,
    "ku": _KURDISH,
    "pl": _POLISH,
    "ro": _ROMANIAN,
    "bg": _BULGARIAN,
}


def rules_of(code: str) -> Rules:
    """Return how words of a language are made alike; for unknown ones only spellings are.

    Args:
        code: BCP 47; a variant such as `de-simple` has the rules of its language.
    """
    return _BY_LANGUAGE.get(code.partition("-")[0], _OTHERS)

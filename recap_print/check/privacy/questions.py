"""Questions whose small words make the sense: « D'où venez-vous ? » is not « Quand venez-vous ? ». Pure data."""

from __future__ import annotations

_COME = r"(?:êtes[- ]vous|venez[- ]vous|viens[- ]tu|je viens|vous venez|vous êtes|vient|viennent|sont)"

QUESTIONS = (
    ("Y101", r"\b(?:numéro|n°|chiffres?)\b(?! de téléphone| à appeler| du service)[^,;:.]{0,30}\bcarte vitale\b"
             r"(?! perdue)"),
    ("Y102", r"\bcode (?:secret |personnel )?(?:à|de) \d+ chiffres\b"),
    ("Y102", r"\bcodes? (?:à (?:ne pas |bien )?(?:oublier|retenir|garder|perdre)"
             r"|confidentiels?|secrets?|ouvre|pour ouvrir)\b"),
    ("Y102", r"\bcodes dont\b"),
    ("Y103", r"\bchiffres?\b.{0,30}\b(?:carte (?:bleue|bancaire|de crédit|de paiement|visa)|cb)\b"),
    ("Y103", r"\b(?:numéro|n°|solde|montant)\b.{0,20}\blivret a\b"),
    ("Y104", r"\b(?:pourquoi|pour quelle raison)\b.{0,30}\b(?:médecin|docteur|hôpital|psy\w*|urgences|clinique"
             r"|infirmi\w+|dentiste|spécialiste|soign\w*|hospitalis\w*|opér[eé]\w*|maternité)\b"),
    ("Y104", r"\bcomment (?:allez[- ]vous|vous sentez[- ]vous) (?:physiquement|mentalement|psychologiquement)"),
    ("Y104", r"\b(?:voyez|consultez|rencontrez)[- ]vous (?:un|une|votre) (?:psy\w*|addictologue|spécialiste)"),
    ("Y104", r"\b(?:êtes[- ]vous|je suis|vous êtes) (?:suivi|suivie|suivi\(e\)) (?:par|à|en|pour) .*"
             r"\b(?:psy\w*|médecin|hôpital|addicto\w*|cmp|csapa|infirmi\w*|maladie)"),
    ("Y104", r"\bje (?:vois|entends|dors|marche) (?:très )?mal\b"),
    ("Y104", r"\bce que (?:le|la|mon|ma|votre) (?:médecin|docteure?|psy\w*|infirmi\w+) (?:m['’]|vous )?a"
             r" (?:dit|trouvé|diagnostiqué|prescrit)"),
    ("Y104", r"\b(?:me|vous|ça|te) fait mal\b"),
    ("Y104", r"\b(?:avez[- ]vous|j['’]ai|où avez[- ]vous) mal\b(?! compris)"),
    ("Y106", rf"\bd['’]où (?:est-ce que )?{_COME}\b(?!.*\b(?:bus|train|argent|offre|idée))"),
    ("Y106", r"\bquel pays (?:êtes|venez|viens|vient|arriv|avez[- ]vous (?:grandi|vécu)|est)"),
    ("Y106", r"\bavez[- ]vous des papiers\W*$|\bquel(?:le)? est (?:votre|ton) (?:pays|origine|nationalité)\b"),
    ("Y106", r"\bdepuis (?:quand|combien|quelle|le|mon)\b.{0,40}\ben france\b|\ben france depuis\b"),
    ("Y106", r"\b(?:né|née|né\(e\)|nés) (?:en france|à l['’]étranger|hors de france|dans quel pays)"),
    ("Y106", r"\boù (?:êtes-vous|je suis|vous êtes|es-tu|sont nés) (?:né|née|né\(e\)|nés|vos parents)(?!\w)"),
    ("Y106", r"\bdemande d['’]asile\b"),
    ("Y106", r"\bêtes[- ]vous (?:français|française|français\(e\)|étranger|étrangère)\b"),
    ("Y106", r"\bpapiers? (?:français|en règle)\b(?!.*\b(?:véhicule|voiture|scooter))"),
    ("Y107", r"^\W*(?:êtes[- ]vous |je suis )?(?:plutôt )?(?:de|du|au) (?:gauche|droite|centre)\b(?! à\b)"),
    ("Y107", r"\bquel(?:le)?s? (?:parti|candidat|syndicat|liste politique)s?\b(?! tirer)"),
    ("Y107", r"\b(?:plutôt|politiquement) (?:de |à |au )?(?:gauche|droite|centre)\b"),
    ("Y107", r"\b(?:que|qu['’]en) (?:pensez[- ]vous|penses[- ]tu|je pense) .*\b(?:président|élections?|politique"
             r"|députés?|ministres?|immigration|loi|réforme)\b"),
    ("Y108", r"\b(?:avez[- ]vous|j['’]ai) (?:déjà )?(?:eu )?un casier\b|\ben (?:taule|cabane|zonzon)\b"),
    ("Y108", r"\b(?:été|êtes[- ]vous|je suis|fait) (?:déjà )?"
             r"(?:arrêté|fiché|écroué|inculpé|jugé|mis en examen|interpellé)(?:e|\(e\))?\b"
             r"(?! de| à| par le bus)"),
    ("Y108", r"\b(?:fixée?s?|imposée?s?|décidée?s?|ordonnée?s?) par (?:le|un|la) (?:juge|justice|tribunal)\b"),
    ("Y108", r"\b(?:fait|fais) de la (?:taule|prison)\b|\bderrière les barreaux\b"),
    ("Y109", r"\b(?:attiré|attirée|attiré\(e\)|attirance)s? (?:par|pour) (?:les|des|une?|quelqu['’]un)"
             r" ?(?:hommes?|femmes?|garçons?|filles?|du même)"),
    ("Y109", r"\b(?:couchez|couche)[- ]vous avec\b|\bavec (?:un homme ou une femme|une femme ou un homme)\b"),
    ("Y109", r"\baimez[- ]vous (?:plutôt )?(?:les|des) (?:hommes|femmes|garçons|filles)\b"),
)  # fmt: skip
"""(the rule, the question): on small letters, with their accents."""

BORN = r"\bn(?:é|ée|és|ées|é\(e\)|é·e) (?:le|en)\b"
"""« Né le » asks for a date of birth; without its accent, « ne » is another word."""

TOGETHER = r"\b(?:vit|vivent|vivant|habitent?|habitant|logent?) (?:avec|chez) (?:vous|moi|nous)\b"
"""« Qui vit avec vous ? » asks about others."""

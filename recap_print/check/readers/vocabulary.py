"""Lists of words that rules on French look up. All ours; grow them as readers meet new ones."""

from __future__ import annotations

EVERYBODY_SAYS = frozenset(
    {"SMS", "QR", "CV", "TV", "OK", "SOS", "WC", "GPS", "USB", "DVD", "FM", "SNCF", "TGV", "RER"}
)
"""Initials that are a word of their own."""

ABBREVIATED = frozenset({"RDV", "SVP", "STP", "NB", "TEL", "MM"})
"""Words cut short, in capitals: the rule on abbreviations tells them."""

ACRONYMS = {
    "AAH": "allocation aux adultes handicapés",
    "ADIL": "agence d'information sur le logement",
    "AME": "aide médicale de l'État",
    "ANTS": "agence des titres sécurisés",
    "APL": "aide au logement",
    "ARE": "allocation chômage",
    "ASE": "aide sociale à l'enfance",
    "ASS": "allocation de solidarité",
    "BTS": "brevet de technicien",
    "CADA": "centre d'accueil pour demandeurs d'asile",
    "CAF": "caisse d'allocations familiales",
    "CAP": "certificat professionnel",
    "CCAS": "centre d'action sociale de la mairie",
    "CDD": "contrat avec une date de fin",
    "CDI": "contrat sans date de fin",
    "CHRS": "centre d'hébergement",
    "CMU": "couverture maladie",
    "CPAM": "caisse d'assurance maladie",
    "CPF": "compte formation",
    "CSS": "complémentaire santé solidaire",
    "EPIDE": "établissement pour l'insertion dans l'emploi",
    "ESAT": "établissement de travail protégé",
    "FALC": "facile à lire et à comprendre",
    "FLE": "français langue étrangère",
    "HLM": "logement social",
    "IAE": "insertion par l'activité économique",
    "MDPH": "maison des personnes handicapées",
    "OFII": "office de l'immigration",
    "OFPRA": "office de protection des réfugiés",
    "PCH": "aide pour le handicap",
    "PDF": "document",
    "PMI": "protection maternelle et infantile",
    "PMSMP": "stage en entreprise",
    "RIB": "numéros de votre banque",
    "RQTH": "reconnaissance du handicap au travail",
    "RSA": "revenu de solidarité active",
    "SAMU": "secours médical",
    "SIAE": "entreprise d'insertion",
    "SIAO": "service d'accueil et d'orientation",
    "SMIC": "salaire minimum",
    "URSSAF": "service des cotisations",
}
"""Initials of offices and rights, with words for them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHOUTED = _words(
    """AIDE AIDER ALLER APRES AUSSI AVANT AVEC AVIS BIEN BON CARTE CE CES CETTE CODE CODES DANS DATE DE DES DEUX DIRE DU
    ELLE EN EST ET ETES FAIRE FIN HEURE ICI IL ILS JAMAIS JE JOUR LA LE LES LIEU LIRE LISTE MA MAIS MES MOI MOIS MON NE
    NI NO NOM NON NOS NOTE NOTES NOTRE NOUS NUIT ON OU OUI PAGE PAR PAS PLUS POUR QUAND QUE QUI RIEN RUE SA SANS SE SES
    SI SOIR SON SUR TA TES TON TOUS TOUT TOUTE TRES TU UN UNE UTILE VILLE VOS VOTRE VOUS
    ALL AND ARE CALL DAY DO FOR FROM HERE HOW MUST MY NAME NEVER NOT NOW ONLY OR PHONE PLACE THE THIS TIME TO WHAT WHEN
    WHERE WHO WHY WRITE YES YOU YOUR"""
)
"""Short words that stand for themselves when they are in capitals; longer ones always do."""

WITHOUT_ACCENT = {
    "Age": "Âge",
    "Ages": "Âges",
    "Ame": "Âme",
    "Ca": "Ça",
    "Etes": "Êtes",
    "Etre": "Être",
    "Ile": "Île",
    "Iles": "Îles",
    "Oter": "Ôter",
    "Otez": "Ôtez",
}
"""Words whose capital has an accent or a cedilla, by how they are typed without. Those of É need no list."""

NO_ACCENT = _words(
    """Ebola Eco Eden Edith Edouard Ego Eleni Elena Eli Eliane Elias Elif Elisa Elisabeth Elise Elodie Elouan Elsa Email
    Emails Emeline Emile Emilia Emilie Emoji Enola Enora Eric Erik Erika Etan Ethan Eva Evan Eve Evelyne Evora"""
)
"""Names, and words of other languages, that begin like a word with É: they are written as their owners write them."""

NUMBERS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize"
    "|vingt|trente|quarante|cinquante|soixante|cents?|mille"
)
"""Numbers in letters. `un` is left out: it is an article."""

NOT_COUNTED = _words(
    "dans sous sans pas plus mais très vers puis alors moins toujours jamais nous vous ils elles les des"
)
"""Words that end like a plural and are not things to count."""

ONE_THING = ("carnet|livret|cahier|brochure", "questionnaire|enquete|sondage")
"""Names that one booklet might give to one thing."""

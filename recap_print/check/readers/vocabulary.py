"""Lists of words that rules on French look up. All ours; grow them as readers meet new ones."""

from __future__ import annotations

EVERYBODY_SAYS = frozenset(
    {"SMS", "QR", "CV", "TV", "OK", "SOS", "WC", "GPS", "USB", "DVD", "FM", "SNCF", "TGV", "RER"}
)
"""Initials that are a word of their own."""

ABBREVIATED = frozenset({"RDV", "SVP", "STP", "NB", "TEL", "MM"})
"""Words cut short, in capitals: the rule on abbreviations tells them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SHOUTED = _words(
    """
    AIDE AIDER ALLER APRES AUSSI AVANT AVEC AVIS BIEN BON CARTE CE CES CETTE CODE CODES DANS DATE DE DES DEUX
    DIRE DU ELLE EN EST ET ETES FAIRE FIN HEURE ICI IL ILS JAMAIS JE JOUR LA LE LES LIEU LIRE LISTE MA MAIS MES
    MOI MOIS MON NE NI NO NOM NON NOS NOTE NOTES NOTRE NOUS NUIT ON OU OUI PAGE PAR PAS PLUS POUR QUAND QUE QUI
    RIEN RUE SA SANS SE SES SI SOIR SON SUR TA TES TON TOUS TOUT TOUTE TRES TU UN UNE UTILE VILLE VOS VOTRE VOUS
    ALL AND ARE CALL DAY DO FOR FROM HERE HOW MUST MY NAME NEVER NOT NOW ONLY OR PHONE PLACE THE THIS TIME TO
    WHAT WHEN WHERE WHO WHY WRITE YES YOU YOUR NOIR NOIRE BLEU BLEUE ROUGE VERT VERTE JAUNE BLANC GRIS GRISE
    ROSE LUNDI MARDI JEUDI MARS AVRIL MAI JUIN AOUT MATIN MIDI HAUT BAS VRAI FAUX NEUF SEUL SEULE SEULS MERCI
    TEXTE PRIX SITE LIEN MAIL EMAIL VIE AMI AMIE AMIS PERE MERE BUS TRAIN METRO GARE SALLE PORTE TABLE STYLO
    TEST STAGE POSTE SUITE DEBUT RESTE CHEF PAIE EURO EUROS FERME LIBRE LONG COURT GROS GRAND PETIT MIEUX PIRE
    VITE LOIN PRES TARD TOT AN ANS ANNEE MINI MAXI UNI FETE PARTI PARTIE CASE CASES CROIX LIGNE MOT MOTS PHOTO
    PLAN ADULTE ECRIT ECRIS LISEZ PENSE VENEZ ALLEZ DITES AVEZ AVOIR ETRE VEUX VEUT PEUX PEUT DOIS DOIT FAUT
    FAIT SAVOIR VOIR AGE AGES SEXE ETAPE ETAPES ECOLE ETAT EAU FEU GAZ CHEZ ENTRE VERS SOUS AUTRE MEME RAPPEL
    STOP SORTIE SIGNE SIGNER DROIT DROITS LOI AUCUN ZERO UNION COEUR CLE CLES LETTRE MOYEN BESOIN OBJET TITRE
    SUJET REPAS PAIN IDEE IDEES PROJET BILAN VISA DONC CAR TARIF DEMAIN HIER BONNE BONS FORCE FORT TOUJOURS RIRE
    PARLE AVANCE RETARD ABSENT NEW BACK NEXT LAST FREE OPEN HELP READ KEEP LOST FOUND TAKE BRING EVERY GOOD BEST
    TITLE
    """
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

CUT_SHORT = (
    "rdv|qt[eé]|svp|stp|nb|nbre|t[eé]l|pb|pbs|qqn|qqch|qqs?|mme|mmes|mlle|mr|dr|pr|bcp|bd|bld|blvd|appt|apt|bât|bat|esc|ste?"
    "|fbg|rdc|cad|tjrs|tjs|qd|pdt|tps|tph|dispos?(?=\\.)|ds|rens|coords?|asap|rte|imm|cplt|kdo|bjr|slt|msg|rép|num"
    "|dép[tm]?|dept|attest|docs?(?=\\.)|vs|ttc|cdt|cdlt|tlj|càd|rv"
)
"""Words cut short, with or without a full stop."""

CUT_WITH_A_STOP = (
    "etc|ex|cf|env|adr|max|av|pl|lun|ven|janv|févr|fév|avr|juil|sept|oct|nov|déc|réf|chap|coord|assoc|resp|secr|compl"
    "|suppl|obs|rés|étg|ét|adm|inscr|inf|auj|approx|tél|trav|hab|ch|chem|trim|prév|prén|attn|svt"
)
"""Those that a full stop alone tells from a word."""

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

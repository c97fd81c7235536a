"""The small words of asking, warning and telling, as data: folded, in French, English and Arabic together."""

from __future__ import annotations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


SMALL = _words(
    """
    le la les l un une des de du d mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette
    ces il ils elle elles quel quelle quels quelles est sont en au aux a ici avez vous ai j je suis etes avoir
    etre moi the an my your of is are what which do does you have i am here qui chaque tous tout toute toutes
    deja toujours souvent parfois encore actuellement هنا
    """
)
"""Words that change nothing in what is asked for."""

BREAKS = _words(
    """
    et ou and or sur dans pour avec avant apres quand si chez que afin on in with for if when او
    """
)
"""Words at which one thing that is asked for ends, as at a comma."""

AROUND = _words(
    """
    souci probleme difficulte ennui situation histoire parcours type nature duree niveau chemin reconnu reconnue cours
    date dernier derniere prochain prochaine nouveau nouvelle actuel actuelle passe besoin eu eue recu recue raison
    depuis quel pratique participation avis opinion
    """
)
"""Words that leave a health, a belief or a sentence to be all that is asked for: « Mes soucis d'alcool »."""

OF = _words("pour dans chez avant apres")
"""After these, a thing is part of another: « Papiers pour la sécurité sociale »."""

ASIDE = _words("qui ou quand comment combien question questions telephone adresse horaire horaires")
"""« Sécu : qui appeler ? » names what a question is about."""

WRITE = _words(
    """
    ecrivez ecrire ecris ecrivons notez noter notons inscrivez inscrire inscris marquez marquer recopiez recopier
    recopie copiez copier indiquez indiquer precisez preciser renseignez renseigner remplissez remplir completez
    completer mettez collez coller reportez ajoutez listez lister decrivez decrire detaillez detailler enumerez citez
    nommez cochez cocher entourez entourer soulignez write fill enter copy put اكتب اكتبوا اكتبي سجل سجلوا دون
    دونوا املا املووا
    """
)
"""Forms of verbs of writing that ask for it; those of other persons (``écrivent``) tell."""

WRITE_AFTER_I = frozenset({"note", "marque", "inscris", "copie", "indique", "colle", "ajoute"})
"""Forms that are nouns as well: they count after « je » and at the head of a sentence."""

TELL = _words("parlez dites donnez racontez expliquez")
"""Forms that ask for it as well, unless somebody is named to whom it is told."""

ABOUT_IT = _words("en lui leur y")
TO_SOMEBODY = _words("a au aux avec devant aupres to")
"""« Parlez de votre santé à votre médecin » is not written."""

ALOUD = _words(
    """
    dire dis dites donner donne donnez parler parle parlez montrer montre montrez demander demande demandez partager
    partage partagez communiquer communique communiquez raconter tell give share
    """
)
"""When these are denied, what follows is neither said nor written: « Je ne donne pas mon code »."""

PRINTED = _words("inscrit inscrite figure figurant imprime imprimee ecrit ecrite marque indique note present situe")
"""« Le numéro inscrit sur la carte » is the card's number."""

NOT = _words("ne n not never t")
"""Before a verb of writing, within its clause."""

LACKED = _words("papier papiers religion")
"""« Sans papiers » is said of somebody."""

NO_LONGER = _words("jamais sans sauf ni pas excepte hormis never except without not ابدا ليس دون سوى")
"""After a verb of writing: what follows is not to be written."""

WITHOUT = _words("sans sauf jamais hormis excepte never except without")
"""The same within a label, where « pas » may belong to its own verb: « Ce que je ne peux pas faire »."""

FORGET = _words("oubliez oublie oublier oublions hesitez hesite manquez peur craignez forget hesitate")
"""« N'oubliez pas de noter » says to write."""

WARN = _words(
    """
    eviter evitez evite evitons interdit interdite inutile risque risques voulez arretez refusez jamais sans
    demander demande demandent demandera demandez avoid stop asks ask
    """
)
"""Before a verb of writing: it is warned of, or somebody else's demand."""

OWN = _words("mon ma mes ton ta tes votre vos notre nos my your")
"""Whose it is: before a phrase that must stand alone, these let it speak among other words."""

STATES = _words("ai suis prends fais porte vis souffre")
"""« Je prends un traitement » : ticked, it says what somebody is or does."""

PLACES = _words(
    """
    centre maison service association foyer agence point espace bureau salle rue place avenue boulevard impasse quai
    quartier arret station gare metro tram bus ecole college lycee hopital clinique cabinet pharmacie pole plateforme
    permanence guichet antenne reseau maraude forum salon atelier groupe cafe ligne office mission comite secours club
    restaurant cuisine epicerie boutique magasin librairie musee chapelle direction
    """
)
"""A place is where to go, not what somebody is: « Centre de soins », « Rue de la Mosquée »."""

STREETS = _words("rue place avenue boulevard impasse quai quartier arret station gare metro tram bus musee")
"""Those that say nothing even of what is worst to be known for."""

JOBS = _words(
    """
    travailler devenir metier metiers concours surveillant surveillante gardien gardienne directeur directrice visiteur
    visiteuse benevole
    """
)
"""What somebody does or would like to do for a living is not what happened to them: « Surveillant de prison »."""

STUDIES = _words("stage formation diplome cap bac licence master cours conference reunion film livre loi droit droits")
"""So is what is learnt, unless it is learnt in a prison."""

WHO = _words(
    """
    conseiller conseillere referent referente charge chargee infirmier infirmiere medecin docteur docteure educateur
    educatrice assistant assistante accompagnant accompagnante formateur formatrice auxiliaire agent professeur
    interprete specialiste professionnel professionnelle animateur animatrice defenseur delegue deleguee
    """
)
"""Who is met may be written: « Référent handicap »."""

THEM = frozenset({"le", "la", "les", "l"})
"""« Vos codes, écrivez-les » : what is written was named before."""

THAT = _words("que qu ce si quand lorsque")
"""« Si vous écrivez » tells."""

OUT_OF_PLACE = _words("ailleurs elsewhere dangereux deconseille interdit dangerous forbidden")
"""Said anywhere in a sentence: not in the notebook."""

DO = _words(
    """
    apporter apportez apporte prendre prenez prends prend montrer montrez montre demander demandez demande changer
    changez change creer creez cree ouvrir ouvrez ouvre refaire refais renouveler renouvelle renouvellement envoyer
    envoyez envoie donner donnez donne recuperer recupere imprimer imprime photocopier obtenir faire fais deposer
    depose retrouver retrouve recevoir chercher cherche rapporter retirer commander bring take show change renew
    order ask fournir joindre presenter احضر جلب تجديد
    """
)
"""Verbs of doing: a paper that is carried or renewed, a password that is changed, is not written down."""

CARRIED = frozenset({"Y101", "Y102", "Y103", "Y106", "Y111"})
"""What papers hold, and may be carried, asked for or renewed. Health and beliefs tell by their names alone."""

CONTACT = _words("telephone contact personne horaire horaires permanence heure heures")
"""Whom to call, and when: « Horaires du syndicat »."""

OF_LIVES = frozenset({"Y104", "Y105", "Y106", "Y107", "Y108", "Y109"})
"""What somebody is or lived through: a place or a profession may be called by it."""

MORE_THAN_A_FIRST_NAME = _words(
    """
    telephone tel portable mobile mail email courriel age numero adresse naissance ville quartier phone number
    address birth هاتف رقم عنوان
    """
)
"""What a cover asks with these words, people in the street can read."""

"""Forms of verbs that rules on sentences look up. All ours; grow them as readers meet new ones."""

from __future__ import annotations


def _any(words: str) -> str:
    return "|".join(words.split())


PARTICIPLES = _any(
    """
    choisi rempli suivi servi averti fourni établi réuni saisi garanti puni agrandi fini trahi accompli défini
    subi lu vu connu reconnu reçu perdu rendu vendu attendu entendu obtenu retenu prévenu soutenu revu prévu
    voulu résolu convaincu déçu élu exclu conclu défendu répandu suspendu tenu maintenu détenu battu vaincu
    aperçu tendu étendu pris repris appris compris mis remis permis promis admis transmis soumis émis omis écrit
    inscrit décrit prescrit dit interdit fait refait conduit construit produit traduit détruit réduit instruit
    introduit ouvert offert couvert découvert joint rejoint peint atteint contraint craint inclus
    """
)
"""Past participles that do not end in é, in the masculine."""

STATES = _any(
    """
    fermé ouvert fini terminé fatigué marié âgé occupé pressé motivé obligé inscrit assis installé divorcé
    séparé allé resté arrivé entré rentré né tombé monté passé retourné devenu venu revenu parti sorti descendu
    mort décédé énervé inquiété intéressé étonné habitué situé garé désolé privé isolé débordé éloigné équipé
    diplômé expérimenté limité adapté varié complet décidé organisé concentré stressé angoissé soulagé rassuré
    réservé compliqué détaillé salarié retraité réfugié ouvrier premier dernier santé journée année soirée
    matinée idée
    """
)
"""Participles that say how somebody or something is, not what is done to them, and those of verbs of going."""

DENIED = _any(
    """
    impossible inutile interdit incapable illegal inexact invisible insuffisant inconnu defendu illicite
    irregulier injuste incorrect impoli incomplet inaccessible inefficace incompatible imprudent improbable
    illisible deconseille anormal malhonnete irresponsable introuvable inoccupe indecis inacceptable impensable
    impayable imprevu inadapte inapte inegal infaisable inhabituel injustifie insensible intolerable
    involontaire irrealiste exclu oublie refuse
    """
)
"""Words that deny by themselves, folded, in the masculine: « pas impossible »."""

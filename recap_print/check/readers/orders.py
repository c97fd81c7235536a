"""Orders said to somebody called `tu`, folded, as they begin a sentence. Ours; grow them as readers meet new ones."""

from __future__ import annotations


def _any(words: str) -> str:
    return "|".join(words.split())


ORDERS = _any(
    """
    ecris viens prends appelle apporte remplis choisis reponds fais lis mets va dis regarde raconte explique
    ajoute essaie recopie donne laisse entoure tourne apprends attends rends reviens refais relis sors pars
    reflechis finis reunis decris inscris retiens reprends descends entends defends perds maintiens previens
    tiens-le sois aie sache envoie vas-y prepare dessine imagine verifie souligne barre trouve evite utilise
    prononce rappelle amene rapporte emmene emporte enleve continue commence profite
    """
)
"""Forms that nobody else has, or that begin a line in no other way."""

ORDERS_OF_SOMETHING = _any(
    """
    note montre coche garde range signe colle porte demande complete ouvre ferme ecoute imprime classe plie
    coupe jette change conserve copie corrige decoupe deplace efface glisse indique marque nomme observe pose
    pousse quitte recommence repete respecte retire sonne surligne tape tire traverse
    """
)
"""Names of things or third persons as well: orders before an article."""

ORDERS_TO_SOMEBODY = _any(
    """
    parle pense discute participe inscris renseigne
    """
)
"""Orders before « à », « avec » or « de »."""

"""The words of notebooks that are found and brought back, as data: folded, in French, English and Arabic together."""

from __future__ import annotations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


FINDERS = (
    _words(
        """
        trouve trouves trouvez trouvee retrouve retrouvez retrouves perdu perdue perte egare egaree oublie oubliee found
        find lost وجدت وجدتم عثرت
        """
    ),
    _words("carnet cahier livret agenda calepin brochure notebook booklet دفتر الدفتر كراس الكراس"),
    _words(
        """
        rapporter rapportez rapporte ramener ramenez ramene renvoyer renvoyez renvoie retourner retournez retourne
        restituer restituez rendre rendez rends rende deposer deposez depose remettre redonner redonnez reexpedier
        return bring
        """
    ),
    _words("appartient appartenant proprietaire titulaire belongs owner"),
)
"""Words of two of these in one text: it speaks to whoever finds the notebook."""

ELECTRONIC = r"\badresses? (?:e-?mail|mail|courriel|electronique|internet|web|du site|de messagerie|e mail)\b"
"""These addresses lead to no door."""

STREET = (
    r"\b\d+,? (?:bis |ter )?(?:rue|avenue|av\.|boulevard|bd|place|allee|chemin|impasse|quai|route|cours|residence"
    r"|square|street|road)\b"
)
"""A door, unless the sentence says whose it is."""

AT_HOME = (
    r"\b(?:chez (?:moi|nous|lui|elle|m\.|mme|madame|monsieur|son proprietaire|sa proprietaire)|ma maison|a la maison"
    r"|boites? aux lettres|(?:mon|notre|son|leur) (?:adresse|domicile|appartement|logement|immeuble|palier|batiment)"
    r"|ma (?:rue|porte|residence|voisine)|mon (?:voisin|gardien|concierge)|domicile|(?:j')?habit(?:e|ons)"
    r"|my (?:home|house|door|flat)|at home|home address)\b|عنواني"
)
"""Somebody's door, whatever else the sentence says."""

ADDRESS = r"\b(?:adresse|address)\b|عنوان"

SERVICE = _words(
    """
    mairie poste police commissariat gendarmerie mission agence association service accueil bureau objets quartier
    bibliotheque mediatheque structure centre france organisme hall office station post ccas caf hopital ecole gare
    boutique permanence commerce guichet epicerie emmaus foyer بلدية مكتب مركز
    """
)
"""A place open to everyone: its address may be told."""

_HERE = (
    r"(?:(?:j['’]|je )(?:habite|vis|loge|dors|réside|demeure)|(?:habit|viv|log|dorm|résid|demeur)ez"
    r"|(?:habites|vis|dors)[- ]tu|(?:on|qui|nous) (?:habit|vi[tv]|log)\w+)"
)
_KIN = (
    r"(?:habite|vit|habitent|vivent) (?:votre|vos|mon|ma|mes|le|la|les) (?:famille|parents?|père|mère|enfants?"
    r"|fils|fille|conjointe?|mari|femme|frère|sœur|amie?|proches?|ex)"
)
_DREAM = r"(?!.*\b(?:voul|veux|aimer|souhait|voudr|pourr|cherch|rêv|préfér|plus tard))"
ASKED = (
    rf"{_DREAM}(?:\boù|\bchez qui|\bà quelle adresse|\bquelle rue)\b.{{0,24}}?\b(?:{_HERE}|{_KIN})",
    r"(?:j['’]habite|je (?:vis|loge|dors|réside|demeure)|vous (?:habitez|vivez|logez)|qui (?:habite|vit|loge)"
    r"|on (?:habite|vit))(?: actuellement)? (?:à|a|au|dans|sur|rue|chez)\W*$",
    r"\b(?:j['’]habite|(?:qui|on) habite|vous habitez)\W*$",
    r"\b(?:j['’]habite|vous habitez|où vous vivez) à (?:cette|l['’])",
)
"""How a label asks where somebody lives, in a verb; accents are kept, since « ou » is another word. A home that is
wished for is none."""

"""The parts of somebody's identity, and whose it is, as data: see ``tables``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PARTS_OF: Mapping[str, str] = MappingProxyType(
    {
        "name": """
            m appelle, nom, nom prenom, nom famille, nom naissance, identite complete, etat civil, full name, last name,
            surname, family name, name, names, nom usage, nom epouse, nom marital, nom fille, nom complet, identite,
            soussigne, soussignee,
            اللقب, الاسم الكامل, اسم العايلة, الاسم واللقب
        """,
        "birth": """
            date naissance, lieu naissance, jour naissance, annee naissance, =ne le, nee le, date birth, birth date,
            birthday, place birth, ddn, commune naissance, ville naissance, departement naissance, naissance, =nee, =ne,
            date lieu naissance, date nais, dob, jour mois annee naissance,
            تاريخ الميلاد, تاريخ ميلادك, تاريخ الازدياد, مكان الميلاد
        """,
        "address": """
            adresse, adresse postale, address, adresse complete, adresse exacte, postal address,
            عنوان
        """,
        "home": """
            adresse personnelle, adresse perso, adresse domicile, =domicile, lieu habitation, home address, where live,
            adresse actuelle, adresse habitation, adresse residence, adresse logement, adresse hebergement, adresse
            maison, adresse principale, adresse demandeur, adresse proprietaire carnet, adresse porteur, adresse
            titulaire, adresse usager, adresse beneficiaire, adresse personne carnet, lieu residence, lieu domicile,
            domicile actuel, domicile personnel, domicilie, domiciliee, demeurant, residence principale,
            عنواني, عنوانك, عنوان البيت, عنوان المنزل
        """,
        "kin": """
            enfant, fils, fille, bebe, conjoint, conjointe, mari, femme, epoux, epouse, compagnon, compagne, pere, mere,
            parent, frere, soeur, famille, proche, ami, amie, voisin, voisine, personne prevenir, personne charge, grand
            mere, grand pere, child, children, husband, wife, sons, daughter, mother, father, brother, sister, relative,
            emergency contact, gosse, gamin, gamine, ado, adolescent, adolescente, mineur, jumeau, jumelle, aine, ainee,
            cadet, cadette, beau frere, belle soeur, beau pere, belle mere, beau fils, belle fille, petit fils, petite
            fille, petit enfant, oncle, tante, cousin, cousine, neveu, niece, tonton, papi, mamie, papa, maman, copine,
            petit ami, petite amie, concubin, concubine, partenaire pacs, ex conjoint, ex mari, ex femme, colocataire,
            coloc, cohabitant, cohabitante, hebergeur, hebergeant, hebergeante, logeur, personne heberge, membre foyer,
            membre famille, membre menage, personne foyer, personne vivent, personne vivant, personne habite, personne
            habitant, personne composant, occupant, occupante, composition foyer, composition familiale, composition
            famille, composition menage, situation familiale enfant, ayant droit, personne contacter urgence, personne
            contacter, personne confiance, contact cas urgence, prevenir urgence, entourage, menage, personne maison,
            temoin, garant, garante, kids, spouse, partner, household, roommate, next kin, people live, parrain,
            marraine, parrain enfant, autre parent, fratrie, descendant, ascendant, parente, personne vit, personne m
            heberge, personne nous heberge, personne loge, co parent, personne aidee, personne aimee, famille proche,
            اطفالك, اطفالي, ابناوك, ابنايي, زوجتي, زوجي, الزوج, الزوجة, الاطفال, ex
        """,
        "work": """
            ecole, creche, garderie, college, lycee, medecin, structure, mairie, employeur, entreprise, association,
            rendez vous, pharmacie, centre, nourrice, assistante maternelle, travail, agence, service, lieu travail,
            organisme, foyer, bureau, maison quartier, famille accueil, club, school, doctor, nursery, appointment,
            conseiller, conseillere, avocat, avocate, tuteur, tutrice, curateur, curatrice, patron, patronne, dentiste,
            infirmier, infirmiere, educateur, educatrice, assistante sociale, assistant social, formateur, formatrice,
            bailleur, referent, referente, professeur, maitre, enseignant, instituteur, hopital, clinique, cabinet, ime,
            stage, atelier, formation, magasin, boutique, usine, chantier, banque, poste, prefecture, tribunal, gare,
            bibliotheque, mediatheque, cantine, activite, sport, cours, garde, pediatre, pmi, caf, mission locale,
            organisme formation, conseil, interprete, juge, psychologue, kine, orthophoniste, professionnel,
            professionnelle, rencontre, notaire, mandataire, syndic, mosquee, eglise, internat, hebergement urgence,
            chef, employer, hospital, library, office, contact service, site, crous, residence universitaire, magasin
            travail, animateur, animatrice, visite, entretien
        """,
    }
)
"""By what they are: ``words.identity`` judges them together."""

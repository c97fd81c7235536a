"""Phrases that look like what must not be asked for and are not, as data: see ``tables``."""

from __future__ import annotations

OF_ASKS = """
    code postal, code route, code travail, code couleur, qr code, code qr, code barre, code rome, code ape, code
    naf, code promo, code civil, code vestimentaire, code bonne conduite, code deontologie, code insee, code
    cours, compte rendu, compte formation, compte personnel formation, numero carte transport, numero carte
    bibliotheque, numero carte bus, numero carte fidelite, numero carte membre, carte bancaire perdue, carte
    bancaire volee, assurance maladie, caisse maladie, caisse primaire assurance maladie, maladie
    professionnelle site, enfant malade, garde enfant malade, referent handicap, mission handicap, accueil
    handicap, personne handicapee, maison handicap, sport sante, traitement texte, delai traitement, traitement
    dossier, traitement demande, securite sociale etudiant, secours catholique, mission catholique, secours
    islamique, comite catholique, entraide protestante, catholique delegation, action catholique, casier
    consigne, maison justice droit, point justice, palais justice, acces droit, visite prison association, vie
    quotidienne, contrat origine, appellation origine, langue origine, secret medical, vaccin chien, vaccin
    animal, office francais refugie apatride, ofpra, secteur handicap, metier handicap, service handicap, bureau
    vote, carte vote, syndicat initiative, syndicat copropriete, permis vote, mot passe oublie, health centre,
    health center, health insurance, health service, association handicap, carte handicap, entreprise handicap,
    salon handicap, emploi handicap, handicap international, titre sejour perdu, union syndicat, local syndicat,
    harcelement sexuel, violence sexuelle, agression sexuelle, numero telephone carte vitale perdue, code penal,
    code famille, code action sociale, code consommation, code rural, code commerce, code electoral, code rncp,
    code formation, code offre, code metier, code emploi, code ean, code agence, code tva, code iso, code
    activite, code conduite, code bus, code ligne, code parrainage, code reduction, code cadeau, code avantage,
    code morse, code langue, code vestimentaire entreprise, code scanner, code flash, permis code, examen code,
    cours code, lecon code, inscription code, compte rendu medical formation, medecin malade, garde malade,
    auxiliaire vie malade, aide malade, association malade, chambre malade, malade imaginaire, maladie animal,
    maladie plante, maladie arbre, animal malade, chien malade, plante malade, droit malade, parking handicape,
    place handicape, toilette handicapee, acces handicape, bus handicape, rampe fauteuil roulant, acces fauteuil
    roulant, accessible fauteuil roulant, ascenseur fauteuil roulant, allergie chien, traitement donnee,
    traitement candidature, traitement reclamation, traitement courrier, traitement eau, traitement surface,
    traitement dechet, traitement salaire, traitement fonctionnaire, traitement image, operation menage,
    operation ville, operation caisse, operation magasin, tension electrique, haute tension, basse tension,
    virus informatique, infection ordinateur, antivirus, depannage virus, cellule photo, cellule emploi, cellule
    insertion, cellule ecoute, cellule crise, cellule accueil, vaccin antigrippe campagne, dependance personne
    agee service, poids lourd, poids charge, permis poids lourd, poids colis, taille poids colis, dosage ciment,
    dosage produit, injection plastique, soin animal, soin esthetique, soin beaute, soin visage, soin corps
    metier, cure jouvence, rue eglise, place eglise, parvis eglise, arret eglise, place mosquee, rue mosquee,
    rue temple, place temple, station eglise, metro temple, quartier eglise, cote eglise, devant eglise,
    derriere eglise, face eglise, pres eglise, pres mosquee, pres temple, devant mosquee, devant temple, place
    synagogue, rue synagogue, croix rouge, rue croix, croix verte, mot croise, jeune public, jeunes travailleur,
    voile bateau, club voile, cours voile, ecole voile, stage voile, planche voile, foi contrat, bonne foi,
    mauvaise foi, parti politique histoire, point depart parti, parti pris, quel parti tirer, tirer parti,
    gauche porte, porte gauche, porte droite, escalier gauche, escalier droite, main gauche, main droite, sortie
    gauche, sortie droite, rue gauche, rue droite, tourner gauche, tourner droite, gauche ascenseur, droite
    ascenseur, premiere rue gauche, premiere rue droite, premiere gauche, premiere droite, couloir gauche,
    couloir droite, cote gauche, cote droit, batiment gauche, batiment droite, etage gauche, etage droite, greve
    transport, greve bus, greve train, greve sncf, jour greve, greve ratp, ecole greve, manifestation sportive,
    manifestation culturelle, manifestation locale, manifestation emploi, forum manifestation, manifestation
    quartier, jour manifestation, gauche ligne, main courante police, parti salle, sortie metro, sortie ecole,
    sortie autoroute, numero sortie, etranger livre, diplome etranger, langue etrangere, langue etranger,
    francais langue etrangere, affaire etrangere, permis etranger, permis conduire etranger, travail etranger,
    stage etranger, voyage etranger, appel etranger, telephoner etranger, origine offre, origine projet, origine
    demande, origine information, origine annonce, origine besoin, origine probleme, origine retard, origine
    contact, vente couleur, couleur page, couleur bus, couleur ligne, couleur fiche, couleur onglet, couleur
    preferee, couleur carnet, couleur preference, couleur cheveu, medaille bracelet, bracelet montre, bracelet
    perle, bracelet piscine, bracelet entree, jugement divorce, jugement affaire familiale, jugement tutelle,
    jugement garde, date jugement divorce, stage sensibilisation environnement, casier vestiaire, casier
    piscine, casier gare, casier travail, numero casier, casier ecole, casier judiciaire demande en ligne, ferme
    agricole, horaire ferme, magasin ferme, vol avion, vol annule, numero vol, heure vol, vol telephone,
    declarer vol, victime vol, victime violence, victime infraction, aide victime, association victime, plainte
    contre x, maison justice, point acces droit, ministere justice, metier justice, justice paix, tribunal
    judiciaire telephone, genre travail, genre metier, genre emploi, genre livre, genre film, genre musique,
    quel genre, partenaire association, partenaire projet, partenaire emploi, partenaire local, partenaire
    sport, partenaire entreprise, partenaire mission, liste partenaire, reunion partenaire, contact partenaire,
    transport commun, trans musicales, desir formation, desir metier, desir projet, sexe enfant nounou, egalite
    sexe, discrimination sexe, couche bebe, couche culotte, couche enfant, couche jetable, paquet couche, huile
    vierge, casier judiciaire vierge exige, feuille vierge, page vierge, cle usb vierge, papier vierge, ligne
    vierge, fiche vierge, espace intime, carte visite, soin enfant, visa page, visa responsable, visa employeur,
    visa formateur, signature visa, ramadan horaire mairie, travail accessible handicape, bal masque, voie
    recours, asile nuit, prime activite, prime ferme, couleur encre, couleur stylo, recommandation bible, bible
    metier, libere place, place liberee, logement libere, poste libere, chambre liberee, liberation logement,
    liberation place, date liberation logement, libre, temps libre, arrete bus, arret bus, arret tram, arret
    metro, quai gauche, quai droite, acces bus, acces metro, acces lieu, acces rendez vous, acces parking, acces
    batiment, acces transport, plan acces, acces internet bibliotheque, acces logement, acces emploi, acces
    formation, acces soin, connexion bus, connexion internet, connexion wifi gratuite, reprise etude sante,
    sante travail, sante securite travail, sante environnement, mutuelle sante, carte mutuelle, droit sante,
    metier sante, metier soin, aide soignant, aide soignante, secteur sante, salon sante, journee sante, forum
    sante, atelier sante, bus sante, point sante, espace sante, maison sante, professionnel sante, sante
    publique, complementaire sante, carnet sante, education sante, operation portes, porte ouverte, carte
    adherent bibliotheque, carte adherent club, carte adherent mediatheque, carte adherent sport, adherent
    bibliotheque, adherent club, adherent association, adherent centre, adherent mutuelle, adherent magasin,
    rite accueil, solde magasin, solde conge, solde compte formation, solde cpf, compte cheque vacance, cheque
    vacance, recharge carte, carte chiffre, numero carte sim, numero carte adherent, numero carte navigo, numero
    carte jeune, numero carte lecteur, numero carte pass, numero carte mutuelle, numero carte abonnement, carte
    credit temps, gouvernement page site, livret accueil, livret famille, livret scolaire, livret competence,
    rom com, cd rom, prevenir absence, infraction code route, vote conseil quartier, vote atelier, vote groupe,
    vote nom carnet, vote main levee, fume poisson, saumon fume, prie croire, proces verbal, proces verbal
    reunion, conviction projet, force conviction, deal conseil, combinaison travail, combinaison ski, permission
    sortie eleve, prevention suicide, numero prevention, ecoute suicide, numero suicide, ecoute drogue, info
    drogue, drogue info service, alcool info service, sida info service, tabac info service, prevention sida,
    centre depistage, centre vaccination, ecole enfant handicape, accident travail declaration employeur,
    anniversaire association, date anniversaire carnet, lettre motivation, agence regionale sante, assurance
    sante, jour carence maladie, indemnite maladie, dieu merci, temple grec, fracture numerique, accuse
    reception, distance domicile, francais langue, cuisine africaine, appui sante, sante publique france, voile
    mariage, mairie eglise, oublie mot passe, perdu mot passe, oublie code, perdu code, titre voyage, consulat
    adresse, meeting aerien, salon tabac, bureau tabac, abstention vote groupe, interdiction fumer, interdiction
    stationner, substance dangereuse produit, consommez moins energie, sante sexuelle planning
"""
"""They take the harm out of the words within them."""

OF_PARTS = """
    adresse maison quartier/justice/sante/emploi/association/departementale/service/retraite/metier,
    adresse maison jeune/adolescent/solidarite/handicap/insertion/entreprise/formation/citoyen/medicale,
    adresse maison droit/commune/famille/enfance/etudiant/internet/numerique,
    adresse mail, adresse e mail, adresse email, adresse electronique, adresse internet, adresse site, email
    address, e mail address, web address, first name, user name, acte naissance, extrait naissance, certificat
    naissance, demande acte naissance, nom structure, nom professionnel, jour conge naissance, allocation
    famille, allocations familiales, nom rue, nom medicament, nom medecin, jeune fille, adresse travail, adresse
    stage, adresse formation, adresse entreprise, adresse lieu, adresse rendez vous, adresse employeur, adresse
    ecole, adresse structure, adresse association, adresse mairie, adresse service, adresse bureau, adresse
    agence, adresse creche, adresse medecin, adresse ip, adresse web, adresse facebook, adresse courriel,
    adresse messagerie, adresse whatsapp, adresse courrier electronique, nom entreprise, nom employeur, nom
    association, nom ville, nom atelier, nom formation, nom metier, nom site, nom service, nom lieu, nom
    conseiller, nom conseillere, nom avocat, nom personne voir, nom ecole, nom banque, nom bus, nom arret, nom
    produit, nom fichier, nom reseau, nom contact, nom dentiste, nom patron, nom responsable, nom formateur, nom
    logiciel, conge naissance, prime naissance, naissance projet, declaration naissance, reconnaissance, aide
    domicile, travail domicile, soin domicile, visite domicile, livraison domicile, service domicile, emploi
    domicile, justificatif domicile, preuve domicile, attestation domicile, changement domicile, garde domicile,
    hospitalisation domicile, metier domicile, maintien domicile, auxiliaire domicile, portage domicile,
    intervention domicile, intervenant domicile, repas domicile, infirmiere domicile, domicile client, domicile
    beneficiaire visite, domicile personne agee, domicile travail trajet, trajet domicile travail, trajet
    domicile, distance domicile, taxe habitation, attestation hebergement, demande adresse, carte identite,
    piece identite, carte nationale identite, justificatif identite, papier identite, photo identite, identite
    visuelle, pere noel, fete mere, fete pere, maison mere, petit dejeuner, petit boulot, petit emploi, petit
    budget, petit pas, petite annonce, petite action, petite enfance, petit travail, petit tour, aide menage,
    femme menage, faire menage, produit menage, menage bureau, heure menage, agent menage, ex aequo, exemple,
    frere ennemi, caution logement, depot garantie, ami france, mineur emancipe, temoin connexion, allocation
    enfant, garde enfant, assistante familiale, lieu vie accueil, anniversaire association, coordonnee bancaire,
    coordonnee association, coordonnee service, coordonnee structure, home page, petite equipe, petit groupe,
    petit carnet, projet vie, petite question, femme journee, rue numero bus, famille professionnelle, famille
    metier, metier famille, jeune public, mise maison, distance entre domicile, kilometre domicile, loin
    domicile, pres domicile, proche domicile, temps trajet domicile
"""
"""The same, for parts of an identity."""

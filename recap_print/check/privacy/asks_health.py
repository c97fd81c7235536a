"""Illness, care and disability, as data: see ``tables``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HEALTH: Mapping[str, str] = MappingProxyType(
    {
        "Y104": """
            =sante, probleme sante, souci sante, etat sante, difficulte sante, ennui sante, frein sante, besoin sante,
            information sante, donnee sante, question sante, =sante mentale, sante physique, maladie, malade,
            pathologie, arret maladie, situation handicap, type handicap, nature handicap, taux handicap, taux
            incapacite, =handicape, =handicapee, invalidite, rqth, aah, travailleur handicape, =traitement, suivez
            traitement, suivre traitement, traitement medical, traitement medicament, sous traitement, traitement
            quotidien, traitement cours, prise traitement, medicament, allergie, allergique, groupe sanguin, antecedent
            medical, antecedent medicaux, antecedent familiaux, =antecedent, =diagnostic, diagnostic medical, symptome,
            =douleur, depression, depressif, addiction, alcoolisme, alcoolique, toxicomanie, =alcool, consommation
            alcool, =drogue, cancer, diabete, diabetique, vih, sida, seropositif, asthme, epilepsie, hospitalisation,
            enceinte, grossesse, contraception, vaccin, vaccination, suivi psychologique, suivi psychiatrique, suivi par
            psychiatre, suivie par psychiatre, suivi psy, suivi medical, =ordonnance, inaptitude, restriction medicale,
            contre indication, ald, affection longue duree, dossier medical, trouble psychique, =psychiatrie,
            intervention chirurgicale, =taille poids, =poids, =soin, fauteuil roulant, burn out, tension arterielle,
            health problem, =health, health condition, medical condition, illness, disease, disability, disabled,
            medication, medicine i take, allergy, allergies, blood type, pregnant, pregnancy, =treatment, medical
            treatment, mental health, +handicap, incapacite, psychotherapie, therapie, desintoxication, sevrage, cure
            desintoxication, surdite, sourd, sourde, aveugle, malvoyant, malvoyante, malentendant, malentendante,
            trouble cognitif, schizophrenie, bipolaire, prothese, opere, maladie chronique, handicap reconnu,
            motif/raison/cause/objet/pourquoi
            consultation/hospitalisation/soin/operation/traitement/invalidite/consultez,
            motif/raison/cause/objet/pourquoi visite medicale, motif/raison/cause/objet/pourquoi rendez
            medical/medecin/hopital/psy, motif/raison/cause/pourquoi suivi medical, motif/raison passage urgence,
            motif/raison visite medecin, motif/raison visite hopital, pourquoi medecin, pourquoi hopital, pourquoi
            docteur, pourquoi psy, pourquoi psychologue, pourquoi psychiatre, pourquoi malade, pourquoi infirmier,
            pourquoi infirmiere, pourquoi dentiste, pourquoi specialiste, pourquoi soigne, resultat analyse, resultat
            examen medical, resultat prise sang, resultat sanguin, resultat radio, resultat irm, resultat scanner,
            resultat test grossesse, resultat depistage, resultat bilan sanguin, compte rendu medical, compte rendu
            hospitalisation, certificat medical motif, mal
            dos/tete/ventre/dent/genou/epaule/jambe/coeur/gorge/partout/bras/pied/hanche/cou/poignet/nuque, mal quelque
            part, souffre, souffrez, souffrir, souffrance psychique, douleur
            dos/tete/ventre/genou/chronique/physique/quotidienne/jambe/bras/epaule/articulaire, intensite douleur,
            niveau douleur, prendre/prends/prenez
            traitement/medicament/cachet/comprime/antidepresseur/pilule/methadone/insuline/somnifere, medicament pris,
            antidepresseur, anxiolytique, somnifere, neuroleptique, subutex, methadone, insuline, traitement
            substitution, =comprime, posologie, dose medicament, =dosage, =injection, =piqure, perfusion, dialyse,
            chimiotherapie, =chimio, radiotherapie, operation chirurgicale, operee, chirurgie, hospitalise,
            hospitalisee, interne psychiatrie, hopital jour, hopital psychiatrique, sejour hopital, cure thermale,
            =cure, postcure, post cure, convalescence, reeducation, suivi medecin, suivie medecin, suivi psychologue,
            suivi cmp, suivi addictologie, suivi csapa, suivi hopital, suivi infirmier, suivi gynecologique, suivi
            grossesse, accouchement, date accouchement, terme grossesse, fausse couche, ivg, avortement, sterilite,
            regles douloureuses, menopause, moyen contraception, pilule, depistage, hepatite, tuberculose, mst, ist,
            =infection, angoisse, anxiete, anxieux, anxieuse, crise angoisse, trouble anxieux, phobie, stress post
            traumatique, traumatisme, psychotraumatisme, idee noire, idee suicidaire, pensee suicidaire, suicide,
            tentative suicide, envie mourir, automutilation, anorexie, boulimie, trouble alimentaire, insomnie, trouble
            sommeil, trouble humeur, trouble mental, trouble psy, trouble psychologique, trouble comportement, trouble
            dys, dyslexie, dyslexique, dyspraxie, autisme, autiste, tdah, hyperactif, hyperactivite, trisomie,
            deficience, deficient, deficiente, paralysie, paraplegique, hemiplegie, parkinson, alzheimer, sclerose,
            sclerose plaque, avc, infarctus, probleme coeur, probleme cardiaque, cardiaque, tumeur, leucemie,
            hypertension, =tension, cholesterol, obesite, surpoids, eczema, psoriasis, migraine, arthrose, lombalgie,
            sciatique, hernie discale, fibromyalgie, endometriose, drepanocytose, hemophilie, asthmatique, epileptique,
            cancereux, depressive, bipolarite, schizophrene, paranoia, psychose, psychotique, =psy, fume, fumez,
            ~fumeur, ~fumeuse, tabac consommation, consommation tabac, consommation drogue, consommation cannabis,
            consommation stupefiant, cannabis, =heroine, cocaine, =crack, stupefiant, produit consomme, bois alcool,
            buvez alcool, dependance, dependance alcool, dependance jeu, addict, accro, toxicomane, ancien toxicomane,
            sobriete, abstinence, abstinent, rechute, overdose, handicape moteur, handicapee moteur, handicap moteur,
            handicap mental, handicap psychique, handicap visuel, handicap invisible, carte invalidite, carte mobilite
            inclusion, cmi, pension invalidite, allocation adulte handicape, aeeh, pch, reconnaissance handicap,
            reconnaissance travailleur handicape, reconnu travailleur handicape, reconnue travailleur handicape,
            reconnaissance qualite travailleur handicape, statut travailleur handicape, beneficiaire oeth, taux ipp,
            ipp, incapacite permanente, incapacite travail, accident travail, maladie professionnelle, arret travail, mi
            temps therapeutique, temps partiel therapeutique, inapte, apte poste, avis inaptitude, contrainte medicale,
            restriction sante, limitation fonctionnelle, limitation sante, contre indication medicale, amenagement poste
            handicap, poste amenage, port charge impossible, porter charge lourde, appareil auditif, appareillage,
            sonde, canne blanche, bequille, deambulateur, orthese, pacemaker, perte autonomie, gir, degre dependance,
            etat psychologique, etat mental, etat physique, etat psychique, bilan sante, bilan medical, bilan
            psychologique, bilan sanguin, fiche medicale, fiche sante, donnee medicale, information medicale, probleme
            medical, passe medical, parcours soin, parcours medical, protocole soin, soin cours, soin recu, soin
            psychiatrique, injonction soin, allergie alimentaire, allergie medicament, intolerance, intolerant, regime
            medical, regime diabetique, correction vue, probleme vue, probleme audition, probleme dos, probleme peau,
            probleme psychologique, probleme psy, probleme alcool, probleme drogue, probleme addiction, probleme
            gynecologique, probleme physique, probleme dent, probleme medicament, difficulte psychologique, difficulte
            psychique, difficulte physique, fragilite psychologique, souci psy, vaccine, vaccinee, statut vaccinal, pass
            vaccinal, imc, poids actuel, temperature corporelle, glycemie, seropositive, groupe sang, rhesus, =blessure,
            blesse, blessee, =cicatrice, =fracture, plainte physique, diagnostic pose, diagnostic medecin, =malaise,
            crise epilepsie, vih sida, =affection, avis medical, ordonnance cours, hearing aid, medical history, mental
            illness, drugs you take, wheelchair, anxiety, handicapped, @operation, date operation, operation prevue,
            greffe rein/coeur/organe/foie, bonne sante, mauvaise sante, +prise sang, +analyse sang, echographie, irm,
            commis erreur medicale, suivie cmp, centre medico psychologique suivi, probleme poids, probleme vision,
            probleme sommeil, trouble vue, trouble audition, prise drogue, usage drogue, usager drogue, substance
            consommee, tabagisme, bilan psychiatrique, difficulte sante mentale, etat depressif, detresse, fragilite
            sante, soins palliatifs, cure desintox, desintox, acouphene, myopie, daltonien, begaiement, begue, maladie
            rare, maladie mentale, longue maladie, invalide, pacemaker pose, accident grave, amputation, ampute,
            attends/attendez/attendre/attend bebe/enfant, taux reconnu, taux mdph, seance psy,
            =صحة, =صحتي, =صحتك, مشاكل صحية, مشاكلك الصحية, مشاكلي الصحية, مشاكل الصحة, مشاكلكم الصحية, مرض, امراض, مرضك,
            امراضك, دواء, ادوية, ادويتك, اعاقة, اعاقتك, علاجك, =علاج, الحالة الصحية
        """,
    }
)
"""By the code of the rule."""

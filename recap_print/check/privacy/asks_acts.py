"""Opinions and offences, as data: see ``tables``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ACTS: Mapping[str, str] = MappingProxyType(
    {
        "Y107": """
            opinion politique, idee politique, conviction politique, parti politique, =politique, engagement politique,
            vote, votez, votes, +voter, syndique, syndiquee, appartenance syndicale, adhesion syndicale, carte
            syndicale, adherent syndicat, opinion philosophique, conviction philosophique, engagement syndical,
            militant, militante, political opinion, political party, political view, trade union, =politics, +syndicat,
            adherent parti, engagement militant, sympathie politique, bulletin vote, choix vote, intention vote,
            candidat prefere, candidat soutenu, @parti, parti prefere, parti soutenu, adherente parti, adhere parti,
            adhere syndicat, adherent cgt, adhesion syndicat, membre parti, membre syndicat, carte parti, carte membre
            parti, carte syndicat, sympathisant, sympathisante, extreme gauche, extreme droite, centre droit, bord
            politique, tendance politique, couleur politique, orientation politique, position politique, positionnement
            politique, preference politique, avis politique, pensee politique, appartenance politique, activite
            politique, activite syndicale, mandat politique, mandat syndical, mandat electif, elu parti, responsabilite
            syndicale, syndicale, delegue cgt, cgt, cfdt, force ouvriere, cftc, cfe cgc, sud solidaire, unsa, =fsu,
            snes, parti socialiste, parti communiste, france insoumise, lfi, rassemblement national, renaissance parti,
            republicain parti, eelv, ecologiste parti, npa, lutte ouvriere, reconquete, socialiste, communiste,
            anarchiste, ~royaliste, gaulliste, nationaliste, ~feministe, macroniste, lepeniste, melenchoniste, =greve,
            fait greve, greviste, =manifeste, =manifestez, gilet jaune, militez, milite, militer, militantisme, lutte
            syndicale, lutte politique, engage politique, engagee politique, pensez gouvernement, pense gouvernement,
            =gouvernement, pensez president, pensez president republique, pense president, pensez maire, pensez
            politique, pensez immigration, pensez loi, pensez reforme, pensez ministre, avis gouvernement, avis
            president, avis reforme, opinion gouvernement, opinion president, opinion reforme, confiance gouvernement,
            confiance president, opinion personnelle politique, franc macon, loge maconnique, =conviction, conviction
            personnelle, conviction ecologique, elu prefere, trade union member, union member, union membership, party
            member, union card, participer/participez/participe manifestation, parti
            soutenez/preferez/choisissez/aimez/votez, fo adherent, encarte, encartee, carte politique, cotisation
            syndicale, cotisez syndicat, appartenez parti, appartenez syndicat, section syndicale, tractage, elu cgt,
            liste politique, meeting politique, droit vote exerce, abstention, abstentionniste, opinion immigration,
            opinion religieuse politique, complotiste, zadiste, engagement cgt, mouvement politique, ideologie,
            اراوك السياسية, ارايك السياسية, الاراء السياسية, حزب, نقابة, نقابتك
        """,
        "Y108": """
            casier judiciaire, condamnation, condamne, condamnee, =delit, =crime, =infraction, infraction commise, delit
            commis, peine prison, =peine, peine cours, prison, detention, detenu, detenue, incarceration, incarcere,
            incarceree, ecrou, numero ecrou, probation, spip, pjj, garde vue, sursis, bracelet electronique, liberte
            conditionnelle, semi liberte, controle judiciaire, suivi judiciaire, situation judiciaire, passe judiciaire,
            antecedent judiciaire, probleme justice, ennui justice, souci justice, =justice, mandat arret, travail
            interet general, tig, amenagement peine, juge application peine, obligation justice, dossier judiciaire,
            criminal record, offence, offense, jail, arrested, fin peine, debut peine, duree peine, penal, penale,
            poursuite judiciaire, arrestation, interpellation, fichier police, interdiction territoire, antecedent
            police, sortie detention, numero parquet, cpip, conseiller penitentiaire, conseillere penitentiaire,
            conseiller insertion probation, conseillere insertion probation, penitentiaire, administration
            penitentiaire, service probation, service penitentiaire, centre detention, centre penitentiaire, centre semi
            liberte, maison arret, maison centrale, quartier detention, etablissement penitentiaire, =cellule, numero
            cellule, numero detenu, taule, zonzon, gnouf, mitard, fait prison, fait taule, sortant prison, sortante
            prison, sorti prison, sortie prison, ancien detenu, ancienne detenue, ex detenu, ex taulard, taulard,
            emprisonne, emprisonnee, emprisonnement, reclusion, =conditionnelle, permission sortir, =parloir, remise
            peine, reduction peine, reliquat peine, execution peine, jap, juge application, juge instruction, juge
            liberte, sursis probatoire, sursis simple, sursis mise epreuve, sme, mise epreuve, mise examen, mis examen,
            prevenu tribunal, inculpe, ~coupable, culpabilite, jugement penal, jugement correctionnel, date jugement,
            date proces, =proces, =jugement, tribunal correctionnel, comparution, comparution immediate, convocation
            police, convocation gendarmerie, motif convocation police, audience correctionnelle, cour assises, plaider
            coupable, crpc, composition penale, ordonnance penale, amende penale, jour amende, travail general, travaux
            interet general, peine alternative, peine travail, peine sursis, peine ferme, ferme prison, mois ferme, mois
            sursis, annee prison, mois prison, duree detention, duree incarceration, duree prison, temps prison, motif
            incarceration, motif condamnation, motif detention, motif arrestation, raison incarceration, suivi spip,
            suivi pjj, suivi cpip, suivi socio judiciaire, contrainte penale, detention provisoire, detention domicile,
            placement exterieur, placement sous surveillance electronique, surveillance electronique, =bracelet, sous
            bracelet, bracelet cheville, bracelet anti rapprochement, obligation judiciaire, obligation pointage,
            pointage commissariat, pointage gendarmerie, pointage police, pointage spip, interdiction contact victime,
            interdiction paraitre, interdiction sejour judiciaire, interdiction gerer, interdiction entrer contact,
            inscrit fijais, fijais, fichier judiciaire, fichier empreinte, taj, bulletin casier, bulletin numero 3,
            extrait casier, casier vierge, interpelle, interpellee, arrete police, arretee police, arrete par police,
            gav, perquisition, perquisitionne, ennui police, ennui gendarmerie, probleme police, souci police, demele
            justice, demele judiciaire, demele police, histoire justice, affaire justice, affaire judiciaire, affaire
            penale, affaire cours justice, connu police, connu justice, connue police, passe penal, passe delinquant,
            delinquance, delinquant, delinquante, =voyou, recidive, recidiviste, vol commis, fait reproche, faits
            commis, acte commis, infraction routiere, suspension permis, retrait permis, permis suspendu, alcool volant,
            trafic stupefiant, =dealer, violence commise, agression commise, =escroquerie, poursuivi justice, poursuivie
            justice, poursuite penale, dette justice, dommage interet victime, rappel loi, avertissement probatoire,
            mesure judiciaire, mesure educative judiciaire, mesure penale, decision justice penale, liberte surveillee,
            ~libere, ~liberee, date liberation, date sortie detention, liberable, fin detention, date incarceration,
            entree prison, numero dossier penal, numero jugement, conviction date, sentence length, police record,
            probation officer, community service order, ankle tag, main justice, sous main justice, trafic drogue,
            criminal conviction, past conviction, parole officer, commis/commettre
            delit/crime/infraction/vol/agression/faute, mandat depot, permission sortie, ecroue, ecrouee, situation
            penale, dossier penal, suivi justice, suivie justice, suivi judiciairement, obligation penale, obligation
            travail justice, interdiction judiciaire, interdiction approcher, eloignement conjoint judiciaire,
            ordonnance protection contre moi, convoque police, convoquee police, convoque justice, temps peine, reste
            peine, jour prison, codetenu, transfert prison, date ecrou, maison correction, centre educatif ferme, foyer
            pjj, educateur pjj, educatrice pjj, educateur spip, juge penal, juge peine, tribunal penal, cour appel
            penal, peine amende, sanction penale, sanction judiciaire, tutelle penale, fiche s, fiche police,
            alternative prison, amenagement peine cours, reinsertion apres prison, pointer
            gendarmerie/commissariat/police/spip, obligation juge, interdiction juge, mesure justice, decision juge
            penal,
            سوابق عدلية, السوابق العدلية, السوابق القضايية, سجن, =جريمة, جرايم, مشاكل مع العدالة, مشاكل العدالة
        """,
        "Y104 Y108": """
            obligation soin, injonction therapeutique
        """,
    }
)
"""By the code of the rule."""

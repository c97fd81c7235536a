"""Beliefs, origins and loves, as data: see ``tables``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIVES: Mapping[str, str] = MappingProxyType(
    {
        "Y105": """
            religion, croyance, confession religieuse, =confession, appartenance religieuse, pratique religieuse,
            conviction religieuse, lieu culte, =culte, fete religieuse, heure priere, =priere, musulman, musulmane,
            islam, chretien, chretienne, catholique, protestant, protestante, juif, juive, judaisme, bouddhiste, hindou,
            athee, orthodoxe, evangelique, halal, hallal, casher, kasher, baptise, baptisee, croyant, croyante,
            religious belief, faith, muslim, christian, jewish, pratiquant, pratiquante, ramadan, kippour, careme, foi
            religieuse, messe dimanche, dieu, =foi, =croix, crois dieu, croyez dieu, croire dieu, credo, =paroisse,
            =mosquee, =synagogue, =temple, =eglise, =pagode, communaute religieuse, association religieuse, communaute
            croyante, groupe priere, lieu priere, signe religieux, tenue religieuse, vetement religieux, voile
            islamique, =voile, foulard islamique, portez voile, portez foulard, porte voile, porte foulard, hijab,
            niqab, burqa, kippa, =turban, croix autour cou, symbole religieux, objet religieux, rite religieux, =rite,
            obligation religieuse, interdit religieux, interdit alimentaire religieux, alimentation religieuse, regime
            religieux, repas religieux, viande halal, viande casher, mange porc, mangez porc, =porc, =prie, =priez,
            =prier, messe, culte pratique, office religieux, jeune ramadan, jeunez, =aid, shabbat, sabbat, =communion,
            confirmation religieuse, =bapteme, circoncis, circoncision, =pelerinage, hajj, mecque, dime, =imam, =pretre,
            =rabbin, =conversion religieuse, =converti, =convertie, sunnite, chiite, alevi, salafiste, soufi,
            adventiste, temoin jehovah, mormon, baptiste, pentecotiste, hindouiste, hindouisme, bouddhisme,
            christianisme, catholicisme, protestantisme, islamique, judaique, sikh, animiste, agnostique, atheisme,
            =laic, non croyant, non croyante, sans religion, =spiritualite, vie spirituelle, =secte, =evangile, =coran,
            =bible, =torah, jour repos religieux, fete musulmane, fete chretienne, fete juive, carre confessionnel,
            =confessionnel, religieux, religieuse, religious, church you attend, mosque, prayer, do you pray, god,
            hindu, buddhist, atheist, islam pratique, =sacrement, mariage religieux, regime alimentaire religieux,
            frequentez mosquee, frequentez eglise, frequentez temple, frequentez synagogue, lieu culte frequente, objet
            culte, pratique culte, pratiquez religion, pratiquez culte, appartenez eglise, appartenez religion, fete
            noel, fetez noel, fetez aid, fetez paques, chapelet, gourou, talisman, marabout, mariage eglise, confession
            pratiquee, ecole coranique, catechisme,
            ديانة, ديانتك, ديانتي, ديانتكم, دينك, دينكم, =الدين, معتقداتك, المعتقدات
        """,
        "Y106": """
            nationalite, pays origine, pays naissance, =origine, origine ethnique, origine geographique, origine
            familiale, origine parent, ethnie, groupe ethnique, =race, couleur peau, +visa, numero titre sejour, numero
            carte sejour, numero etranger, numero agdref, numero visa, date arrivee france, date entree france, annee
            arrivee france, demandeur asile, demandeuse asile, refugie, refugiee, statut refugie, apatride, immigre,
            immigree, situation administrative sejour, nationality, country of origin, country of birth, ethnic origin,
            ethnicity, skin colour, skin color, =origin, asylum seeker, refugee, +titre sejour, +carte sejour,
            +recepisse, arrive france, arrivee france, entree france, pays natal, pays venez, pays viens, oqtf, statut
            migratoire, naturalise, naturalisee, titre sejour numero, +papier regle, papier francais, sans papier,
            +situation reguliere, situation irreguliere, irregulier france, clandestin, clandestine, hors ue, hors union
            europeenne, hors europe, non europeen, non europeenne, ressortissant, ressortissante, =union europeenne,
            citoyen europeen, citoyenne europeenne, ~europeen, ~europeenne, +carte resident, carte resident numero,
            ~resident, ~etranger, ~etrangere, autorisation provisoire sejour, ofpra decision, decision ofpra, cnda,
            recours cnda, protection subsidiaire, protection temporaire, protection internationale, beneficiaire
            protection internationale, procedure dublin, deboute, deboutee, asile, primo arrivant, primo arrivante,
            migrant, migrante, ~exile, ~exilee, mineur isole, mineur non accompagne, mna, regroupement familial,
            rejoignante, visa long sejour, type visa, vls ts, titre sejour expire, expiration titre sejour, validite
            titre sejour, type titre sejour, nature titre sejour, duree titre sejour, date fin titre sejour, fin
            validite titre sejour, droit sejour, droit travail etranger, autorisation travail etranger, +autorisation
            travail, carte sejour expire, recepisse expire, carte ame, numero recepisse, numero carte resident, numero
            dossier ofpra, numero ofpra, numero asile, numero ofii, numero cada, numero prefecture, obligation quitter,
            obligation quitter territoire, expulsion territoire, reconduite frontiere, assigne residence, assignation
            residence, centre retention, retention administrative, mesure eloignement, interdiction retour, itf, ne
            france, nee france, ne etranger, nee etranger, ne hors france, nee hors france, naturalisation, +decret
            naturalisation, acquisition nationalite, double nationalite, nationalite parent, nationalite conjoint,
            langue maternelle parent origine, originaire, pays venu, pays venue, ville natale, ville naissance pays,
            pays parent, pays famille, annee entree france, entre france, arrivee territoire, arrive territoire, date
            arrivee territoire, arrivee pays, venu france, venue france, venir france, quitte pays, pourquoi quitte
            pays, parcours migratoire, parcours exil, trajet migratoire, raison exil, ~tribu, ~caste, minorite ethnique,
            ethnique, communaute origine, communaute appartenance, ~rom, tsigane, gens voyage, ~gitan, ~manouche, noir
            africain, ~maghrebin, ~maghrebine, ~algerien, ~algerienne, ~marocain, ~marocaine, ~tunisien, ~tunisienne,
            ~afghan, ~afghane, ~syrien, ~syrienne, ~soudanais, ~malien, ~malienne, ~senegalais, ~guineen, ~ivoirien,
            ~congolais, ~erythreen, ~ethiopien, ~camerounais, ~haitien, ~comorien, ~africain, ~africaine, residence
            permit, residence permit number, immigration status, arrival france, undocumented, =peau, @pays, situation
            sejour, statut sejour, regard sejour, droit travailler france, droit rester france, autorise travailler,
            autorisee travailler, langue pays origine, pays enfance, pays grandi, culture origine, village origine,
            region origine, ville origine, continent origine, date naturalisation, titre voyage refugie, carte sejour
            numero, duree sejour france, annees france, annee passee france, papier identite etranger, parent etranger,
            mere etrangere, pere etranger, titre sejour refuse, refus titre sejour, refus sejour, titre sejour retire,
            origine culturelle,
            جنسية, جنسيتك, جنسيتي, جنسيتكم, اصلك, اصولك, بلد الاصل, بلدك الاصلي, بلد الميلاد, العرق, رقم الاقامة
        """,
        "Y109": """
            vie sexuelle, orientation sexuelle, sexualite, pratique sexuelle, partenaire sexuel, preference sexuelle,
            homosexuel, homosexuelle, heterosexuel, heterosexuelle, bisexuel, bisexuelle, gay, lesbienne, lgbt, rapport
            sexuel, sexual orientation, sex life, sexual life, homosexual, lesbian, bisexual, sexuel, sexuelle, relation
            sexuelle, vie intime, attirance, pansexuel, transgenre, ~bi, ~hetero, ~homo, gouine, lgbtqia, lgbtq, ~queer,
            asexuel, asexuelle, ~trans, transsexuel, transsexuelle, transition genre, non binaire, identite genre,
            identite sexuelle, genre ressenti, changement sexe, coming out, aimez homme femme, aimez garcon, aimez
            fille, preferez homme, preferez femme, meme sexe, personne meme sexe, couple homme, couple femme, couple
            homosexuel, couple meme sexe, faire amour, fait amour, amour physique, ~intime, vie amoureuse intime, vie
            sentimentale, vie amoureuse, vie couple intime, intimite, relation intime, rapport intime, rapport non
            protege, rapport protege, preservatif, protection rapport, amant, amante, infidelite, libido, desir sexuel,
            plaisir sexuel, virginite, ~vierge, masturbation, pornographie, fantasme, prostitution, prostitue,
            prostituee, prostituer, passe prostitution, escort, travail sexe, travailleuse sexe, travailleur sexe, tds,
            tapin, premier rapport, premiere fois sexe, sexuellement, habitude sexuelle, comportement sexuel, pacs meme
            sexe, mariage homosexuel, gender identity, sexual preference, sexually active, sex partner,
            attire/attiree/attirez par homme/femme/garcon/fille, personne trans, homme trans, femme trans, fille trans,
            garcon trans, orientation romantique, preference amoureuse, couple meme, relation amoureuse, relation
            homosexuelle, rapport sexe, activite sexuelle, sante sexuelle, education sexuelle recue, passe sexuel,
            contact sexuel, partenaire sexe, ebat,
            ميولك الجنسية, الميول الجنسية, الحياة الجنسية
        """,
    }
)
"""By the code of the rule."""

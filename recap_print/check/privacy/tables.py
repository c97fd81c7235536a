"""The words that name what a notebook must not ask for, as data.

Phrases are separated by commas and written without accents. Capitals, plurals and the words of ``grammar.SMALL``
count for nothing: ``numero securite sociale`` is also « N° de la Sécurité sociale ». Where phrases overlap, the
longest one is read, so what is harmless only has to be longer: ``code postal`` takes ``code`` away. A phrase after
``=`` speaks only when it is all that is asked for, or is somebody's: « Santé » and « Que dire de ma santé ? », not
« Centre de santé ». One after ``+`` is a paper or a name as well: it speaks everywhere but in an answer to tick.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HARMLESS = ""
"""The key of phrases that take the harm out of the words within them."""

ASKS: Mapping[str, str] = MappingProxyType(
    {
        "Y101": """
            numero securite sociale, numero secu, numero ss, nss, nir, numero nir, =securite sociale, =secu, numero
            vitale, =photocopie carte vitale, numero carte vitale, numero assure, numero assure social, numero
            immatriculation             sociale, social security number, national insurance number, =social security,
            immatriculation securite sociale, numero immatriculation, numero immatriculation securite sociale, carte
            vitale numero, securite sociale numero,
            رقم الضمان الاجتماعي, رقم التامين الاجتماعي
        """,
        "Y102": """
            mot passe, mdp, =code, code pin, =pin, code secret, code confidentiel, code acces, code wifi, code porte,
            code             immeuble, code entree, code portail, code batiment, code telephone, code portable, code
            sim, code puk, puk, code             carte, code bancaire, code carte bancaire, code carte bleue, code
            banque, code casier, code coffre, code             securite, code recu, code sms, code deverrouillage,
            code verrouillage, code alarme, code cle, code connexion, code messagerie, code franceconnect, code
            activation, code caf, code personnel, digicode, schema deverrouillage, identifiant, login, nom
            utilisateur, numero allocataire, numero caf, question secrete, reponse secrete, cle             wifi, code
            boite, password, passcode, pin code, pin number, door code, secret code, access code, username, user
            name, =acces, =connexion, code interphone, code residence, code hall, code escalier, code maison, code
            digicode, code grille, code local, cle secrete,
            كلمة السر, كلمات السر, كلمة سر, كلمة المرور, كلمات المرور, كلمة مرور, رمز السر, الرمز السري, رمز سري,
            ارقام             سرية, الرموز السرية, رمز الدخول
        """,
        "Y103": """
            iban, numero rib, =bic, code bic, numero compte, numero compte bancaire, =compte bancaire, coordonnee
            bancaire, information bancaire, donnee bancaire, numero carte bancaire, numero             carte bleue,
            numero cb, =carte             bancaire, =carte bleue, =cb, =numero carte, numero carte             credit,
            numero banque, cryptogramme, date expiration             carte, releve identite bancaire numero, =releve
            identite bancaire, numero livret, numero bancaire, bank account, bank account number, bank detail, account
            number, card number, credit card, debit card, sort code, +rib, numero carte chiffre, carte bancaire
            numero, carte bleue numero, titulaire compte, titulaire carte, date validite carte,
            حساب بنكي, رقم الحساب, رقم الحساب البنكي, الحساب البنكي, رقم البطاقة البنكية, البطاقة البنكية, المعلومات
            البنكية
        """,
        "Y104": """
            =sante, probleme sante, souci sante, etat sante, difficulte sante, ennui sante, frein sante, besoin sante,
            information sante, donnee sante, question sante, =sante mentale, sante physique, maladie, malade,
            pathologie, arret maladie, situation handicap, type handicap, nature handicap, taux handicap, taux
            incapacite, =handicape, =handicapee, invalidite, rqth, aah, travailleur handicape, =traitement, suivez
            traitement, suivre             traitement, traitement medical, traitement medicament, sous
            traitement, traitement quotidien, traitement cours, prise traitement, medicament, allergie, allergique,
            groupe sanguin, antecedent medical, antecedent medicaux, antecedent familiaux, =antecedent, =diagnostic,
            diagnostic medical, symptome, =douleur, depression, depressif, addiction, alcoolisme, alcoolique,
            toxicomanie, =alcool, consommation alcool, =drogue, cancer, diabete, diabetique, vih, sida, seropositif,
            asthme, epilepsie, hospitalisation, enceinte, grossesse, contraception, vaccin, vaccination, suivi
            psychologique, suivi psychiatrique, suivi par psychiatre, suivie par psychiatre, suivi psy, suivi medical,
            =ordonnance, inaptitude, restriction             medicale, contre indication, ald, affection longue duree,
            =dossier medical, trouble             psychique, =psychiatrie, intervention chirurgicale, =taille poids,
            =poids, =soin, fauteuil roulant, burn out, tension             arterielle, health problem, =health, health
            condition, medical condition, illness, disease, disability, disabled, medication, medicine i take,
            allergy, allergies, blood type, pregnant, pregnancy, =treatment, medical             treatment, mental
            health, +handicap, incapacite, psychotherapie, therapie, desintoxication, sevrage, cure desintoxication,
            surdite, sourd, sourde, aveugle, malvoyant, malvoyante, malentendant, malentendante, trouble cognitif,
            schizophrenie, bipolaire, prothese, opere, maladie             chronique, handicap reconnu,
            =صحة, =صحتي, =صحتك, مشاكل صحية, مشاكلك الصحية, مشاكلي الصحية, مشاكل الصحة, مشاكلكم الصحية, مرض, امراض,
            مرضك, امراضك, دواء, ادوية, ادويتك, اعاقة, اعاقتك, علاجك, =علاج, الحالة الصحية
        """,
        "Y105": """
            religion, croyance, confession religieuse, =confession, appartenance religieuse, pratique religieuse,
            conviction             religieuse, lieu culte, =culte, fete religieuse, heure priere, =priere, musulman,
            musulmane, islam, chretien, chretienne, catholique, protestant, protestante, juif, juive, judaisme,
            bouddhiste, hindou, athee, orthodoxe, evangelique, halal, hallal, casher, kasher, baptise, baptisee,
            croyant, croyante, religious belief, faith, muslim, christian, jewish, pratiquant, pratiquante, ramadan,
            kippour, careme, foi religieuse, messe dimanche,
            ديانة, ديانتك, ديانتي, ديانتكم, دينك, دينكم, =الدين, معتقداتك, المعتقدات
        """,
        "Y106": """
            nationalite, pays origine, pays naissance, =origine, origine ethnique, origine geographique, origine
            familiale, origine parent, ethnie, groupe ethnique, =race, couleur peau, =visa, numero titre
            sejour, numero carte sejour, numero etranger, numero agdref, numero visa, date arrivee france, date entree
            france, annee arrivee france, demandeur asile, demandeuse             asile, refugie, refugiee, statut
            refugie, apatride, immigre, immigree, situation             administrative sejour,
            nationality, country of origin, country of birth, ethnic origin, ethnicity, skin             colour, skin
            color, =origin, asylum seeker, refugee, +titre sejour, +carte sejour, +recepisse, arrive france, arrivee
            france, entree france, pays natal, pays venez, pays viens, oqtf, statut migratoire, naturalise,
            naturalisee, titre sejour numero,
            جنسية, جنسيتك, جنسيتي, جنسيتكم, اصلك, اصولك, بلد الاصل, بلدك الاصلي, بلد الميلاد, العرق, رقم الاقامة
        """,
        "Y107": """
            opinion politique, idee politique, conviction politique, parti politique, =politique, engagement
            politique, vote, votez, votes, voter, syndique, syndiquee, appartenance syndicale, adhesion
            syndicale, carte syndicale, adherent syndicat, opinion philosophique, conviction philosophique, engagement
            syndical, militant, militante, political opinion, political party, political view, trade union, =politics,
            +syndicat, adherent parti, engagement militant, sympathie politique,
            اراوك السياسية, ارايك السياسية, الاراء السياسية, حزب, نقابة, نقابتك
        """,
        "Y108": """
            casier judiciaire, condamnation, condamne, condamnee, =delit, =crime, =infraction, infraction commise,
            delit             commis, peine prison, =peine, peine cours, prison, detention, detenu, detenue,
            incarceration, incarcere, incarceree, ecrou, numero ecrou, probation, spip, pjj, garde vue, sursis,
            bracelet electronique, liberte             conditionnelle, semi liberte, controle judiciaire, suivi
            judiciaire, situation judiciaire, passe judiciaire, antecedent judiciaire, probleme justice, ennui
            justice, souci justice, =justice, mandat arret, travail interet             general, =tig, amenagement
            peine, juge application peine, obligation justice, dossier judiciaire, criminal             record,
            conviction, offence, offense, jail, arrested, parole, fin peine, debut peine, duree peine, penal, penale,
            poursuite judiciaire, obligation soin, arrestation, interpellation, fichier police, interdiction
            territoire, antecedent police, sortie detention, numero parquet,
            سوابق عدلية, السوابق العدلية, السوابق القضايية, سجن, =جريمة, جرايم, مشاكل مع العدالة, مشاكل العدالة
        """,
        "Y109": """
            vie sexuelle, orientation sexuelle, sexualite, pratique sexuelle, partenaire sexuel, preference sexuelle,
            homosexuel, homosexuelle, heterosexuel, heterosexuelle, bisexuel, bisexuelle, gay, lesbienne, lgbt,
            rapport             sexuel, sexual orientation, sex life, sexual life, homosexual, lesbian, bisexual,
            sexuel, sexuelle, relation sexuelle, vie intime, attirance, pansexuel, transgenre,
            ميولك الجنسية, الميول الجنسية, الحياة الجنسية
        """,
        "Y111": """
            numero carte identite, numero carte nationale identite, numero cni, numero passeport, numero identite,
            numero             piece identite, numero permis, numero permis conduire, numero papier, passport number,
            identity card number, id             number, passeport numero, carte identite numero, piece identite
            numero, permis conduire numero, permis numero,
            رقم جواز السفر, رقم بطاقة الهوية
        """,
        HARMLESS: """
            code postal, code route, code travail, code couleur, qr code, code qr, code barre, code rome, code ape,
            code             naf, code promo, code civil, code vestimentaire, code bonne conduite, code deontologie,
            code insee, code cours, compte rendu, compte formation, compte personnel formation, numero carte
            transport, numero carte bibliotheque, numero carte bus, numero carte fidelite, numero carte membre, carte
            bancaire perdue, carte bancaire volee, assurance maladie, caisse maladie, caisse primaire assurance
            maladie, maladie professionnelle site, enfant             malade, garde enfant malade, referent handicap,
            mission handicap, accueil handicap, personne handicapee, maison             handicap, sport sante,
            traitement texte, delai traitement, traitement dossier, traitement demande, securite             sociale
            etudiant, secours catholique, mission catholique, secours islamique, comite catholique, entraide
            protestante, catholique delegation, action catholique, casier consigne, maison justice droit, point
            justice, palais justice, acces droit, visite prison association, vie quotidienne, contrat origine,
            appellation origine, langue origine, secret medical, vaccin chien, vaccin animal, office francais refugie
            apatride, ofpra, secteur             handicap, metier handicap, service handicap, bureau vote, carte vote,
            syndicat initiative, syndicat copropriete, permis vote, mot passe oublie, health centre, health center,
            health insurance, health service, association handicap, carte handicap, entreprise handicap, salon
            handicap, emploi handicap, handicap international, titre sejour perdu, union syndicat, local syndicat,
            harcelement sexuel, violence sexuelle, agression sexuelle
        """,
    }
)

PARTS: Mapping[str, str] = MappingProxyType(
    {
        "name": """
            m appelle, nom, nom prenom, nom famille, nom naissance, identite complete, etat civil, full name, last
            name, surname, family name, name, names,
            اللقب, الاسم الكامل, اسم العايلة, الاسم واللقب
        """,
        "birth": """
            date naissance, lieu naissance, jour naissance, annee naissance, =ne le, nee le, date birth, birth date,
            birthday, place birth,
            تاريخ الميلاد, تاريخ ميلادك, تاريخ الازدياد, مكان الميلاد
        """,
        "address": """
            adresse, adresse postale, address,
            عنوان
        """,
        "home": """
            adresse personnelle, adresse perso, adresse domicile, domicile, habite, habitez, lieu habitation, home
            address, where live,
            عنواني, عنوانك, عنوان البيت, عنوان المنزل
        """,
        "kin": """
            enfant, fils, fille, bebe, conjoint, conjointe, mari, femme, epoux, epouse, compagnon, compagne, pere,
            mere, parent, frere, soeur, famille, proche, ami, amie, voisin, voisine, personne prevenir, personne
            charge, grand             mere, grand pere, child, children, husband, wife, sons, daughter, mother,
            father, brother, sister, relative, emergency contact,
            اطفالك, اطفالي, ابناوك, ابنايي, زوجتي, زوجي, الزوج, الزوجة, الاطفال
        """,
        "work": """
            ecole, creche, garderie, college, lycee, medecin, structure, mairie, employeur, entreprise, association,
            rendez             vous, pharmacie, centre, nourrice, assistante maternelle, travail, agence, service,
            lieu travail, organisme, foyer, bureau, maison quartier, famille accueil, club, school, doctor, nursery,
            appointment
        """,
        HARMLESS: """
            adresse mail, adresse e mail, adresse email, adresse electronique, adresse internet, adresse site, email
            address, e mail address, web address, first name, user name, acte naissance, extrait naissance, certificat
            naissance, demande acte naissance, nom structure, nom professionnel, jour conge naissance, allocation
            famille, allocations familiales, nom rue, nom medicament, nom medecin, jeune fille
        """,
    }
)

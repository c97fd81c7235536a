"""What opens accounts, doors and rights, and what passes for somebody, as data: see ``tables``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KEYS: Mapping[str, str] = MappingProxyType(
    {
        "Y101": """
            numero securite sociale, numero secu, numero ss, nss, nir, numero nir, =securite sociale, =secu, numero
            vitale, =photocopie carte vitale, numero carte vitale, numero assure, numero assure social, numero
            immatriculation sociale, social security number, national insurance number, =social security,
            immatriculation securite sociale, numero immatriculation, numero immatriculation securite sociale, carte
            vitale numero, securite sociale numero, chiffre carte vitale, chiffre vitale, chiffre secu, chiffre securite
            sociale, numero carte secu, carte secu numero, numero affiliation, numero affiliation securite sociale,
            numero affilie, nir provisoire, numero provisoire securite sociale, numero assure maladie, immatriculation
            secu, matricule secu, matricule securite sociale, copie carte vitale numero, +scan carte vitale, numero
            national identification, =immatriculation sociale, numero s s, n securite sociale, health insurance number,
            numero msa, identifiant national sante, ins sante, numero securite, num secu, nino, numero assurance
            sociale, =copie carte vitale,
            رقم الضمان الاجتماعي, رقم التامين الاجتماعي
        """,
        "Y102": """
            mot passe, mdp, =code, code pin, =pin, code secret, code confidentiel, code acces, code wifi, code porte,
            code immeuble, code entree, code portail, code batiment, code telephone, code portable, code sim, code puk,
            puk, code banque, code casier, code coffre, code securite, code recu, code sms, code deverrouillage, code
            verrouillage, code alarme, code cle, code connexion, code messagerie, code franceconnect, code activation,
            code caf, code personnel, digicode, schema deverrouillage, identifiant, login, nom utilisateur, numero
            allocataire, numero caf, question secrete, reponse secrete, cle wifi, code boite, password, passcode, pin
            code, pin number, door code, secret code, access code, username, user name, =acces, =connexion, code
            interphone, code residence, code hall, code escalier, code maison, code digicode, code grille, code local,
            mot secret, phrase secrete, phrase passe, schema telephone, schema ecran, code ecran, code tablette, code
            ordinateur, code cadenas, code garage, code parking, code cave, code barriere, code boitier, code logement,
            code appartement, code chambre, code hotel, code foyer, code bureau, code armoire, code vestiaire, code
            recuperation, code secours, code usage unique, code authentification, code validation, code verification,
            code confirmation, code provisoire, code temporaire, code envoye, code internet, code mail, code email, code
            session, code identification, code utilisateur, code parental, code box, code ameli, code impot, code pole
            emploi, code france travail, code ants, code pro sante, code gmail, code facebook, code whatsapp, code
            instagram, code appli, code application, code espace personnel, code espace, cle recuperation, cle acces,
            cle securite wifi, cle box, identifiant connexion, id connexion, numero utilisateur, acces compte, acces
            espace personnel, acces messagerie, double authentification, numero fiscal, numero identifiant, numero
            demandeur emploi, identifiant demandeur emploi, passe wifi, reponse question secrete, nom jeune fille mere,
            premier animal compagnie, mots cles secrets, combinaison coffre, combinaison cadenas, combinaison casier,
            pass word, mdp wifi, mpd, pwd, security question, wifi key, door pin, unlock code, unlock pattern, empreinte
            telephone, code carte sim, cle wi fi, code wi fi, cle securite wi fi, mot passe wi fi, code velo, code
            scooter, code trottinette, code valise, code ascenseur, code boite lettre, code alarme maison, code secret
            telephone, code sas, code compteur, code appli banque, identifiant impot, identifiant doctolib, code parent,
            كلمة السر, كلمات السر, كلمة سر, كلمة المرور, كلمات المرور, كلمة مرور, رمز السر, الرمز السري, رمز سري, ارقام
            سرية, الرموز السرية, رمز الدخول
        """,
        "Y103": """
            iban, numero rib, =bic, code bic, numero compte, numero compte bancaire, =compte bancaire, coordonnee
            bancaire, information bancaire, donnee bancaire, numero carte bancaire, numero carte bleue, numero cb,
            =carte bancaire, =carte bleue, =cb, =numero carte, numero carte credit, numero banque, cryptogramme, date
            expiration carte, releve identite bancaire numero, =releve identite bancaire, numero livret, numero
            bancaire, bank account, bank account number, bank detail, account number, card number, credit card, debit
            card, sort code, +rib, numero carte chiffre, carte bancaire numero, carte bleue numero, titulaire compte,
            titulaire carte, date validite carte, numero livret a, =livret epargne, compte cheque, compte courant
            numero, numero compte courant, numero compte cheque, numero compte epargne, numero compte postal, numero
            ccp, =ccp, cle rib, code guichet, code etablissement, code swift, =swift, bic swift, cvv, cvc, chiffre dos
            carte, chiffre cb, chiffre carte bleue, chiffre carte bancaire, chiffre carte credit, chiffre carte, numero
            mastercard, numero visa premier, date expiration cb, date expiration carte bleue, date expiration carte
            bancaire, date fin validite carte bancaire, expiration carte bancaire, expiration carte bleue, expiration
            cb, validite carte bleue, validite carte bancaire, validite cb, reference bancaire, domiciliation bancaire,
            identite bancaire, identifiant bancaire, compte bancaire numero, compte virement, numero client banque,
            numero paypal, compte paypal, compte nickel, numero nickel, mandat prelevement, autorisation prelevement,
            banque numero compte, numero bic, numero carte paiement, carte paiement numero, =carte paiement, =carte
            credit, numero carte retrait, numero prepayee, +photo carte bancaire, compte banque numero, compte
            versement, bank code, iban number, card expiry, numero cheque, numero chequier, carte bancaire numero date,
            compte joint numero, numero compte joint, compte epargne numero, carte visa, numero carte visa, carte visa
            numero, carte mastercard,
            حساب بنكي, رقم الحساب, رقم الحساب البنكي, الحساب البنكي, رقم البطاقة البنكية, البطاقة البنكية, المعلومات
            البنكية
        """,
        "Y102 Y103": """
            code carte bancaire, code carte bleue, code cb, code carte credit, code carte paiement, code carte retrait,
            code bancaire, code carte, code secret carte bancaire, code secret carte bleue, code secret carte, code
            confidentiel carte bancaire, code secret cb, code pin carte bancaire, code pin carte bleue, code pin cb,
            code confidentiel cb, identifiant banque, identifiant bancaire banque, mot passe banque, mot passe banque
            ligne, code banque ligne, code acces banque, identifiant banque ligne, card pin
        """,
        "Y111": """
            numero carte identite, numero carte nationale identite, numero cni, numero passeport, numero identite,
            numero piece identite, numero permis, numero permis conduire, numero papier, passport number, identity card
            number, id number, passeport numero, carte identite numero, piece identite numero, permis conduire numero,
            permis numero, numero titre identite, numero identification nationale, numero carte electeur, numero acte
            naissance, numero livret famille, identite complete numero, numero cin, driving licence number, driver
            licence number, id card number, +scan passeport, numero cnie, numero permis voiture,
            رقم جواز السفر, رقم بطاقة الهوية
        """,
    }
)
"""By the code of the rule; two codes where both rules speak."""

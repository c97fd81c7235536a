"""A page of lines that go wrong where Arabic is set badly, and where their numbers and addresses must be set apart.

⟦ and ⟧ stand around what reads from left to right as a whole. They are ours, put by hand: an engine that does not look
for addresses is told of them (LRI LRO … PDF PDI); ours is given the line without them and must find them by itself.
"""

from __future__ import annotations

LAM_ALEF = (
    "لا لأ لإ لآ",
    "بلا بلأ بلإ بلآ",
    "السلام والإسلام، والآن والأول",
    "لَا لِّلَّهِ لَأَنَّ إِلَّا",
)
TASHKIL = (
    "السَّلَامُ عَلَيْكُمْ",
    "شَدَّةٌ حُبٍّ حُبًّا حُبٌّ",
    "مُحَمَّدٌ يُعَلِّمُ الطُّلَّابَ",
    "بِسْمِ اللَّهِ الرَّحْمٰنِ الرَّحِيمِ",
    "هٰذَا كِتَابِي وَذٰلِكَ دَفْتَرُكَ",
    "شَيْءٌ وَسُؤَالٌ وَمِئَةٌ",
)
JOINING = (
    "ى ي يى كتابي على",
    "ه هه ههه ة ـة",
    "مرحبـــــا بكم",
    "می\u200cخواهم كتاب\u200dـ",
    "پیمانه، گفت‌وگو، چاپ",
)
NUMBERS = (
    "من 9 إلى 17",
    "١٢٣ ثم 456 ثم ٧٨٩",
    "في ١٢/٠٥/٢٠٢٦ وفي ⟦12/05/2026⟧",
    "يوم ⟦12-05-2026⟧، الساعة 14:30",
    "من 09:00 إلى 17:30 (كل يوم)",
    "من ⟦9 h – 17 h⟧ كل يوم",
    "من ⟦9 h⟧ إلى ⟦17 h⟧",
    "9-17 ثم 9 – 17",
    "1 200 ثم 12,50 ثم 1.234.567",
    "١٬٢٣٤٫٥٦ ريال",
    "السنة 2026-2027",
    "24/24 و7/7",
)
PHONES = (
    "اتصلوا بالرقم ⟦06 39 98 00 27⟧.",
    "اتصلوا بالرقم ⟦06 39 98 00 27⟧، مجانا.",
    "(⟦06 39 98 00 27⟧)",
    "⟦06 39 98 00 27⟧ أو ⟦01 99 00 12 34⟧",
    "الهاتف: ⟦06 39 98 00 27⟧ / ⟦01 99 00 12 34⟧",
    "هاتف ⟦06.39.98.00.27⟧ من 9 إلى 17",
    "هاتف ⟦06-39-98-00-27⟧ !",
    "الرقم ⟦+33 6 39 98 00 27⟧ للطوارئ",
    "الرقم ⟦+33 (0)6 39 98 00 27⟧ للطوارئ",
    "الرقم ⟦٠٦ ٣٩ ٩٨ ٠٠ ٢٧⟧ للطوارئ",
    "اتصلوا بالرقم 3949 أو 115 أو 112",
    "15، 17، 18، 112",
)
ADDRESSES = (
    "الموقع: ⟦https://example.org/avis?v=11&l=ar⟧ شكرا",
    "الموقع ⟦example.org/avis/v11⟧.",
    "راسلونا: ⟦aide@example.org⟧ أو ⟦example.org/avis⟧.",
    "واتساب: ⟦https://wa.me/33639980027⟧، شكرا",
    "العنوان: ⟦12 rue de la Paix, 75001 Paris⟧.",
    "العنوان: ⟦12 bis, avenue de l’Été⟧، باريس",
    "(⟦www.example.org⟧)",
)
SIGNS = (
    "(هنا) [هنا] {هنا} <هنا>",
    "دفتر «Mon Récap» (الإصدار v11)",
    "اقرأ ⟦«Mon Récap»⟧ 11 مرة",
    "هل تعرف ⟦«L’été»⟧ (2026)؟",
    "قال: «نعم»، ثم: «لا (ربما)».",
    "« كلمة » و “كلمة”",
    "متى؟ أين؟ مع من؟",
    "قلم، دفتر؛ ورقة: ممحاة!",
    "بنسبة 50 % أو ٥٠٪",
    "الثمن 12,50 € أو 10 $",
    "نعم / لا",
    "أ. ب. ت… نهاية",
)
LATIN = (
    "France Travail تساعدكم [هنا] في ⟦12/05/2026⟧، أليس كذلك؟",
    "مع Éléonore Lefèvre-Dûment، شكرا",
    "CAF, CPAM, CROUS و Mission locale",
    "الوثائق (RIB, CV) مطلوبة",
    "اسمي Zoë (زوي) Müller.",
    "الخط A5 والقياس 148 × 210",
)
STEERED = (
    "رقم \u2066A-1 (B)\u2069 هنا",
    "رقم \u2068ب-1\u2069 ثم \u2068C-2\u2069",
    "رقم \u200e12-34\u200e هنا",
    "Paris\u200f (باريس)",
)
HARD = LAM_ALEF + TASHKIL + JOINING + NUMBERS + PHONES + ADDRESSES + SIGNS + LATIN + STEERED
FRENCH = (
    "Préparer un rendez-vous important",
    "L’été, où êtes-vous allés ?",
    "AVATAR 06 39 98 00 27",
    "« Œuvre », “naïve” : cœur, ÉCOLE, Ÿ",
    "Je viens avec : mon CV (à jour), 2 photos, 12,50 €.",
    "T’as vu ? Oui ! Non ; peut-être… 9 h – 17 h 30",
    "https://example.org/avis?v=11&l=fr",
)


def bare(line: str) -> str:
    """The line as it is declared."""
    return line.replace("⟦", "").replace("⟧", "")


def told(line: str) -> str:
    """The line for an engine that must be told what reads from left to right."""
    return line.replace("⟦", "\u2066\u202d").replace("⟧", "\u202c\u2069")

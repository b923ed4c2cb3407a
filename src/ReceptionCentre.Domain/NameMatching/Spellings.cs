namespace ReceptionCentre.Domain.NameMatching;

/// <summary>
/// How each script writes sounds, with all readings that occur in papers: the standards for passports (ICAO 9303 part 3,
/// table of transliteration), scholarly ones (ISO 9, ISO 233, BGN/PCGN) and the habits of Dutch, English, French, German
/// and Polish writers. Coarse on purpose: it must find, not spell.
/// </summary>
internal static class Spellings
{
    // Letters with their marks, before marks are lost; the bare letter stands for the lost mark as well where that is common.
    public static readonly SoundTable Latin = new(
        "schtsch Sh Ch?|shch Sh Ch?|sjtsj Sh Ch?|šč Sh Ch?|szcz Sh Ch?|chtch Sh Ch?|tsch Ch|tsh Ch|tsj Ch|tch Ch|dzh J|dsch J|dzj J|dzs J|dž J|dż J|dź J|dj J|dy J/D|"
        + "sch Sh/S X?|sh Sh|sj Sh|sz Sh/S|š Sh|ş Sh|ș Sh|ś Sh/S|ŝ Sh|ch Ch/X/Sh/K|č Ch|ć Ch/Ts|ç Ch/S|ĉ Ch|cz Ch/Ts|kh X/K|ḫ X|ḵ X|gh G/X/K|ğ G?|ģ G|ġ G|ph F/P|th T/S|"
        + "dh D/Z|zh Zh/J|zj Zh|ž Zh|ż Zh|ź Zh/Z|zs Zh|rz R/Zh Z?|ts Ts|tz Ts|ţ Ts|ț Ts|ck K|c K/S/Ts/J/Ch|q K/G/Ch|xh X/J|hs Sh|x K/X/Sh S?|w W/V/U|v V/F/W|j J/Y/Zh/X|ĵ Zh|"
        + "y Y/I|ý Y/I|ij I/E J/Y/Zh?|g G/J/X/H|h H|ḥ H|ħ H|ñ N Y?|ny N Y?|nh N Y?|gn G? N|ń N Y?|ň N Y?|ņ N|ł L/W|ľ L|ļ L|ĺ L|lh L Y?|ď D|đ D/J|ḍ D|ť T|ṭ T|ř R/Zh|ŕ R|þ T|ð D/T|ß S|ṣ S|ẓ Z|"
        + "b B|d D|f F|k K|l L|m M|n N|p P|r R|s S|t T|z Z/Ts/S|dz Z/J/Ts|ķ K|"
        + "ei E/A Y/I:|ai A Y/I:|ou U/O:|oo U/O:|oe U/O/E:|ö O/E|ø O/E|ő O/E|œ O/E|ee I/E:|ea I/E A?|ie I E?|aa A:|ae A/E|ä A/E|æ A/E|å A/O|ue U/I E?|ü U/I|ű U/I|uu U:|ii I:|ey E Y|ay A Y|au A U/W/V|eu E U/W/V|"
        + "ı I/E|ă A/E|â A/I|î I|ą A/O N?|ę E N?|ë E|ə A/E|ō O:|ū U:|ī I:|ā A:|ē E:|á A|à A|ã A|ậ A|ấ A|ạ A|é E|è E|ê E|ė E|ě E Y?|í I|ì I|ï I|ó O|ò O|ô O|õ O|ơ O|ú U|ù U|û U|ư U|ů U|"
        + "a A|e E|i I|o O|u U");

    public static readonly SoundTable Cyrillic = new(
        "а A|б B|в V/W/F|г G/H|ґ G|д D|е Y? E|є Y? E|ё Y? O/E|ж Zh|з Z|и I|і I|ї Y? I|й Y?|к K|л L|м M|н N|о O|п P|р R|с S|т T|у U|ф F|х X/H/K|ц Ts|ч Ch|ш Sh|щ Sh Ch/T?|ъ A/U?|ы I|ь Y?|э E|"
        + "ю Y? U|я Y? A|ў W/V/U|љ L Y?|њ N Y?|ћ Ch/Ts|ђ J|џ J|ј Y|ѓ G|ќ K|ѕ Z/Ts|қ K|ғ G|ң N|ө O|ү U|ұ U|һ H|ә A/E|ҳ H|ҷ J|ӣ I|ӯ U|ий I Y?|ый I Y?|ой O Y?|ьо Y? O|йо Y? O|кс K S|"
        + "дж J|дз Z/Ts");

    public static readonly SoundTable Greek = new(
        "ου U:|αι E/A I?|ει I|οι I/O|υι I|αυ A V/F/U|ευ E V/F/U|μπ B/M P?|ντ D/N T?|γκ G/N K?|γγ N G|τζ J/Ts|τσ Ts|α A|β V/B|γ G/Y|δ D|ε E|ζ Z|η I/E|θ T/S|ι I|κ K|λ L|μ M|ν N|ξ K/X S|ο O|π P|ρ R|"
        + "σ S|ς S|τ T|υ I/Y/U|φ F/P|χ X/H/Ch/K|ψ P S|ω O");

    public static readonly SoundTable Arabic = new(
        "ا A:|آ A:|أ A/U/O/E|إ I/E/A|ٱ A|ب B|پ P|ت T|ث T/S|ج J/G/Zh|چ Ch|ح H|خ X|د D|ذ D/Z|ر R|ز Z|ژ Zh|س S|ش Sh|ص S|ض D/Z|ط T|ظ Z/D|ع A/E/I/O/U?|غ G|ف F|ڤ V|ق K/G|ك K|ک K|گ G|ګ G|ل L|م M|ن N|"
        + "ه H|ھ H|ہ H|ة A/E: T/H?|و W/V/U/O:|ؤ U/O/W?|ي Y/I/E:|ی Y/I/E:|ى A/I/Y:|ئ Y/I/E?|ء -|ټ T|ډ D|ړ R/L|ږ Zh/G|ښ Sh/X|څ Ts/S|ځ Z/J/Ts|ڼ N|ۍ I/E:|ې E/I:|ٹ T|ڈ D|ڑ R|ے E/I:|ں N|ڕ R|ڵ L|ۆ O:|"
        + "ێ E/I:|ە A/E|ڭ N|ۇ U:|وو U:|ڎ D");

    public static readonly SoundTable Hebrew = new(
        "א A/E/I/O/U?|ב B/V|ג G|ד D|ה H?|ו V/U/O:|ז Z|ח X/H|ט T|י Y/I/E:|כ K/X|ך K/X|ל L|מ M|ם M|נ N|ן N|ס S|ע A/E/I/O/U?|פ P/F|ף P/F|צ Ts|ץ Ts|ק K|ר R|ש Sh/S|ת T");

    public static readonly SoundTable DevanagariConsonants = new(
        "क्ष K Sh|ज्ञ G/J Y/N|क K|ख K/X|ग G|घ G|ङ N|च Ch|छ Ch|ज J/Z|झ J/Zh|ञ N|ट T|ठ T|ड D/R|ढ D/R|ण N|त T|थ T|द D|ध D|न N|प P|फ P/F|ब B|भ B|म M|य Y/J|र R|ल L|ळ L|व V/W/B|श Sh/S|ष Sh/S|स S|ह H");

    public static readonly SoundTable DevanagariVowels = new(
        "अ A|आ A:|इ I|ई I:|उ U|ऊ U:|ऋ R I|ए E|ऐ A/E I?|ओ O|औ A/O U?|ा A:|ि I|ी I:|ु U|ू U:|ृ R I|े E|ै A/E I?|ो O|ौ A/O U?|ं N/M|ँ N?|ः H?");

    // First consonant of each row of eight from U+1200; the place in the row is the vowel.
    public const string EthiopicRows =
        "H L H M S R S Sh K KW K KW B V T Ch H HW N N * K KW X HW W * Z Zh Y D D J G GW G T Ch P Ts Ts F P";
}

using ReceptionCentre.Domain.Decisions;

namespace ReceptionCentre.Application.Decisions;

/// <summary>
/// The letters of an enforcement path: sober, without blame and without threats. They ask first, say what can follow and where
/// help is. An amount stands only in a decision, because before that nothing is decided.
/// </summary>
public static partial class StandardLetter
{
    private static readonly Block Questions = Of(29, "Hebt u vragen of kunt u niet komen?", "Bel {telefoon} of kom langs bij {balie}. Neem deze brief mee. Wij helpen u graag.");

    private static readonly Dictionary<LetterKind, IReadOnlyList<Block>> OfEnforcement = new()
    {
        [LetterKind.Invitation] =
        [
            Of(21, "Uitnodiging", "Wij willen graag met u praten. Het gaat over: {aanleiding}.\nWat is er gebeurd? {wat-er-gebeurde}\nMisschien was er een goede reden. Dan horen wij die graag."),
            Of(22, "Wanneer en waar?", "Datum: {afspraak-dag}\nTijd: {afspraak-tijd} uur\nPlaats: {afspraak-plaats}"),
            Of(23, "Waarom moet u komen?", "U bent inburgeringsplichtig. Dat heeft DUO besloten. Komen hoort bij uw plicht ({wet})."),
            Questions,
        ],
        [LetterKind.SecondInvitation] =
        [
            Of(31, "Tweede uitnodiging", "Wij hebben u eerder uitgenodigd. Het gaat over: {aanleiding}.\nWat is er gebeurd? {wat-er-gebeurde}\nWij nodigen u daarom nog een keer uit."),
            Of(32, "Wanneer en waar?", "Datum: {afspraak-dag}\nTijd: {afspraak-tijd} uur\nPlaats: {afspraak-plaats}"),
            Of(33, "Waarom moet u komen?", "U bent inburgeringsplichtig. Komen hoort bij uw plicht ({wet}).\nKomt u niet en zegt u niet waarom? Dan krijgt u eerst een waarschuwing. Daarna kan de gemeente u een boete geven."),
            Questions,
        ],
        [LetterKind.Warning] =
        [
            Of(41, "Waarschuwing", "U doet nog niet wat de Wet inburgering 2021 van u vraagt. Het gaat over: {aanleiding} ({wet}).\nWat is er gebeurd? {wat-er-gebeurde}"),
            Of(42, "Wat vragen wij van u?", "Doe dit alsnog, of vertel ons waarom het niet lukt. Doe dat uiterlijk op {uiterste-dag}."),
            Of(43, "Wat kan er daarna gebeuren?", "Als u niets doet en er geen goede reden is, kan de gemeente u een boete geven. U krijgt dan eerst nog een brief waarop u kunt reageren."),
            Questions,
        ],
        [LetterKind.Intention] =
        [
            Of(51, "Wat zijn wij van plan?", "Wij zijn van plan om te besluiten over een boete. Er is nog niets besloten. Het gaat over: {aanleiding} ({wet}).\nWat is er gebeurd? {wat-er-gebeurde}"),
            Of(52, "U kunt eerst uw verhaal doen", "Bent u het er niet mee eens, of was er een goede reden? Vertel het ons uiterlijk op {uiterste-dag}. Dat heet een zienswijze.\n- U kunt een brief schrijven.\n- U kunt bellen: {telefoon}.\n- U kunt langskomen bij {balie}. U mag iemand meenemen. Hebt u een tolk nodig? Zeg het ons."),
            Of(53, "Wat doen wij daarna?", "Wij lezen of horen wat u vertelt. Daarna besluiten wij. U krijgt daarover een brief."),
            Questions,
        ],
        [LetterKind.Measure] =
        [
            Of(61, "Ons besluit", "Wij besluiten: {maatregel}.\nHet besluit heeft de datum {datum}.\nDit staat in {grondslag}."),
            Of(62, "Waar gaat het over?", "Het gaat over: {aanleiding} ({wet}).\nWat is er gebeurd op {gebeurd-op}? {wat-er-gebeurde}"),
            Of(63, "Uw verhaal", "Op {voornemen-van} schreven wij wat wij van plan waren.\nU hebt daarop gereageerd op {zienswijze-op}. Dat hebben wij meegewogen."),
            Of(64, "Waarom besluiten wij dit?", "{motivering}"),
            Of(65, "Hebt u vragen?", "Bel {telefoon} of kom langs bij {balie}. Neem deze brief mee."),
        ],
    };
}

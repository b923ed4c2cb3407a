using ReceptionCentre.Domain.Decisions;

namespace ReceptionCentre.Application.Decisions;

/// <summary>
/// What a letter says where the municipality has no blocks of its own: plain Dutch to begin with. It holds no number and no term;
/// those are filled in from the plan and the numbers of the Act.
/// </summary>
public static partial class StandardLetter
{
    public const string Salutation = "Geachte {naam},";

    /// <summary>A block that every municipality may begin with.</summary>
    public sealed record Block(Guid Id, string Heading, string Text);

    public static readonly IReadOnlyList<Block> Blocks =
    [
        Of(1, "Ons besluit", "Wij hebben uw Plan Inburgering en Participatie (PIP) vastgesteld. Het besluit heeft de datum {datum}.\nHet PIP hoort bij deze brief. Het nummer is {plannummer}."),
        Of(2, "Waarom krijgt u een PIP?", "U bent inburgeringsplichtig. Dat heeft DUO besloten. De gemeente maakt daarom een PIP met u (Wet inburgering 2021, artikel 15)."),
        Of(3, "Uw route", "U volgt de {route}.\nHet taalniveau is {niveau}.\nWij schatten dat u {uren} uur les nodig hebt.\nDaarom kiezen wij voor deze route: {reden}"),
        Of(
            4, "Wat moet u doen?",
            "Dit moet u doen volgens de Wet inburgering 2021:\n- U volgt de lessen van uw route en doet de examens die daarbij horen.\n- U volgt het participatieverklaringstraject (PVT): {pvt-uren} uur.\n- U volgt de module Arbeidsmarkt en Participatie (MAP): {map-uren} uur.\nIn het PIP staat wanneer en waar."),
        Of(5, "Hoe lang hebt u de tijd?", "Uw inburgeringstermijn begint op {termijn-vanaf}. De laatste dag is {termijn-tot}."),
        Of(6, "Begeleiding en hulp", "Zo helpen wij u: {begeleiding}\nDe gemeente betaalt vaste lasten voor u uit uw uitkering van {ontzorgen-vanaf} tot en met {ontzorgen-tot}."),
        Of(7, "Hebt u vragen?", "Bel {telefoon} of kom langs bij {balie}. Neem deze brief mee."),
    ];

    /// <summary>The blocks of one kind of letter.</summary>
    public static IReadOnlyList<Block> Of(LetterKind kind) => kind == LetterKind.Plan ? Blocks : OfEnforcement[kind];

    private static Block Of(int number, string heading, string text) => new(new($"019a0000-0026-7000-8000-{number:000000000000}"), heading, text);
}

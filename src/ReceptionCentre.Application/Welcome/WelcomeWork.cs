using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.Welcome;

namespace ReceptionCentre.Application.Welcome;

/// <summary>A sentence with its language: where nobody translated it, it is another one than that of the paper.</summary>
public sealed record WelcomeLine(string Text, string Language);

/// <summary>What one kind of newcomer is told, in one language as far as there are words.</summary>
/// <param name="Bring">One thing each.</param>
public sealed record WelcomeSaid(WelcomeLine What, IReadOnlyList<WelcomeLine> Bring, WelcomeLine Who, WelcomeLine When);

/// <summary>Finds what somebody is told about the registration with the municipality: the words of the municipality where it has its own, else those of the region.</summary>
internal sealed class WelcomeWork(IReceptionDb db, ICodeLists codes, TimeProvider time)
{
    public const string English = "en";

    /// <summary>Texts that hold today, in the order of their file.</summary>
    public async Task<IReadOnlyList<WelcomeText>> TextsAsync(CancellationToken cancellationToken) =>
        [.. (await db.WelcomeTexts.AsNoTracking().OrderBy(line => line.Place).ToListAsync(cancellationToken)).Where(line => line.IsValidOn(time.Today()))];

    /// <summary>The kind of newcomer that somebody is, by what is recorded; the clerk may know better.</summary>
    public async Task<string?> KindOfAsync(CaseFile file, IReadOnlyList<WelcomeText> texts, CancellationToken cancellationToken)
    {
        var today = time.Today();
        var stay = await db.Stays.AsNoTracking().Include(stay => stay.Motives).Include(stay => stay.RegisterEntries).FirstAsync(stay => stay.Id == file.StayId, cancellationToken);
        var address = (await db.Addresses.AsNoTracking().Where(fact => fact.PersonId == file.PersonId).ToListAsync(cancellationToken)).Current(today);
        var entry = stay.RegisterEntries.Current(today);
        var motives = stay.Motives.On(today).Where(fact => !fact.IsLocked).Select(fact => fact.Code).ToList();
        return texts.FirstOrDefault(line => line.Language == PlanDocumentBuilder.Dutch
            && line.For.Includes(motives, entry?.State == RegisterState.Registered ? WelcomeFor.Registered : entry?.Because, address?.Kind))?.Kind;
    }

    /// <summary>What is said to a kind of newcomer in a language.</summary>
    /// <param name="language">Of the paper; a sentence without words in it is in English, or in Dutch.</param>
    public async Task<WelcomeSaid?> SaidAsync(string kind, string language, string municipality, IReadOnlyList<WelcomeText> texts, CancellationToken cancellationToken)
    {
        var of = texts.Where(line => line.Kind == kind).ToList();
        if (of.Find(line => line.Language == PlanDocumentBuilder.Dutch) is not { } dutch)
            return null;
        var own = await db.MunicipalWelcomes.AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == municipality && one.Kind == kind, cancellationToken);
        var name = (await codes.FindAsync(Lists.Municipalities, municipality, cancellationToken))?.Dutch ?? municipality;
        var (spoken, english) = (of.Find(line => line.Language == language), of.Find(line => line.Language == English));

        WelcomeLine Of(Func<WelcomeWords, string?> part)
        {
            // Own words stand in Dutch and English only; a translation of the common words would say something else.
            var line = language == PlanDocumentBuilder.Dutch ? new((own is null ? null : part(own.Dutch)) ?? part(dutch.Words)!, PlanDocumentBuilder.Dutch)
                : own is not null && part(own.English) is { } said ? new(said, English)
                : spoken is not null ? new(part(spoken.Words)!, language)
                : english is not null ? new WelcomeLine(part(english.Words)!, English) : new(part(dutch.Words)!, PlanDocumentBuilder.Dutch);
            return line with
            {
                Text = line.Text.Replace("{municipality}", name, StringComparison.Ordinal)
                    .Replace("{days}", dutch.Days?.ToString(CultureInfo.InvariantCulture) ?? "", StringComparison.Ordinal),
            };
        }

        var bring = Of(words => words.Bring);
        return new(
            Of(words => words.What), [.. bring.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(thing => bring with { Text = thing })],
            Of(words => words.Who), Of(words => words.When));
    }

    /// <summary>The last day of the term after arrival; null when there is no term, the arrival is not wholly known, or the day is past.</summary>
    public DateOnly? LastDay(string kind, PartialDate arrivedOn, IReadOnlyList<WelcomeText> texts)
    {
        var days = texts.FirstOrDefault(line => line.Kind == kind && line.Language == PlanDocumentBuilder.Dutch)?.Days;
        var last = days is { } term && arrivedOn.ToDateOnly() is { } day ? day.AddDays(term) : (DateOnly?)null;
        return last >= time.Today() ? last : null;
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Enforcement;

/// <summary>How a municipality enforces: for which groups, in how many days, up to which amounts; and how it came to be so.</summary>
public static class ShowEnforcementSettings
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query(string? Municipality) : IQuery<View>;

    /// <param name="Version">0: nothing was set.</param>
    /// <param name="Groups">As they are today.</param>
    /// <param name="Days">As they hold today.</param>
    /// <param name="Amounts">That hold today.</param>
    /// <param name="Changes">All that was set, newest first.</param>
    /// <param name="Numbers">What the law says as far as it was found, with its certainty.</param>
    public sealed record View(
        CodeView Municipality, int Version, IReadOnlyList<(DutyGroup Group, bool IsOn)> Groups, EnforcementDays Days, IReadOnlyList<AmountLine> Amounts, IReadOnlyList<CodeView> Occasions,
        IReadOnlyList<Change> Changes, IReadOnlyList<LawNumber> Numbers);

    public sealed record AmountLine(CodeView? Occasion, int Time, int Amount, string? LegalBasis, DateOnly From);

    /// <param name="Line">A switch, numbers of days or an amount.</param>
    public sealed record Change(EnforcementLine Line, CodeView? Occasion, string? By);

    public sealed record LawNumber(string Dutch, string English, int? Value, Certainty Certainty, string Source);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var today = time.Today();
            var settings = await db.EnforcementSettings.Whole().AsNoTracking().FirstOrDefaultAsync(one => one.Municipality == municipality.Value, cancellationToken);
            IReadOnlyList<EnforcementLine> lines = settings is null ? [] : [.. settings.Switches, .. settings.Terms, .. settings.Amounts];
            var staff = lines.Select(line => line.RecordedBy).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => staff.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var occasions = (await codes.AllAsync(Lists.EnforcementOccasions, cancellationToken)).Where(code => code.IsValidOn(today)).ToList();
            var known = (await codes.AllAsync(Lists.EnforcementOccasions, cancellationToken)).ToDictionary(code => code.Value, StringComparer.Ordinal);
            var amounts = (settings?.Amounts ?? []).Select(line => (line.Occasion, line.Time)).Distinct()
                .Select(key => settings!.AmountOn(key.Occasion, key.Time, today)).OfType<EnforcementAmount>().DistinctBy(line => line.Id)
                .OrderBy(line => occasions.FindIndex(code => code.Value == line.Occasion)).ThenBy(line => line.Time);
            var terms = settings?.TermsOn(today);
            var numbers = await db.CivicParameters.AsNoTracking().Where(one => CivicParameters.OfEnforcement.Contains(one.Parameter)).OrderBy(one => one.Place)
                .Select(one => new LawNumber(one.Dutch, one.English, one.Value, one.Certainty, one.Source)).ToListAsync(cancellationToken);
            return new(
                municipality, settings?.Version ?? 0, [.. Enum.GetValues<DutyGroup>().Select(group => (group, settings?.IsOn(group, today) == true))],
                new(terms?.Invitation, terms?.Warning, terms?.View, terms?.Decision),
                [.. amounts.Select(line => new AmountLine(known.GetValueOrDefault(line.Occasion), line.Time, line.Amount!.Value, line.LegalBasis, line.From))], occasions,
                [.. lines.OrderByDescending(line => line.RecordedAt).ThenByDescending(line => line.Id)
                    .Select(line => new Change(line, line is EnforcementAmount amount ? known.GetValueOrDefault(amount.Occasion) : null, names.GetValueOrDefault(line.RecordedBy)))],
                numbers);
        }
    }

    /// <summary>The settings to change: those that are there, or the first ones.</summary>
    /// <exception cref="ChangedMeanwhileException">Somebody saved since.</exception>
    internal static async Task<EnforcementSettings> EnforcementToChangeAsync(this IReceptionDb db, string municipality, int version, CancellationToken cancellationToken)
    {
        var settings = await db.EnforcementSettings.Whole().FirstOrDefaultAsync(one => one.Municipality == municipality, cancellationToken);
        if (settings is null)
            db.EnforcementSettings.Add(settings = EnforcementSettings.For(municipality));
        else
            settings.EnsureStillAt(version);
        return settings;
    }
}

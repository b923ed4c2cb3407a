using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Municipalities;

/// <summary>The municipalities of an administrator, with what is set for each.</summary>
public static class MunicipalityList
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="Silent">Days until silent that hold.</param>
    /// <param name="OwnTerms">How many terms it chose itself.</param>
    public sealed record Line(CodeView Municipality, string? DeskName, string? Accent, bool HasLogo, int Silent, int OwnTerms);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, CaseloadTerms region) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var settings = await db.MunicipalitySettings.AsNoTracking().ToDictionaryAsync(one => one.Municipality, StringComparer.Ordinal, cancellationToken);
            var lines = new List<Line>();
            foreach (var code in current.Municipalities)
            {
                var own = settings.GetValueOrDefault(code);
                if (await codes.FindAsync(Lists.Municipalities, code, cancellationToken) is { } municipality)
                {
                    lines.Add(new(
                        municipality, own?.DeskName, own?.Accent, own?.LogoSha256 is not null, own?.SilentDays ?? region.SilentDays,
                        own?.Terms.All.Count(term => term.Days is not null) ?? 0));
                }
            }
            return [.. lines.OrderBy(line => line.Municipality.Dutch, StringComparer.CurrentCulture)];
        }
    }
}

/// <summary>All settings of one municipality, with what holds where it chose nothing.</summary>
public static class ShowMunicipality
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query(string? Municipality) : IQuery<View>;

    /// <param name="Version">0 = it has no settings yet.</param>
    /// <param name="Own">The terms that it chose itself.</param>
    /// <param name="MovingSince">Its terms changed then, and the clocks of its files are being moved; null = they stand right.</param>
    public sealed record View(
        CodeView Municipality, int Version, DeskDetails Desk, string? LogoSha256, OwnTerms Own, CaseloadTerms Region, UseChoices Choices,
        IReadOnlySet<string> UnusedTopics, IReadOnlySet<string> UnusedTracks, IReadOnlySet<Guid> HiddenOffers, DateTimeOffset? MovingSince);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, CaseloadTerms region, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var stored = await db.MunicipalitySettings.AsNoTracking().Include(one => one.Unused).Include(one => one.Hidden)
                .FirstOrDefaultAsync(one => one.Municipality == municipality.Value, cancellationToken);
            var settings = stored ?? MunicipalitySettings.For(municipality.Value);
            var moving = await db.TermsChanges.AsNoTracking().Where(one => one.Municipality == municipality.Value).Select(one => (DateTimeOffset?)one.ChangedAt)
                .FirstOrDefaultAsync(cancellationToken);
            return new(
                municipality, stored?.Version ?? 0,
                new(
                    settings.DeskName, settings.Address, settings.Telephone, settings.Email, settings.Website, settings.HoursDutch, settings.HoursEnglish,
                    AccentColour.TryParse(settings.Accent, out var accent) ? accent : null),
                settings.LogoSha256, settings.Terms, region, await db.UseChoicesAsync(codes, municipality.Value, time, cancellationToken),
                Codes(MunicipalitySettings.Topics), Codes(MunicipalitySettings.Tracks), settings.Hidden.Select(part => part.OfferId).ToHashSet(), moving);

            HashSet<string> Codes(string list) => settings.Unused.Where(part => part.List == list).Select(part => part.Code).ToHashSet(StringComparer.Ordinal);
        }
    }
}

/// <summary>What a municipality does not use, for the forms of its files.</summary>
public static class UnusedHere
{
    /// <param name="CaseFileId">A file of the municipality.</param>
    [Needs(Permission.OwnAccount)]
    public sealed record Query(Guid CaseFileId) : IQuery<IReadOnlySet<(string List, string Code)>>;

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, IReadOnlySet<(string List, string Code)>>
    {
        public async Task<IReadOnlySet<(string List, string Code)>> Handle(Query request, CancellationToken cancellationToken) =>
            (await db.MunicipalitySettings.AsNoTracking()
                .Where(one => db.CaseFiles.Any(file => file.Id == request.CaseFileId && file.Controller == one.Municipality))
                .SelectMany(one => one.Unused).Select(part => new { part.List, part.Code }).ToListAsync(cancellationToken))
            .Select(part => (part.List, part.Code)).ToHashSet();
    }
}

/// <summary>How the pages of a municipality look: its desk, colour and logo. Null when it has no settings, or is not one's own.</summary>
public static class LookOf
{
    [Needs(Permission.OwnAccount)]
    public sealed record Query(string Municipality) : IQuery<Look?>;

    /// <param name="Version">Of the settings; stands in the addresses of the style sheet.</param>
    public sealed record Look(string Municipality, int Version, string? DeskName, string? Accent, string? LogoSha256);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Look?>
    {
        public async Task<Look?> Handle(Query request, CancellationToken cancellationToken) =>
            await ReadAsync(db, request.Municipality, cancellationToken);
    }

    /// <summary>For each page of whoever works for this municipality only: one short question, without the way of a request.</summary>
    public static async Task<Look?> ReadAsync(IReceptionDb db, string municipality, CancellationToken cancellationToken) =>
        await db.MunicipalitySettings.AsNoTracking().Where(one => one.Municipality == municipality)
            .Select(one => new Look(one.Municipality, one.Version, one.DeskName, one.Accent, one.LogoSha256)).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>The logo of a municipality, in bytes. Not there when it has none, or is not one's own.</summary>
public static class LogoOf
{
    [Needs(Permission.OwnAccount)]
    public sealed record Query(string Municipality) : IQuery<Logo>;

    public sealed record Logo(string Sha256, LogoFormat Format, byte[] Bytes);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Logo>
    {
        public async Task<Logo> Handle(Query request, CancellationToken cancellationToken) =>
            await (
                from settings in db.MunicipalitySettings
                where settings.Municipality == request.Municipality
                join logo in db.MunicipalityLogos on settings.LogoSha256 equals logo.Sha256
                select new Logo(logo.Sha256, logo.Format, logo.Bytes)).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotThereException("logo");
    }
}

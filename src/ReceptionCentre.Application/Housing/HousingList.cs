using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Newcomers;

namespace ReceptionCentre.Application.Housing;

/// <summary>
/// Who waits for a dwelling, in turn: who has a reason to go first, then by the day of the link (<see cref="HousingTurn"/>), and by
/// nothing else.
/// </summary>
public static class HousingList
{
    public const int PageSize = 50;

    /// <param name="Municipality">Null = all that one may see.</param>
    /// <param name="State">One of those that run; null = all of them.</param>
    /// <param name="Need">Code of the list "housing-needs".</param>
    /// <param name="Task">Code of the list "tasks": of the file that asks.</param>
    /// <param name="OnlyUrgent">Only who goes first.</param>
    public sealed record Choice(string? Municipality = null, HousingState? State = null, string? Need = null, string? Task = null, bool OnlyUrgent = false);

    [Needs(Permission.ReadHousing)]
    public sealed record Query(Choice Choice, HousingPlace? After = null) : IQuery<Page>;

    /// <param name="People">How many people go along in all links that were found.</param>
    /// <param name="Next">Where the next page begins; null = this is the last.</param>
    public sealed record Page(IReadOnlyList<Line> Lines, int Found, int People, HousingPlace? Next, DateOnly Today);

    /// <param name="CaseFileId">The file that asks for all of them.</param>
    /// <param name="Name">Of that file's person.</param>
    /// <param name="Along">How many go along besides.</param>
    /// <param name="StepOn">The day of the latest step.</param>
    public sealed record Line(
        HousingTurn Turn, Guid CaseFileId, NameParts Name, int Along, int PeopleInAll, int? Bedrooms, IReadOnlyList<CodeView> Needs, CodeView? Urgency, HousingState State, DateOnly StepOn,
        CodeView? Municipality, int FamilyExpected);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var chosen = db.Waiting(request.Choice);
            var found = await chosen.CountAsync(cancellationToken);
            var people = await db.HousingLinkPeople.AsNoTracking().CountAsync(person => person.EndedOn == null && chosen.Any(link => link.Id == person.HousingLinkId), cancellationToken);
            if (request.After is { } place)
            {
                var (urgent, on, id) = (place.IsUrgent, place.LinkedOn, place.LinkId);
                chosen = urgent
                    ? chosen.Where(link => link.Urgency == null || link.LinkedOn > on || (link.LinkedOn == on && link.Id > id))
                    : chosen.Where(link => link.Urgency == null && (link.LinkedOn > on || (link.LinkedOn == on && link.Id > id)));
            }
            var page = await chosen.OrderBy(link => link.Urgency == null ? 1 : 0).ThenBy(link => link.LinkedOn).ThenBy(link => link.Id).Take(PageSize + 1)
                .Select(link => new
                {
                    link.Id,
                    link.LinkedOn,
                    link.CaseFileId,
                    link.PeopleInAll,
                    link.Bedrooms,
                    link.Urgency,
                    link.State,
                    link.Municipality,
                    link.Family,
                    link.FamilyAdults,
                    link.FamilyChildren,
                }).ToListAsync(cancellationToken);
            var shown = page.Take(PageSize).ToList();
            var ids = shown.ConvertAll(link => link.Id);
            var going = (await db.HousingLinkPeople.AsNoTracking().Where(person => ids.Contains(person.HousingLinkId) && person.EndedOn == null)
                .Select(person => new { person.HousingLinkId, person.CaseFileId, person.Place }).ToListAsync(cancellationToken)).ToLookup(person => person.HousingLinkId);
            var needs = (await db.HousingLinks.AsNoTracking().Where(link => ids.Contains(link.Id)).SelectMany(link => link.Needs).Select(need => new { need.HousingLinkId, need.Code }).ToListAsync(cancellationToken))
                .ToLookup(need => need.HousingLinkId, need => need.Code);
            var steps = (await db.HousingOffers.AsNoTracking().Where(offer => ids.Contains(offer.HousingLinkId))
                .Select(offer => new { offer.HousingLinkId, On = offer.EndedOn ?? offer.AcceptedOn ?? offer.OfferedOn }).ToListAsync(cancellationToken)).ToLookup(offer => offer.HousingLinkId, offer => offer.On);
            // The file that asks for all may be out of sight: then the first of them who is not.
            var files = going.SelectMany(link => link).Select(person => person.CaseFileId).ToList();
            var seen = await db.CaseFiles.AsNoTracking().Where(file => files.Contains(file.Id)).Select(file => new { file.Id, file.PersonId }).ToDictionaryAsync(file => file.Id, file => file.PersonId, cancellationToken);
            var names = await db.NamesAsync([.. seen.Values.Distinct()], today, cancellationToken);
            var lines = new List<Line>(shown.Count);
            foreach (var link in shown)
            {
                var file = going[link.Id].OrderBy(person => person.CaseFileId != link.CaseFileId).ThenBy(person => person.Place).Select(person => person.CaseFileId).First(seen.ContainsKey);
                lines.Add(new(
                    new(link.Urgency is not null, link.LinkedOn, link.Id), file, names[seen[file]], going[link.Id].Count() - 1, link.PeopleInAll, link.Bedrooms,
                    await codes.ManyAsync(Lists.HousingNeeds, needs[link.Id], cancellationToken), await codes.FindAsync(Lists.HousingUrgency, link.Urgency, cancellationToken), link.State,
                    steps[link.Id].Append(link.LinkedOn).Max(), await codes.FindAsync(Lists.Municipalities, link.Municipality, cancellationToken),
                    new ExpectedFamily(link.Family, link.FamilyAdults, link.FamilyChildren).People));
            }
            return new(lines, found, people, page.Count > PageSize ? HousingPlace.Of(lines[^1].Turn) : null, today);
        }
    }

    /// <summary>The links that run, of this choice.</summary>
    internal static IQueryable<HousingLink> Waiting(this IReceptionDb db, Choice choice)
    {
        var links = db.HousingLinks.AsNoTracking().Where(link => link.EndedOn == null);
        if (choice.Municipality is { } municipality)
            links = links.Where(link => link.Municipality == municipality);
        if (choice.State is { } state)
            links = links.Where(link => link.State == state);
        if (choice.Need is { } need)
            links = links.Where(link => link.Needs.Any(one => one.Code == need));
        if (choice.Task is { } task)
            links = links.Where(link => db.CaseFiles.Any(file => file.Id == link.CaseFileId && file.Task == task));
        return choice.OnlyUrgent ? links.Where(link => link.Urgency != null) : links;
    }
}

/// <summary>A place in the list of who waits: where a page begins. As text "u20261100…".</summary>
public sealed record HousingPlace(bool IsUrgent, DateOnly LinkedOn, Guid LinkId)
{
    private const string Day = "yyyyMMdd";
    private const int Length = 1 + 8 + 32;

    internal static HousingPlace Of(HousingTurn turn) => new(turn.IsUrgent, turn.LinkedOn, turn.HousingLinkId);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsUrgent ? 'u' : 't')}{LinkedOn.ToString(Day, CultureInfo.InvariantCulture)}{LinkId:N}");

    /// <summary>Null when the text is no place: the list then begins at its beginning.</summary>
    public static HousingPlace? Read(string? text) =>
        text is { Length: Length } && text[0] is 'u' or 't' && DateOnly.TryParseExact(text.AsSpan(1, 8), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
            && Guid.TryParseExact(text[9..], "N", out var id) ? new(text[0] == 'u', on, id) : null;
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.Placement;

/// <summary>A wish before it is written down: filled with what the file and the intake tell already, so that nothing is asked twice.</summary>
public static class WishToAsk
{
    // What was told in the person's own words; it stands beside the form, because no code follows from it.
    private static readonly string[] TellsOfABuddy = ["network-free-time", "network-who"], TellsOfAJob = ["work-want", "work-was", "work-proud", "work-licence"];

    private const string Dutch = "nl", AboutTwoYears = "about-two-years";

    [Needs(Permission.PlacePeople)]
    public sealed record Query(Guid CaseFileId, PlacementKind Kind) : IQuery<View>;

    /// <param name="Told">What the intake tells, by question of the list "intake-questions".</param>
    /// <param name="Born">Of a wish for a class: the birth as it stands in the file.</param>
    /// <param name="StayIsAsked">Of a wish for a class: how long they stay is known too roughly to advise by, and is to be asked.</param>
    public sealed record View(WishTerms Terms, IReadOnlyList<Answer> Told, PartialDate Born, bool StayIsAsked);

    public sealed record Answer(string Question, string Words);

    internal sealed class Handler(IReceptionDb db, SuggestionWork suggestions, PlacementWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var file = await db.CaseFiles.AsNoTracking().Where(file => file.Id == request.CaseFileId).Select(file => new { file.PersonId, file.StayId }).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotThereException("case file");
            var needs = await suggestions.NeedsAsync(request.CaseFileId, file.PersonId, null, null, today, cancellationToken);
            var isSchool = request.Kind == PlacementKind.School;
            var born = isSchool ? (await work.BornAsync([request.CaseFileId], today, cancellationToken)).GetValueOrDefault(request.CaseFileId) : PartialDate.Unknown;
            var stay = isSchool ? (await db.IntendedStays.AsNoTracking().Where(fact => fact.StayId == file.StayId).ToListAsync(cancellationToken)).Current(today)?.Length : null;
            var advised = stay is IntendedStay.ShorterThanOneYear or IntendedStay.OneToThreeYears ? AboutTwoYears : null;
            var terms = new WishTerms
            {
                Since = today,
                Languages = [.. needs.Languages.Order(StringComparer.Ordinal)],
                Learns = request.Kind == PlacementKind.Buddy ? [Dutch] : [],
                Parts = needs.Free,
                // Who can come at the weekend alone; with parts of the day beside it nobody said that other days are out.
                Days = needs is { FreeAtWeekends: true, Free: DayParts.None } ? Weekdays.Saturday | Weekdays.Sunday : Weekdays.None,
                Postcode = needs.Postcode,
                Town = needs.Place,
                MinutesAWeek = request.Kind == PlacementKind.Job ? needs.MinutesAWeek : null,
                LevelFrom = isSchool ? null : needs.LevelFrom,
                LevelTo = isSchool ? null : needs.LevelTo,
                SchoolStay = advised,
            };
            return new(terms, await ToldAsync(request, today, cancellationToken), born, isSchool && advised is null);
        }

        private async Task<IReadOnlyList<Answer>> ToldAsync(Query request, DateOnly today, CancellationToken cancellationToken)
        {
            var asked = request.Kind switch { PlacementKind.Buddy => TellsOfABuddy, PlacementKind.Job => TellsOfAJob, _ => [] };
            if (asked.Length == 0 || !current.May(Permission.ReadIntake))
                return [];
            var (_, answers) = await db.ToldAsync(await db.IntakePersonAsync(request.CaseFileId, today, cancellationToken), request.CaseFileId, today, cancellationToken);
            // What is a code of a list says little beside a form; what was said in words does.
            return [.. asked.Where(question => answers.TryGetValue(question, out var words) && words.Contains(' ', StringComparison.Ordinal)).Select(question => new Answer(question, answers[question]))];
        }
    }
}

/// <summary>A wish as it was written down, to change it.</summary>
public static class ShowWish
{
    [Needs(Permission.ReadPlacement)]
    public sealed record Query(Guid CaseFileId, Guid WishId) : IQuery<View>;

    public sealed record View(Guid WishId, int Version, PlacementKind Kind, WishState State, WishTerms Terms, bool StayIsAsked);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var wish = await db.PlacementWishes.AsNoTracking().Include(wish => wish.Codes)
                .FirstOrDefaultAsync(wish => wish.Id == request.WishId && wish.CaseFileId == request.CaseFileId, cancellationToken) ?? throw new NotThereException("wish");
            return new(wish.Id, wish.Version, wish.Kind, wish.State, wish.Terms, wish.Kind == PlacementKind.School && wish.SchoolStay is null);
        }
    }
}

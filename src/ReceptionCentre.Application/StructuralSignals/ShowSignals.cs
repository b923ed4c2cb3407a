using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.StructuralSignals;

namespace ReceptionCentre.Application.StructuralSignals;

/// <summary>The register: what sticks, how often it was seen, and what was answered. Open ones the longest waiting first.</summary>
public static class SignalRegister
{
    public const int PageSize = 50;

    /// <param name="Topic">Code of the list "topics"; null = all.</param>
    /// <param name="After">Last one of the page before this; null = from the start.</param>
    [Needs(Permission.NoteSignal)]
    public sealed record Query(SignalState State = SignalState.Open, string? Topic = null, Guid? After = null, int Most = PageSize) : IQuery<Page>;

    /// <param name="Counts">How many there are of each state.</param>
    /// <param name="Late">How many wait for an answer longer than the days for it.</param>
    public sealed record Page(IReadOnlyList<Line> Lines, IReadOnlyDictionary<SignalState, int> Counts, int Late, bool HasAfter, DateOnly Today);

    /// <param name="Seen">How often somebody saw it.</param>
    /// <param name="People">For how many people together it stuck, as far as was said; null = nobody said.</param>
    /// <param name="AnswerBy">Last day on which an answer is in time; null = none is waited for.</param>
    public sealed record Line(
        Guid SignalId, CodeView? Municipality, CodeView? Topic, CodeView? Barrier, string? Offer, string What, SignalState State, DateOnly FirstSeen, DateOnly LastSeen, int Seen,
        int? People, DateOnly? AnswerBy, SignalAnswerKind? Answer, DateOnly? AnsweredOn, DateOnly? LookAgainOn, DateOnly? SolvedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, TimeProvider time, CaseloadTerms terms) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var (today, state) = (time.Today(), request.State);
            var counts = await db.StructuralSignals.AsNoTracking().GroupBy(signal => signal.State).Select(group => new { State = group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
            var before = today.AddDays(-terms.SignalAnswerDays);
            var late = await db.StructuralSignals.CountAsync(signal => signal.State == SignalState.Open && signal.WaitsSince < before, cancellationToken);
            var wanted = db.StructuralSignals.AsNoTracking().Where(signal => signal.State == state && (request.Topic == null || signal.Topic == request.Topic));
            if (request.After is { } edge)
            {
                var last = await db.StructuralSignals.AsNoTracking().Where(signal => signal.Id == edge).Select(signal => (DateOnly?)signal.WaitsSince).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new NotThereException("structural signal");
                wanted = wanted.Where(signal => signal.WaitsSince > last || (signal.WaitsSince == last && signal.Id.CompareTo(edge) > 0));
            }
            var rows = await wanted.OrderBy(signal => signal.WaitsSince).ThenBy(signal => signal.Id).Take(request.Most + 1).Select(signal => new
            {
                signal.Id,
                signal.Municipality,
                signal.Topic,
                signal.Barrier,
                Offer = db.Offers.Where(offer => offer.Id == signal.OfferId).Select(offer => offer.Name).FirstOrDefault(),
                signal.What,
                signal.State,
                signal.WaitsSince,
                signal.LookAgainOn,
                signal.SolvedOn,
                First = signal.Sightings.Min(one => one.On),
                Last = signal.Sightings.Max(one => one.On),
                Seen = signal.Sightings.Count,
                People = signal.Sightings.Sum(one => one.People),
                Kind = signal.Answers.OrderByDescending(one => one.Number).Select(one => (SignalAnswerKind?)one.Kind).FirstOrDefault(),
                AnsweredOn = signal.Answers.OrderByDescending(one => one.Number).Select(one => (DateOnly?)one.On).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
            var lines = new List<Line>(rows.Count);
            foreach (var row in rows.Take(request.Most))
            {
                lines.Add(new(
                    row.Id, await codes.FindAsync(Lists.Municipalities, row.Municipality, cancellationToken), await codes.FindAsync(Lists.Topics, row.Topic, cancellationToken),
                    await codes.FindAsync(Lists.Barriers, row.Barrier, cancellationToken), row.Offer, row.What, row.State, row.First, row.Last, row.Seen,
                    row.People is > 0 ? row.People : null, row.State == SignalState.Open ? row.WaitsSince.AddDays(terms.SignalAnswerDays) : null, row.Kind, row.AnsweredOn,
                    row.LookAgainOn, row.SolvedOn));
            }
            return new(lines, Enum.GetValues<SignalState>().ToDictionary(one => one, one => counts.GetValueOrDefault(one)), late, rows.Count > request.Most, today);
        }
    }
}

/// <summary>One signal, with who saw it and what was answered.</summary>
public static class ShowSignal
{
    [Needs(Permission.NoteSignal)]
    public sealed record Query(Guid SignalId) : IQuery<View>;

    /// <param name="OfferId">Null = about no offer, or one that is not for one's municipality.</param>
    /// <param name="AnswerBy">Last day on which an answer is in time; null = none is waited for.</param>
    /// <param name="SeenToday">Whoever asks said today that it is so.</param>
    public sealed record View(
        Guid SignalId, int Version, CodeView? Municipality, CodeView? Topic, CodeView? Barrier, Guid? OfferId, string? Offer, string What, SignalState State, DateOnly? AnswerBy,
        DateOnly? LookAgainOn, DateOnly? SolvedOn, IReadOnlyList<Sighting> Sightings, IReadOnlyList<Answer> Answers, bool SeenToday, DateOnly Today);

    public sealed record Sighting(DateOnly On, string? Words, int? People, string By);

    public sealed record Answer(SignalAnswerKind Kind, string Words, DateOnly On, string By);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time, CaseloadTerms terms) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var signal = await db.StructuralSignals.AsNoTracking().Include(signal => signal.Sightings).Include(signal => signal.Answers)
                .FirstOrDefaultAsync(signal => signal.Id == request.SignalId, cancellationToken) ?? throw new NotThereException("structural signal");
            var offer = await db.Offers.AsNoTracking().Where(offer => offer.Id == signal.OfferId).Select(offer => new { offer.Id, offer.Name }).FirstOrDefaultAsync(cancellationToken);
            var names = await db.NamesOfAsync(signal.Sightings.Select(one => one.SeenBy).Concat(signal.Answers.Select(one => one.AnsweredBy)), cancellationToken);
            return new(
                signal.Id, signal.Version, await codes.FindAsync(Lists.Municipalities, signal.Municipality, cancellationToken),
                await codes.FindAsync(Lists.Topics, signal.Topic, cancellationToken), await codes.FindAsync(Lists.Barriers, signal.Barrier, cancellationToken), offer?.Id, offer?.Name,
                signal.What, signal.State, signal.State == SignalState.Open ? signal.WaitsSince.AddDays(terms.SignalAnswerDays) : null, signal.LookAgainOn, signal.SolvedOn,
                [.. signal.Sightings.OrderByDescending(one => one.SeenAt).ThenByDescending(one => one.Id).Select(one => new Sighting(one.On, one.Words, one.People, names.GetValueOrDefault(one.SeenBy, "ReceptionCentre")))],
                [.. signal.Answers.OrderByDescending(one => one.Number).Select(one => new Answer(one.Kind, one.Words, one.On, names.GetValueOrDefault(one.AnsweredBy, "ReceptionCentre")))],
                signal.Sightings.Any(one => one.SeenBy == current.Id && one.On == today), today);
        }
    }
}

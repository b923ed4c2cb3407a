using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Intakes;

namespace ReceptionCentre.Application.Intakes;

/// <summary>
/// What in a file may need attention, with what it follows from. Computed each time; only that somebody put one aside is kept. A
/// closed file has none.
/// </summary>
public static class SignalsOfFile
{
    [Needs(Permission.ReadIntake)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>;

    /// <param name="Aside">Put aside by somebody, with the reason.</param>
    public sealed record View(IReadOnlyList<SignalView> Shown, IReadOnlyList<SignalView> Aside);

    /// <param name="Subject">Id of the member of the household whom it is about, or code of the track; empty = the person of the file.</param>
    /// <param name="Track">Which track of the plan it is about.</param>
    /// <param name="Called">What we call that member.</param>
    /// <param name="Dismissed">Null while nobody put it aside.</param>
    public sealed record SignalView(
        SignalKind Kind, string Subject, string? Called, CodeView? Track, DateOnly? On, IReadOnlyList<BecauseView> Because, IReadOnlyList<SignalFact> Facts, DismissalView? Dismissed);

    /// <param name="Answer">In words of its list; null for a number.</param>
    public sealed record BecauseView(CodeView? Question, CodeView? Answer, string Value);

    public sealed record DismissalView(Guid DismissalId, string Reason, DateTimeOffset At, string? By);

    internal sealed class Handler(IReceptionDb db, SignalWork work, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var (facts, signals, names) = await work.OfAsync(request.CaseFileId, cancellationToken);
            if (signals.Count == 0 || await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId && file.ClosedOn != null, cancellationToken))
                return new([], []);
            var dismissals = await db.SignalDismissals.AsNoTracking().Where(one => one.CaseFileId == request.CaseFileId && one.TakenBackAt == null).ToListAsync(cancellationToken);
            var by = dismissals.ConvertAll(one => one.DismissedBy);
            var staff = await db.StaffMembers.AsNoTracking().Where(member => by.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            var (shown, aside) = (new List<SignalView>(), new List<SignalView>());
            foreach (var signal in signals)
            {
                var because = new List<BecauseView>();
                foreach (var question in signal.Because)
                {
                    var value = facts.Answer(question)!;
                    because.Add(new(
                        await codes.FindAsync(Lists.IntakeQuestions, question, cancellationToken), await codes.FindAsync(Lists.IntakeAnswers, value, cancellationToken), value));
                }
                var dismissal = dismissals.OrderByDescending(one => one.DismissedAt).FirstOrDefault(one => one.Is(signal, facts));
                var view = new SignalView(
                    signal.Kind, signal.Subject, names.GetValueOrDefault(signal.Subject), await codes.FindAsync(Lists.Tracks, signal.Subject, cancellationToken), signal.On, because, signal.Facts,
                    dismissal is null ? null : new(dismissal.Id, dismissal.Reason, dismissal.DismissedAt, staff.GetValueOrDefault(dismissal.DismissedBy)));
                (dismissal is null ? shown : aside).Add(view);
            }
            return new(shown, aside);
        }
    }
}

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.WorkQueue;

namespace ReceptionCentre.Application.WorkQueue;

/// <summary>Prepares spreading files over the caseworkers of a team, and starts the dry run in the background. Nothing changes yet. Gives its id.</summary>
public static class PrepareSpread
{
    /// <param name="From">Whose files; null = those that nobody has yet.</param>
    /// <param name="Because">Only files that ask this; null = whatever they ask.</param>
    /// <param name="Receivers">Who takes part.</param>
    /// <param name="EvenOver">What nobody has room for goes to somebody all the same.</param>
    [Needs(Permission.SpreadWork)]
    public sealed record Command(
        Guid OnceKey, Guid? TeamId, Guid? From, DueReason? Because, DateOnly? DueUntil, IReadOnlyList<Guid> Receivers, bool EvenOver, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.TeamId).Chosen();
            RuleFor(command => command.Because).Must(reason => reason is null || Enum.IsDefined(reason.Value)).WithMessage("Shared.ChooseFromTheList");
            RuleFor(command => command.Receivers).Cascade(CascadeMode.Stop).Must(receivers => receivers.Count > 0).WithMessage(SpreadRules.SomebodyTakesPart.Name)
                .Must((command, receivers) => command.From is not { } from || !receivers.Contains(from)).WithMessage(SpreadRules.NobodyTakesTheOwnFiles.Name);
            RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().AtMost(Spread.ReasonLength).PlainText(lines: true);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipalities = current.Municipalities;
            var team = await db.Teams.AsNoTracking().FirstOrDefaultAsync(team => team.Id == request.TeamId && municipalities.Contains(team.Municipality), cancellationToken)
                ?? throw new NotThereException("team");
            var receivers = request.Receivers.Distinct().ToList();
            SpreadRules.WhoTakesPartIsOfTheTeam.Check(await db.ReceiversOf(team.Id, team.Municipality).CountAsync(member => receivers.Contains(member.Id), cancellationToken) == receivers.Count);
            var selection = new SpreadSelection(request.From, request.Because, request.DueUntil);
            Spread.EnsureFew(await db.ToSpread(team.Id, team.Municipality, selection).CountAsync(cancellationToken));
            var spread = Spread.Prepare(
                team.Id, team.Municipality, selection, receivers, request.EvenOver, request.Reason!,
                current.May(Permission.ReadLockedParts), time.GetUtcNow(), current.Id);
            db.Spreads.Add(spread);
            db.SpreadProgress.Add(new(spread.Id));
            return spread.Id;
        }
    }
}

/// <summary>For the page that prepares a spread: the teams, who could take part with what they have, and how many files would be looked at.</summary>
public static class SpreadChoices
{
    /// <param name="TeamId">Null = not chosen yet, or the only one.</param>
    [Needs(Permission.SpreadWork)]
    public sealed record Query(Guid? TeamId, Guid? From = null, DueReason? Because = null, DateOnly? DueUntil = null) : IQuery<View>;

    /// <param name="Found">How many files the choice has, as far as whoever asks may see.</param>
    public sealed record View(IReadOnlyList<QueueTeam> Teams, QueueTeam? Team, IReadOnlyList<StaffLoad> Receivers, IReadOnlyList<QueueColleague> Colleagues, int Found, DateOnly Today);

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, CapacityOptions region, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var (teams, colleagues) = await db.QueuePeopleAsync(current, cancellationToken);
            var team = request.TeamId is { } chosen ? teams.FirstOrDefault(team => team.Id == chosen) : teams.Count == 1 ? teams[0] : null;
            if (team is null)
                return new(teams, null, [], colleagues, 0, today);
            var found = await db.ToSpread(team.Id, team.Municipality, new(request.From, request.Because, request.DueUntil)).CountAsync(cancellationToken);
            var receivers = await db.LoadsAsync(db.ReceiversOf(team.Id, team.Municipality), region.Terms, today, SpreadPlan.Weeks, cancellationToken);
            return new(teams, team, receivers, colleagues, found, today);
        }
    }
}

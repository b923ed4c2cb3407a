using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Stays;

namespace ReceptionCentre.Application.BulkChanges;

/// <summary>Prepares a change of a status for a group, and starts the dry run in the background. Nothing changes yet. Gives its id.</summary>
public static class PrepareBulkChange
{
    /// <param name="Code">The status that holds now, of the list of its kind.</param>
    /// <param name="On">First day on which it no longer holds.</param>
    /// <param name="IsFollowed">Another status follows, or the same for longer; null = not said.</param>
    /// <param name="SuccessorLastDay">Last day on which the successor is valid, as a document says.</param>
    /// <param name="EndsFrom">Last day of validity, the first of a span; only of whom it is known.</param>
    /// <param name="EndsUntil">Last day of validity, the last of a span; only of whom it is known.</param>
    /// <param name="OwnGrounds">Codes of the list "motives" that go before the group.</param>
    /// <param name="Act">Code of the list "acts".</param>
    [Needs(Permission.ChangeInBulk)]
    public sealed record Command(
        Guid OnceKey, string? Name, BulkFact Fact, string? Code, DateOnly? On, bool? IsFollowed, string? Successor, DateOnly? SuccessorLastDay, bool AlsoFromRegister,
        IReadOnlyList<string> Municipalities, string? Task, string? Motive, DateOnly? EndsFrom, DateOnly? EndsUntil, IReadOnlyList<string> OwnGrounds,
        string? Act, string? Article, string? Decision, DateOnly? DecidedOn, string? Source, string? Reason) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        // A day in a law or decision, not a typing error.
        private static readonly DateOnly First = new(2000, 1, 1), Last = new(2100, 1, 1);

        public Validator(ICurrentStaff current, TimeProvider time)
        {
            RuleFor(command => command.Name).Cascade(CascadeMode.Stop).Required().WithMessage("BulkChanges.NameMissing").AtMost(BulkChange.NameLength).PlainText();
            RuleFor(command => command.Fact).IsInEnum().WithMessage("Shared.ChooseOne");
            RuleFor(command => command.Code).Required().WithMessage("BulkChanges.CodeMissing");
            RuleFor(command => command.On).Cascade(CascadeMode.Stop).NotNull().WithMessage("BulkChanges.DayMissing").Must(IsInReach).WithMessage("BulkChanges.DayOutOfReach");
            RuleFor(command => command.IsFollowed).NotNull().WithMessage("BulkChanges.FollowsMissing");
            RuleFor(command => command.Successor).Cascade(CascadeMode.Stop).Required().WithMessage("BulkChanges.SuccessorMissing").When(command => command.IsFollowed == true)
                .Must((command, code) => command.Fact != BulkFact.ResidenceTitle || code is null || !ResidenceTitleFact.NotForEntry.Contains(code)).WithMessage(StayRules.UnlawfulStayIsNotRecorded.Name)
                .Must((command, code) => code is null || code != command.Code || command.SuccessorLastDay is not null || command.Fact != BulkFact.ResidenceTitle).WithMessage(BulkRules.SomethingChanges.Name)
                .Must((command, code) => code is null || code != command.Code || command.Fact == BulkFact.ResidenceTitle).WithMessage("BulkChanges.AnotherMotive");
            RuleFor(command => command.SuccessorLastDay).Cascade(CascadeMode.Stop)
                .Must((command, day) => day is null || command.IsFollowed != true || command.On is null || day >= command.On).WithMessage(BulkRules.TheSuccessorEndsLater.Name)
                .Must(IsInReach).WithMessage("BulkChanges.DayOutOfReach");
            RuleFor(command => command.Municipalities).Cascade(CascadeMode.Stop).Must(codes => codes.Count > 0).WithMessage(BulkRules.TheGroupHasMunicipalities.Name)
                .Must(codes => codes.All(current.Municipalities.Contains)).WithMessage("Newcomers.NotYourMunicipality");
            RuleFor(command => command.EndsUntil).Must((command, until) => until is null || command.EndsFrom is null || until >= command.EndsFrom).WithMessage(BulkRules.TheGroupEndsAfterItBegins.Name);
            RuleFor(command => command.Act).Required().WithMessage("BulkChanges.ActMissing");
            RuleFor(command => command.Article).Cascade(CascadeMode.Stop)
                .Must((command, article) => !string.IsNullOrWhiteSpace(article) || !string.IsNullOrWhiteSpace(command.Decision)).WithMessage(BulkRules.ABasisNamesItsArticleOrDecision.Name)
                .AtMost(LegalBasis.ArticleLength).PlainText();
            RuleFor(command => command.Decision).AtMost(LegalBasis.DecisionLength).PlainText();
            RuleFor(command => command.DecidedOn).Cascade(CascadeMode.Stop).NotNull().WithMessage("BulkChanges.DecidedOnMissing").Must(day => day <= time.Today()).WithMessage("BulkChanges.NotDecidedYet");
            RuleFor(command => command.Source).Cascade(CascadeMode.Stop).Required().WithMessage("BulkChanges.SourceMissing").AtMost(LegalBasis.SourceLength).PlainText();
            RuleFor(command => command.Reason).Cascade(CascadeMode.Stop).Required().WithMessage("BulkChanges.ReasonMissing").AtMost(BulkChange.ReasonLength).PlainText(lines: true);
        }

        private static bool IsInReach(DateOnly? day) => day is null || (day >= First && day < Last);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var list = ListOf(request.Fact);
            await codes.EnsureKnownAsync(list, request.Code, nameof(request.Code), cancellationToken);
            var successor = request.IsFollowed == true ? request.Successor : null;
            await codes.EnsureKnownAsync(list, successor, nameof(request.Successor), cancellationToken);
            if (await codes.FindAsync(list, successor, cancellationToken) is { } next && !next.IsValidOn(request.On!.Value))
                throw new InvalidInputException(nameof(request.Successor), "BulkChanges.NotThereOnTheDay");
            await codes.EnsureKnownAsync(Lists.Tasks, request.Task, nameof(request.Task), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Motives, request.Motive, nameof(request.Motive), cancellationToken);
            foreach (var motive in request.OwnGrounds)
                await codes.EnsureKnownAsync(Lists.Motives, motive, nameof(request.OwnGrounds), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Acts, request.Act, nameof(request.Act), cancellationToken);

            var until = request.Fact == BulkFact.ResidenceTitle && successor is not null ? request.SuccessorLastDay?.AddDays(1) : null;
            var change = BulkChange.Prepare(
                request.Name!, new(request.Fact, request.Code!, request.On!.Value, successor, until, request.AlsoFromRegister),
                new(request.Municipalities, request.Task, request.Motive, request.EndsFrom, request.EndsUntil, request.OwnGrounds),
                new(request.Act!, request.Article, request.Decision, request.DecidedOn!.Value, request.Source!), request.Reason!,
                current.May(Permission.ReadLockedParts), time.GetUtcNow(), current.Id);
            db.BulkChanges.Add(change);
            db.BulkProgress.Add(new(change.Id));
            return change.Id;
        }
    }

    /// <summary>Of which list the codes of a kind of fact are.</summary>
    public static string ListOf(BulkFact fact) => fact == BulkFact.ResidenceTitle ? Lists.ResidenceTitles : Lists.Motives;
}

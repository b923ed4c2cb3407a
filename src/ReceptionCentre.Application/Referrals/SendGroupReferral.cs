using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Referrals;

/// <summary>
/// Refers several people to the same offer at once, each with a referral of their own. Who cannot be referred is left out, with
/// the reason; the others go. Somebody protected is never in a group: that is thought about one by one.
/// </summary>
public static class SendGroupReferral
{
    public const int Most = 50;

    /// <param name="GroupId">Made when the form was shown: the same form sent again refers nobody twice.</param>
    /// <param name="Files">In the order in which they get the places that are free.</param>
    /// <param name="Goal">What they want there, in words for the receiver.</param>
    /// <param name="ShownToPersons">Each of them saw what goes along.</param>
    [Needs(Permission.Refer)]
    public sealed record Command(
        Guid GroupId, Guid OfferId, IReadOnlyList<Guid> Files, StepInput Step, string? Goal, string? Basis, bool WaitingList, bool ShownToPersons)
        : ICommand<Result>;

    public sealed record Result(IReadOnlyList<Line> Lines);

    /// <param name="ReferralId">Null = not referred.</param>
    /// <param name="Refused">Name of the rule that left this file out.</param>
    public sealed record Line(Guid CaseFileId, Guid? ReferralId, bool IsOnWaitingList, string? Refused);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Files).Must(files => files.Count is > 0 and <= Most).WithMessage(ReferralRules.AGroupHasPeople.Name);
            RuleFor(command => command.Goal).Cascade(CascadeMode.Stop)
                .Must(goal => !string.IsNullOrWhiteSpace(goal)).WithMessage("Referrals.GoalMissing").AtMost(SharedData.GoalLength).PlainText(lines: true)
                .Must(goal => !SharedData.HoldsBsn(goal)).WithMessage(ReferralRules.ABsnIsNeverShared.Name);
            RuleFor(command => command.Basis).Must(basis => !string.IsNullOrWhiteSpace(basis)).WithMessage("Referrals.BasisMissing");
            RuleFor(command => command.ShownToPersons).Equal(true).WithMessage(ReferralRules.WhatIsSharedIsShownFirst.Name);
            RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
        }
    }

    internal sealed class Handler(
        IReceptionDb db, ReferralSending sending, ReferralWork work, IOneAtATime oneAtATime, IAuditTrail audit, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var what = await sending.WhatAsync(request.OfferId, request.Goal!, request.Basis!, request.ShownToPersons, null, false, request.WaitingList, cancellationToken);
            var (step, today, wanted) = (work.Step(request.Step), time.Today(), request.Files.Distinct().ToList());
            // Groups to one offer go one after the other: who is in two of them is left out of the second, and the rest of it goes.
            await oneAtATime.TakeAsync([$"group-referral:{request.OfferId}"], cancellationToken);
            if (await EarlierAsync(request.GroupId, wanted, cancellationToken) is { } earlier)
                return earlier;
            var items = await db.OpenItemsAsync(wanted, what.Offer.Track, cancellationToken);
            var (lines, told) = (new List<Line>(), new List<(Guid PersonId, Guid CaseFileId)>());
            foreach (var id in wanted)
            {
                try
                {
                    var file = await db.FileToWorkOnAsync(id, current, today, cancellationToken);
                    ReferralRules.WhoIsProtectedIsReferredAlone.Check(!await db.ProtectedOn(today).AnyAsync(fact => fact.PersonId == file.PersonId, cancellationToken));
                    var item = items.TryGetValue(id, out var found) ? (Guid?)found : null;
                    var referral = await sending.SendAsync(file, what, item, null, step, request.GroupId, cancellationToken);
                    told.Add((file.PersonId, file.Id));
                    lines.Add(new(id, referral.Id, referral.IsOnWaitingList, null));
                }
                catch (BrokenRuleException broken)
                {
                    lines.Add(new(id, null, false, broken.Rule.Name));
                }
            }
            audit.AboutEach(told);
            return new(lines);
        }

        // Who was left out the first time is told so again, without why: that was said then.
        private async Task<Result?> EarlierAsync(Guid groupId, List<Guid> wanted, CancellationToken cancellationToken)
        {
            var sent = await db.Referrals.AsNoTracking().Where(referral => referral.GroupId == groupId).ToDictionaryAsync(referral => referral.CaseFileId, cancellationToken);
            return sent.Count == 0 ? null : new([.. wanted.Select(file => sent.TryGetValue(file, out var referral)
                ? new Line(file, referral.Id, referral.IsOnWaitingList, null) : new Line(file, null, false, ReferralRules.LeftOutOfTheGroup.Name))]);
        }
    }
}

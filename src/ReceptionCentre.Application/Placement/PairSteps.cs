using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Placement;

/// <summary>One of the two agrees; the second makes it agreed.</summary>
public static class AgreePair
{
    /// <param name="Party">The receiver, or the person.</param>
    /// <param name="FirstOn">Day of the first meeting, trial day or school day; null = not agreed.</param>
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid CaseFileId, Guid PairId, int Version, PairParty Party, StepInput Step, DateOnly? FirstOn) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(PlacementWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (pair, _) = await work.PairAsync(request.CaseFileId, request.PairId, request.Version, cancellationToken);
            pair.Agree(request.Party, request.FirstOn, work.Step(request.Step));
            return pair.Id;
        }
    }
}

/// <summary>They met, or the work or the school began.</summary>
public static class BeginPair
{
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid CaseFileId, Guid PairId, int Version, StepInput Step) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(PlacementWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (pair, _) = await work.PairAsync(request.CaseFileId, request.PairId, request.Version, cancellationToken);
            pair.Begin(work.Step(request.Step));
            return pair.Id;
        }
    }
}

/// <summary>It does not begin: one of the two does not want it. The person waits as long as before, and these two are not proposed again.</summary>
public static class DeclinePair
{
    /// <param name="Reason">Code of the list "placement-reasons".</param>
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid CaseFileId, Guid PairId, int Version, PairParty? Party, string? Reason, StepInput Step) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Party).Chosen();
            RuleFor(command => command.Reason).Required();
            RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
        }
    }

    internal sealed class Handler(PlacementWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (pair, wish) = await work.PairAsync(request.CaseFileId, request.PairId, request.Version, cancellationToken);
            pair.Decline(wish, request.Party!.Value, await work.ReasonAsync(request.Reason, cancellationToken), work.Step(request.Step));
            return pair.Id;
        }
    }
}

/// <summary>It comes to its end: finished, moved, did not fit.</summary>
public static class EndPair
{
    /// <param name="Reason">Code of the list "placement-reasons".</param>
    /// <param name="WaitsAgain">The person wants another, and waits from that day on.</param>
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid CaseFileId, Guid PairId, int Version, string? Reason, bool WaitsAgain, StepInput Step) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Reason).Required();
            RuleFor(command => command.Step).SetValidator(new StepInputValidator(time)).OverridePropertyName("");
        }
    }

    internal sealed class Handler(PlacementWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (pair, wish) = await work.PairAsync(request.CaseFileId, request.PairId, request.Version, cancellationToken);
            pair.End(wish, await work.ReasonAsync(request.Reason, cancellationToken), request.WaitsAgain, work.Step(request.Step));
            return pair.Id;
        }
    }
}

/// <summary>A line of the log of a buddy: they met, or they did not and why.</summary>
public static class NoteMeeting
{
    /// <param name="Activity">Code of the list "buddy-activities", where they met.</param>
    /// <param name="Absence">Code of the list "absence-reasons", where they did not.</param>
    [Needs(Permission.PlacePeople)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, Guid PairId, int Version, DateOnly? On, bool? Met, string? Activity, string? Absence, DateOnly? NextOn, string? Words) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.On).Chosen();
            RuleFor(command => command.On).Must(on => on is null || on <= time.Today()).WithMessage(PlacementRules.ADayHasCome.Name);
            RuleFor(command => command.Met).Chosen();
            RuleFor(command => command.Activity).Must((command, activity) => command.Met != true || activity is not null).WithMessage("Placement.ActivityMissing");
            RuleFor(command => command.Absence).Must((command, absence) => command.Met != false || absence is not null).WithMessage("Placement.AbsenceMissing");
            RuleFor(command => command.NextOn).Must((command, next) => next is null || command.On is null || next > command.On).WithMessage(PlacementRules.OneMeetsAgainLater.Name);
            RuleFor(command => command.Words).AtMost(PlacementLimits.WordsLength).PlainText(lines: true)
                .Must(words => !SharedData.HoldsBsn(words)).WithMessage(PlacementRules.NoNumberStandsInIt.Name).OverridePropertyName("MeetingWords");
        }
    }

    internal sealed class Handler(ICodeLists codes, PlacementWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (pair, _) = await work.PairAsync(request.CaseFileId, request.PairId, request.Version, cancellationToken);
            await codes.EnsureKnownAsync(Lists.BuddyActivities, request.Activity, nameof(request.Activity), cancellationToken);
            await codes.EnsureKnownAsync(Lists.AbsenceReasons, request.Absence, nameof(request.Absence), cancellationToken);
            var met = request.Met!.Value;
            // What was chosen before one clicked the other answer does not count.
            pair.NoteMeeting(
                new(request.On!.Value, met, met ? request.Activity : null, met ? null : request.Absence, request.NextOn, request.Words?.Trim()), time.Today(), time.GetUtcNow(), current.Id);
            return pair.Id;
        }
    }
}

/// <summary>How it went, in the words of both.</summary>
public static class EvaluatePair
{
    [Needs(Permission.PlacePeople)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid PairId, int Version, DateOnly? On, string? PersonWords, string? ReceiverWords, bool? GoesOn) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.On).Chosen().OverridePropertyName("EvaluatedOn");
            RuleFor(command => command.On).Must(on => on is null || on <= time.Today()).WithMessage(PlacementRules.ADayHasCome.Name).OverridePropertyName("EvaluatedOn");
            RuleFor(command => command.GoesOn).Chosen();
            RuleFor(command => command.PersonWords).Must((command, words) => !string.IsNullOrWhiteSpace(words) || !string.IsNullOrWhiteSpace(command.ReceiverWords))
                .WithMessage(PlacementRules.AnEvaluationSaysSomething.Name);
            RuleFor(command => command.PersonWords).AtMost(PlacementLimits.WordsLength).PlainText(lines: true)
                .Must(words => !SharedData.HoldsBsn(words)).WithMessage(PlacementRules.NoNumberStandsInIt.Name);
            RuleFor(command => command.ReceiverWords).AtMost(PlacementLimits.WordsLength).PlainText(lines: true)
                .Must(words => !SharedData.HoldsBsn(words)).WithMessage(PlacementRules.NoNumberStandsInIt.Name);
        }
    }

    internal sealed class Handler(PlacementWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (pair, _) = await work.PairAsync(request.CaseFileId, request.PairId, request.Version, cancellationToken);
            pair.Evaluate(
                new(request.On!.Value, request.PersonWords?.Trim(), request.ReceiverWords?.Trim(), request.GoesOn!.Value), time.Today(), time.GetUtcNow(), current.Id);
            return pair.Id;
        }
    }
}

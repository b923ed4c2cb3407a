using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.StructuralSignals;

namespace ReceptionCentre.Application.StructuralSignals;

/// <summary>Notes something that sticks for more than one person. Gives the signal's id.</summary>
public static class NoteSignal
{
    /// <param name="Municipality">One of one's own.</param>
    /// <param name="Topic">Code of the list "topics".</param>
    /// <param name="Barrier">Code of the list "decline-barriers"; null = something else.</param>
    /// <param name="People">For how many people it stuck; null = not known.</param>
    [Needs(Permission.NoteSignal)]
    public sealed record Command(Guid OnceKey, string? Municipality, string? Topic, string? Barrier, Guid? OfferId, string? What, int? People) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current)
        {
            RuleFor(command => command.Municipality).Must(municipality => municipality is not null && (current.IsSystem || current.Municipalities.Contains(municipality)))
                .WithMessage("Shared.ChooseFromTheList");
            RuleFor(command => command.Topic).Required();
            RuleFor(command => command.What).Cascade(CascadeMode.Stop).Required().AtMost(StructuralSignal.WordsLength).PlainText(lines: true)
                .Must(what => !SharedData.HoldsBsn(what)).WithMessage(StructuralSignalRules.ASignalNamesNobody.Name);
            RuleFor(command => command.People).InclusiveBetween(1, StructuralSignal.MostPeople).WithMessage("StructuralSignals.PeopleNoNumber");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Topics, request.Topic, nameof(request.Topic), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Barriers, request.Barrier, nameof(request.Barrier), cancellationToken);
            if (request.OfferId is { } offerId && !await db.Offers.AnyAsync(offer => offer.Id == offerId, cancellationToken))
                throw new NotThereException("offer");
            var signal = StructuralSignal.Note(
                new(request.Municipality!, request.Topic!, request.Barrier, request.OfferId, request.What!.Trim()), request.People, time.Today(), time.GetUtcNow(), current.Id);
            db.StructuralSignals.Add(signal);
            return signal.Id;
        }
    }
}

/// <summary>Somebody sees the same, or it is still so.</summary>
public static class SeeSignalToo
{
    [Needs(Permission.NoteSignal)]
    public sealed record Command(Guid OnceKey, Guid SignalId, int Version, string? Words, int? People) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Words).AtMost(StructuralSignal.WordsLength).PlainText(lines: true)
                .Must(words => !SharedData.HoldsBsn(words)).WithMessage(StructuralSignalRules.ASignalNamesNobody.Name);
            RuleFor(command => command.People).InclusiveBetween(1, StructuralSignal.MostPeople).WithMessage("StructuralSignals.PeopleNoNumber");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var signal = await db.SignalAsync(request.SignalId, request.Version, cancellationToken);
            signal.SeeToo(string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim(), request.People, time.Today(), time.GetUtcNow(), current.Id);
            return signal.Id;
        }
    }
}

/// <summary>A manager says what is done about it, or why nothing is.</summary>
public static class AnswerSignal
{
    /// <param name="LookAgainOn">Day on which it is looked at again; null = none.</param>
    [Needs(Permission.AnswerSignal)]
    public sealed record Command(Guid SignalId, int Version, SignalAnswerKind? Kind, string? Words, DateOnly? LookAgainOn) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Kind).Chosen();
            RuleFor(command => command.Words).Cascade(CascadeMode.Stop).Required().AtMost(StructuralSignal.WordsLength).PlainText(lines: true).OverridePropertyName("AnswerWords");
            RuleFor(command => command.LookAgainOn).Must(on => on is null || on > time.Today()).WithMessage(StructuralSignalRules.OneLooksAgainLater.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var signal = await db.SignalAsync(request.SignalId, request.Version, cancellationToken);
            signal.Answer(request.Kind!.Value, request.Words!.Trim(), request.LookAgainOn, time.Today(), time.GetUtcNow(), current.Id);
            return signal.Id;
        }
    }
}

/// <summary>It is no longer so.</summary>
public static class SolveSignal
{
    [Needs(Permission.AnswerSignal)]
    public sealed record Command(Guid SignalId, int Version) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var signal = await db.SignalAsync(request.SignalId, request.Version, cancellationToken);
            signal.Solve(time.Today());
            return signal.Id;
        }
    }
}

internal static class SignalWork
{
    /// <summary>A signal of one's municipalities with its parts, tracked, as the screen showed it.</summary>
    /// <exception cref="NotThereException">Not there or of another municipality.</exception>
    /// <exception cref="ChangedMeanwhileException">Somebody saved a newer version.</exception>
    public static async Task<StructuralSignal> SignalAsync(this IReceptionDb db, Guid signalId, int version, CancellationToken cancellationToken)
    {
        var signal = await db.StructuralSignals.Include(signal => signal.Sightings).Include(signal => signal.Answers)
            .FirstOrDefaultAsync(signal => signal.Id == signalId, cancellationToken) ?? throw new NotThereException("structural signal");
        signal.EnsureStillAt(version);
        return signal;
    }
}

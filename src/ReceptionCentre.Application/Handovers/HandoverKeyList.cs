using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>The keys with which hand-overs are signed: our own and those of other centres, what waits to be compared first.</summary>
public static class HandoverKeyList
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query : IQuery<View>;

    /// <param name="Without">Municipalities of ours that have no key: they can send no file.</param>
    public sealed record View(IReadOnlyList<Line> Own, IReadOnlyList<Line> Others, IReadOnlyList<CodeView> Without);

    public sealed record Line(
        Guid KeyId, int Version, CodeView? Municipality, string Fingerprint, string PublicKey, HandoverKeyState State, DateTimeOffset RecordedAt, string? ComparedWith, DateOnly? TrustedOn, DateOnly? EndedOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var keys = await db.HandoverKeys.AsNoTracking().OrderBy(key => key.State).ThenByDescending(key => key.RecordedAt).ThenBy(key => key.Id).ToListAsync(cancellationToken);
            var lines = new List<(bool IsOwn, Line Line)>();
            foreach (var key in keys)
            {
                lines.Add((key.IsOwn, new(
                    key.Id, key.Version, await codes.FindAsync(Lists.Municipalities, key.Municipality, cancellationToken), key.Fingerprint, key.PublicKey, key.State, key.RecordedAt,
                    key.ComparedWith, key.TrustedOn, key.EndedOn)));
            }
            var without = current.Municipalities.Except(keys.Where(key => key is { IsOwn: true, State: HandoverKeyState.Trusted }).Select(key => key.Municipality));
            return new(
                [.. lines.Where(one => one.IsOwn).Select(one => one.Line)], [.. lines.Where(one => !one.IsOwn).Select(one => one.Line)],
                await codes.ManyAsync(Lists.Municipalities, without, cancellationToken));
        }
    }
}

/// <summary>Makes a key for a municipality of ours, or another one in its place. The one before signs nothing any more, and can still be checked until it is ended.</summary>
public static class MakeHandoverKey
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(Guid OnceKey, string? Municipality) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current) =>
            RuleFor(command => command.Municipality).Cascade(CascadeMode.Stop).Required()
                .Must(code => current.IsSystem || current.Municipalities.Contains(code!)).WithMessage("Newcomers.NotYourMunicipality");
    }

    internal sealed class Handler(HandoverSigning signing) : IRequestHandler<Command, Guid>
    {
        public Task<Guid> Handle(Command request, CancellationToken cancellationToken) => Task.FromResult(signing.Make(request.Municipality!).Id);
    }
}

/// <summary>Writes down the public key of another municipality, as it was sent; it is trusted once somebody compared it.</summary>
public static class AddHandoverKey
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(Guid OnceKey, string? Municipality, string? PublicKey) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Municipality).Required();
            RuleFor(command => command.PublicKey).Must(key =>
            {
                using var read = HandoverKeyFormat.Read(key);
                return read is not null;
            }).WithMessage(HandoverRules.AKeyIsReadable.Name);
        }
    }

    internal sealed class Handler(IReceptionDb db, HandoverSigning signing, ICodeLists codes) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Municipalities, request.Municipality, nameof(request.Municipality), cancellationToken);
            using var read = HandoverKeyFormat.Read(request.PublicKey);
            // Written as we write it, so that the same key has one fingerprint.
            var publicKey = HandoverKeyFormat.PublicKeyOf(read!);
            HandoverRules.AKeyIsThereOnce.Check(!await db.HandoverKeys.AnyAsync(key => key.PublicKey == publicKey, cancellationToken));
            return signing.See(request.Municipality!, publicKey).Id;
        }
    }
}

/// <summary>Somebody compared the fingerprint with somebody there, on the telephone: from now on the key is trusted.</summary>
public static class TrustHandoverKey
{
    /// <param name="ComparedWith">Who there read it aloud.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(Guid KeyId, int Version, string? ComparedWith) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.ComparedWith).Cascade(CascadeMode.Stop).Required().AtMost(HandoverKey.ComparedWithLength).PlainText();
    }

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var key = await db.HandoverKeyAsync(request.KeyId, request.Version, cancellationToken);
            key.Trust(request.ComparedWith, time.Today());
            return key.Id;
        }
    }
}

/// <summary>A key signs nothing any more that is taken: of ours another took its place, or one of another is not theirs.</summary>
public static class EndHandoverKey
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(Guid KeyId, int Version) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var key = await db.HandoverKeyAsync(request.KeyId, request.Version, cancellationToken);
            key.End(time.Today());
            return key.Id;
        }
    }
}

internal static class HandoverKeyQueries
{
    public static async Task<HandoverKey> HandoverKeyAsync(this IReceptionDb db, Guid keyId, int version, CancellationToken cancellationToken)
    {
        var key = await db.HandoverKeys.FirstOrDefaultAsync(key => key.Id == keyId, cancellationToken) ?? throw new NotThereException("key");
        key.EnsureStillAt(version);
        return key;
    }
}

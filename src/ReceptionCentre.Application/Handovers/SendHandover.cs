using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>
/// Sends what was prepared and shown, as a signed and locked file. It is kept as it goes; the code that opens it is kept nowhere,
/// and is told another way.
/// </summary>
public static class SendHandover
{
    /// <param name="Basis">Code of the list "sharing-bases".</param>
    /// <param name="Code">Made when the page was shown, so that sent twice it is the same.</param>
    /// <param name="ShownToPerson">The person saw what goes.</param>
    /// <param name="Consents">The person agrees to what the receiver does not need.</param>
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid HandoverId, int Version, string? Basis, string? Code, bool ShownToPerson, bool Consents) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Basis).Must(basis => !string.IsNullOrWhiteSpace(basis)).WithMessage("Referrals.BasisMissing");
            RuleFor(command => command.ShownToPerson).Equal(true).WithMessage(HandoverRules.WhatGoesIsShownFirst.Name);
            RuleFor(command => command.Code).Required();
        }
    }

    internal sealed class Handler(HandoverWork work, HandoverSigning signing, ICodeLists codes, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.SharingBases, request.Basis, nameof(request.Basis), cancellationToken);
            var (handover, file) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            var content = await work.ContentAsync(handover.Id, cancellationToken);
            using var key = await signing.SignerAsync(file.Controller, cancellationToken);
            var lastDay = time.Today().AddDays(await work.DaysAsync(file.Controller, cancellationToken));
            var package = HandoverPackage.Read(content.Json)! with { Id = handover.Id, MadeOn = time.Today(), LastDay = lastDay };
            var bytes = HandoverSeal.Lock(package, request.Code!, key);
            handover.Send(HandoverMeans.File, request.Basis!, request.ShownToPerson, request.Consents, lastDay, Convert.ToHexStringLower(SHA256.HashData(bytes)), work.Moment());
            await work.AnnounceAsync(handover, file, cancellationToken);
            content.Replace(package.Write());
            content.Seal(bytes);
            return handover.Id;
        }
    }
}

/// <summary>The code was lost: the same content is locked again with another one. The file that was sent before opens no longer for a receipt.</summary>
public static class SealHandoverAgain
{
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid HandoverId, int Version, string? Code) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Code).Required();
    }

    internal sealed class Handler(HandoverWork work, HandoverSigning signing) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (handover, file) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            var content = await work.ContentAsync(handover.Id, cancellationToken);
            using var key = await signing.SignerAsync(file.Controller, cancellationToken);
            var bytes = HandoverSeal.Lock(HandoverPackage.Read(content.Json)!, request.Code!, key);
            handover.SealAgain(Convert.ToHexStringLower(SHA256.HashData(bytes)));
            content.Seal(bytes);
            return handover.Id;
        }
    }
}

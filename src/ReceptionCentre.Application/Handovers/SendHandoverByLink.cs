using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>
/// Sends what was prepared and shown as a page of ours that is opened once, with a code: for who has only a browser. The address
/// and the code are shown once; sent twice the second is told that it went already.
/// </summary>
public static class SendHandoverByLink
{
    /// <param name="Recipient">Who gets the address, in words.</param>
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid CaseFileId, Guid HandoverId, int Version, string? Basis, string? Recipient, bool ShownToPerson, bool Consents) : ICommand<NewPass>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Basis).Must(basis => !string.IsNullOrWhiteSpace(basis)).WithMessage("Referrals.BasisMissing");
            RuleFor(command => command.ShownToPerson).Equal(true).WithMessage(HandoverRules.WhatGoesIsShownFirst.Name);
            RuleFor(command => command.Recipient).Required().AtMost(GuestPass.RecipientLength).PlainText();
        }
    }

    internal sealed class Handler(HandoverWork work, GuestPassWork passes, ICodeLists codes, TimeProvider time) : IRequestHandler<Command, NewPass>
    {
        public async Task<NewPass> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.SharingBases, request.Basis, nameof(request.Basis), cancellationToken);
            var (handover, file) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            var content = await work.ContentAsync(handover.Id, cancellationToken);
            var lastDay = time.Today().AddDays(await work.DaysAsync(file.Controller, cancellationToken));
            var json = (HandoverPackage.Read(content.Json)! with { Id = handover.Id, MadeOn = time.Today(), LastDay = lastDay }).Write();
            handover.Send(
                HandoverMeans.Link, request.Basis!, request.ShownToPerson, request.Consents, lastDay, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), work.Moment());
            await work.AnnounceAsync(handover, file, cancellationToken);
            content.Replace(json);
            return await passes.MakeAsync(PassPurpose.Handover, handover.Id, file.Id, request.Recipient!.Trim(), cancellationToken, DutchCalendar.StartOf(lastDay.AddDays(1)));
        }
    }
}

/// <summary>Another address and code: the first were lost, or the hour of the visit was over before somebody answered.</summary>
public static class GiveHandoverPass
{
    [Needs(Permission.HandOver)]
    public sealed record Command(Guid CaseFileId, Guid HandoverId, int Version, string? Recipient) : ICommand<NewPass>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Recipient).Required().AtMost(GuestPass.RecipientLength).PlainText();
    }

    internal sealed class Handler(HandoverWork work, GuestPassWork passes) : IRequestHandler<Command, NewPass>
    {
        public async Task<NewPass> Handle(Command request, CancellationToken cancellationToken)
        {
            var (handover, file) = await work.HandoverAsync(request.CaseFileId, request.HandoverId, request.Version, cancellationToken);
            GuestPassRules.ThereIsSomethingToOpen.Check(handover is { State: HandoverState.Sent, Means: HandoverMeans.Link });
            return await passes.MakeAsync(
                PassPurpose.Handover, handover.Id, file.Id, request.Recipient!.Trim(), cancellationToken, DutchCalendar.StartOf(handover.LastDay!.Value.AddDays(1)));
        }
    }
}

using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Handovers;

/// <summary>What other municipalities handed over to those of whoever asks, what waits for an answer first.</summary>
public static class ReceivedHandovers
{
    public const int Most = 50;

    [Needs(Permission.ReceiveHandover)]
    public sealed record Query : IQuery<IReadOnlyList<Line>>;

    public sealed record Line(Guid ReceivedHandoverId, CodeView? From, CodeView? To, ReceivedHandoverState State, DateOnly OpenedOn, DateOnly LastDay, DateOnly? AnsweredOn);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes) : IRequestHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query request, CancellationToken cancellationToken)
        {
            var rows = await db.ReceivedHandovers.AsNoTracking().OrderBy(one => one.State).ThenByDescending(one => one.Id).Take(Most).ToListAsync(cancellationToken);
            var lines = new List<Line>(rows.Count);
            foreach (var row in rows)
            {
                lines.Add(new(
                    row.Id, await codes.FindAsync(Lists.Municipalities, row.FromMunicipality, cancellationToken), await codes.FindAsync(Lists.Municipalities, row.ToMunicipality, cancellationToken),
                    row.State, row.OpenedOn, row.LastDay, row.AnsweredOn));
            }
            return lines;
        }
    }
}

/// <summary>One hand-over that came in: what it says of whom, and who of them may be somebody whom we know.</summary>
public static class ShowReceivedHandover
{
    [Needs(Permission.ReceiveHandover)]
    public sealed record Query(Guid ReceivedHandoverId) : IQuery<View>;

    /// <param name="Package">Null = it was declined, and is no longer kept.</param>
    public sealed record View(
        Guid ReceivedHandoverId, int Version, ReceivedHandoverState State, CodeView? From, CodeView? To, DateOnly MadeOn, DateOnly LastDay, DateOnly OpenedOn, string OpenedBy,
        DateOnly? AnsweredOn, string? AnsweredBy, string? DeclineReason, HandoverPackage? Package, IReadOnlyList<Person> People, DateOnly Today);

    /// <param name="CaseFileId">The file that began with it; null = none did, or it is out of sight.</param>
    /// <param name="Found">Who it may be; asked while nothing was taken over.</param>
    public sealed record Person(int Number, string Name, Guid? CaseFileId, FindDuplicates.Result? Found);

    internal sealed class Handler(IReceptionDb db, ReceivedHandoverWork work, IMediator mediator, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var received = await db.ReceivedHandovers.AsNoTracking().Include(one => one.People).FirstOrDefaultAsync(one => one.Id == request.ReceivedHandoverId, cancellationToken)
                ?? throw new NotThereException("received hand-over");
            var package = (await work.PackageAsync(received.Id, cancellationToken)).For(current);
            var ids = received.People.Select(person => person.CaseFileId).ToList();
            var seen = await db.CaseFiles.Where(file => ids.Contains(file.Id)).Select(file => file.Id).ToListAsync(cancellationToken);
            var people = new List<Person>();
            foreach (var person in package?.People ?? [])
            {
                var file = received.People.FirstOrDefault(one => one.Number == person.Number)?.CaseFileId;
                people.Add(new(
                    person.Number, person.Identity.Name.FullName, file is { } id && seen.Contains(id) ? id : null,
                    received.State == ReceivedHandoverState.Opened ? await mediator.Send(new FindDuplicates.Query(ReceivedHandoverWork.IdentityOf(person)), cancellationToken) : null));
            }
            // Of somebody who became protected since, nothing of what came is shown either.
            if (received.State == ReceivedHandoverState.TakenOver && package is not null)
                package = package with { People = [.. package.People.Where(person => people.Exists(one => one.Number == person.Number && (one.CaseFileId is not null || received.People.All(taken => taken.Number != person.Number))))] };
            return new(
                received.Id, received.Version, received.State, await codes.FindAsync(Lists.Municipalities, received.FromMunicipality, cancellationToken),
                await codes.FindAsync(Lists.Municipalities, received.ToMunicipality, cancellationToken), received.MadeOn, received.LastDay, received.OpenedOn,
                await work.NameAsync(received.OpenedBy, cancellationToken) ?? "ReceptionCentre", received.AnsweredOn,
                received.AnsweredBy is { } by ? await work.NameAsync(by, cancellationToken) : null, received.DeclineReason, package,
                [.. people.Where(person => package?.People.Any(one => one.Number == person.Number) == true)], time.Today());
        }
    }
}

/// <summary>What came along with the person of a file, to be read: the plan and intake of the other municipality are not ours.</summary>
public static class WhatCame
{
    [Needs(Permission.OpenWholeFile)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>, IOpensFile;

    public sealed record View(Guid ReceivedHandoverId, CodeView? From, DateOnly? On, HandedPerson Person, HandoverSender? Sender);

    internal sealed class Handler(IReceptionDb db, ReceivedHandoverWork work, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            if (!await db.CaseFiles.AnyAsync(file => file.Id == request.CaseFileId, cancellationToken))
                throw new NotThereException("case file");
            var came = await db.ReceivedHandovers.AsNoTracking().SelectMany(one => one.People, (one, person) => new { one.Id, one.FromMunicipality, one.AnsweredOn, person.Number, person.CaseFileId })
                .FirstOrDefaultAsync(one => one.CaseFileId == request.CaseFileId, cancellationToken) ?? throw new NotThereException("received hand-over");
            var package = await work.PackageAsync(came.Id, cancellationToken) ?? throw new NotThereException("content of a hand-over");
            return new(
                came.Id, await codes.FindAsync(Lists.Municipalities, came.FromMunicipality, cancellationToken), came.AnsweredOn,
                package.People.First(person => person.Number == came.Number).For(current), package.Sender);
        }
    }
}

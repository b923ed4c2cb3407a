using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Handovers;

namespace ReceptionCentre.Application.Handovers;

/// <summary>For the page that chooses what goes along: who can go, and of each what there is, with what the receiver needs.</summary>
public static class HandoverToPrepare
{
    [Needs(Permission.HandOver)]
    public sealed record Query(Guid CaseFileId) : IQuery<View>, IOpensFile;

    /// <param name="HasKey">False = an administrator has to make a key before a file can be sent.</param>
    public sealed record View(CodeView? To, PartialDate? MovesOn, bool HasKey, IReadOnlyList<Person> People);

    /// <param name="IsSelf">The person of the file.</param>
    public sealed record Person(Guid CaseFileId, string Name, bool IsSelf, bool IsProtected, IReadOnlyList<Part> Parts, HandedPerson Everything);

    /// <param name="Needed">The receiver cannot go on without it: on at first. Anything else goes only with consent.</param>
    public sealed record Part(HandoverPart What, bool Needed);

    internal sealed class Handler(IReceptionDb db, HandoverWork work, HandoverSigning signing, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var file = await db.FileToWorkOnAsync(request.CaseFileId, current, time.Today(), cancellationToken);
            var move = await work.MoveAsync(file.Id, cancellationToken);
            HandoverRules.OnlyWhoMovesIsHandedOver.Check(move is not null);
            var people = await work.GatherAsync(file, move!, null, cancellationToken);
            return new(
                await codes.FindAsync(Lists.Municipalities, move!.Municipality, cancellationToken), move.PlannedOn, await signing.HasKeyAsync(file.Controller, cancellationToken),
                [
                    .. people.Select(one => new Person(
                        one.File.Id, one.Everything.Identity.Name.FullName, one.File.Id == file.Id, one.Situation.IsProtected,
                        [.. HandoverNeeds.All.Where(part => one.Everything.Has(part) && HandoverNeeds.MayGo(part, one.Situation)).Select(part => new Part(part, HandoverNeeds.IsNeeded(part, one.Situation)))],
                        one.Everything)),
                ]);
        }
    }
}

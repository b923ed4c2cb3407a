using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.PopulationRegister;

/// <summary>The one in the register is somebody of ours: what it told is compared with that file, without asking again.</summary>
public static class LinkToFile
{
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Command(Guid LookupId, Guid CaseFileId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var lookup = await db.RegisterLookupAsync(request.LookupId, null, current, cancellationToken);
            var file = await db.CaseFiles.FirstOrDefaultAsync(file => file.Id == request.CaseFileId, cancellationToken) ?? throw new NotThereException("case file");
            file.EnsureOpen();
            lookup.Keep(RegisterLookups.Written(lookup.Told() with { CaseFileId = file.Id, RegistrationId = null }), time.GetUtcNow());
            return file.Id;
        }
    }
}

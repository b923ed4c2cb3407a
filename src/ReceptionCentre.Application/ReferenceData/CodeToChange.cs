using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.ReferenceData;

/// <summary>One code as stored now, for the forms that change or end it.</summary>
public static class CodeToChange
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query(Guid CodeId) : IQuery<Stored>;

    public sealed record Stored(
        Guid Id, int Version, string List, string ListDutch, string ListEnglish, bool Maintainable, string Value, string Dutch, string English, string? Own, DateOnly? ValidFrom, DateOnly? ValidUntil,
        string? Successor, string? Act, string? Article);

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Query, Stored>
    {
        public async Task<Stored> Handle(Query request, CancellationToken cancellationToken) =>
            await (from code in db.Codes.AsNoTracking()
                   join list in db.CodeLists on code.List equals list.Key
                   where code.Id == request.CodeId
                   select new Stored(code.Id, code.Version, code.List, list.Dutch, list.English, list.Maintainable, code.Value, code.Dutch, code.English, code.Own, code.ValidFrom, code.ValidUntil,
                       code.Successor, code.Act, code.Article)).FirstOrDefaultAsync(cancellationToken) ?? throw new NotThereException("code");
    }

    internal static async Task<Code> MaintainableCodeAsync(this IReceptionDb db, Guid codeId, CancellationToken cancellationToken)
    {
        var code = await db.Codes.FirstOrDefaultAsync(code => code.Id == codeId, cancellationToken) ?? throw new NotThereException("code");
        (await db.CodeLists.AsNoTracking().FirstAsync(list => list.Key == code.List, cancellationToken)).EnsureMaintainable();
        return code;
    }
}

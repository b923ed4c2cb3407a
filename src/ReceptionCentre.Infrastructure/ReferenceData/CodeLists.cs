using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.ReferenceData;

namespace ReceptionCentre.Infrastructure.ReferenceData;

internal sealed class CodeLists(IReceptionDb db, IMemoryCache cache) : ICodeLists
{
    // A change by an administrator on another node is seen within this time.
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<CodeView>> AllAsync(string list, CancellationToken cancellationToken) => (await ListAsync(list, cancellationToken)).InOrder;

    public async Task<CodeView?> FindAsync(string list, string? value, CancellationToken cancellationToken) =>
        value is null ? null : (await ListAsync(list, cancellationToken)).ByValue.GetValueOrDefault(value);

    public void Forget(string list) => cache.Remove((typeof(CodeLists), list));

    private async Task<Copy> ListAsync(string list, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue<Copy>((typeof(CodeLists), list), out var kept))
            return kept!;
        var codes = await db.Codes.AsNoTracking().Where(code => code.List == list).OrderBy(code => code.Place).ThenBy(code => code.Value)
            .Select(code => new CodeView(code.Value, code.Dutch, code.English, code.Own, code.ValidFrom, code.ValidUntil, code.Act, code.Article))
            .ToListAsync(cancellationToken);
        return cache.Set((typeof(CodeLists), list), new Copy(codes, codes.ToDictionary(code => code.Value, StringComparer.Ordinal)), KeptFor);
    }

    private sealed record Copy(IReadOnlyList<CodeView> InOrder, Dictionary<string, CodeView> ByValue);
}

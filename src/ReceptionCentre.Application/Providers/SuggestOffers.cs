using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Providers;

/// <summary>Offers for an item of a plan, what fits best first, each with what speaks for it and against it. A person chooses.</summary>
public static class SuggestOffers
{
    public const int Most = 6;

    /// <param name="Track">Code of the list "tracks": of the goal for which it is looked for.</param>
    /// <param name="Text">Other words to look with; null = the track alone.</param>
    /// <param name="Provider">Whom the item names already.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Query(Guid CaseFileId, string Track, string? Text, string? Provider) : IQuery<Page>;

    /// <param name="Found">How many there are; at most <see cref="Most"/> are listed.</param>
    public sealed record Page(IReadOnlyList<OfferSuggestion> Offers, int Found);

    internal sealed class Handler(SuggestionWork work) : IRequestHandler<Query, Page>
    {
        public async Task<Page> Handle(Query request, CancellationToken cancellationToken)
        {
            var (offers, found) = await work.OfAsync(
                request.CaseFileId, new(request.Text, Topic: request.Track), request.Track, request.Provider, Most, cancellationToken);
            return new(offers, found);
        }
    }
}

using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Documents;

/// <summary>The languages of papers: how far each is, and whether anybody who speaks it looked at it.</summary>
public static class ShowPaperLanguages
{
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="Name">What the language calls itself.</param>
    /// <param name="Sentences">How many Dutch sentences there are.</param>
    /// <param name="Holding">How many of them have a translation that still holds.</param>
    /// <param name="Outdated">How many were translated from another Dutch sentence than the one of now.</param>
    /// <param name="Checked">How many a native speaker checked, of those that hold.</param>
    /// <param name="CheckedBy">Who checked, each once.</param>
    /// <param name="CheckedOn">When the last check was.</param>
    public sealed record Item(
        CodeView? Language, string Code, string Name, int Sentences, int Holding, int Outdated, int Checked, IReadOnlyList<string> CheckedBy, DateOnly? CheckedOn);

    internal sealed class Handler(IPaperTexts texts, ICodeLists codes) : IRequestHandler<Query, IReadOnlyList<Item>>
    {
        public async Task<IReadOnlyList<Item>> Handle(Query request, CancellationToken cancellationToken)
        {
            var items = new List<Item>();
            foreach (var one in texts.All)
                items.Add(ItemOf(one, await codes.FindAsync(Lists.Languages, one.Language, cancellationToken)));
            return items;
        }
    }

    internal static Item ItemOf(PaperTranslation one, CodeView? language)
    {
        int Count(PaperSentenceState state) => one.Sentences.Count(sentence => sentence.State == state);
        var looked = one.Sentences.Where(sentence => sentence.State == PaperSentenceState.Checked).ToList();
        return new(
            language, one.Language, one.Name, one.Sentences.Count, Count(PaperSentenceState.Unchecked) + looked.Count, Count(PaperSentenceState.Outdated), looked.Count,
            [.. looked.Select(sentence => sentence.CheckedBy!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], looked.Max(sentence => sentence.CheckedOn));
    }
}

/// <summary>One language of papers, sentence by sentence beside the Dutch: what a native speaker reads to check it.</summary>
public static class ShowPaperLanguage
{
    /// <param name="Language">Code of the list "languages".</param>
    [Needs(Permission.ManageReferenceData)]
    public sealed record Query(string Language) : IQuery<View>;

    public sealed record View(ShowPaperLanguages.Item Language, bool RightToLeft, IReadOnlyList<PaperSentence> Sentences);

    internal sealed class Handler(IPaperTexts texts, ICodeLists codes) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var one = texts.All.FirstOrDefault(one => one.Language == request.Language) ?? throw new NotThereException("language of papers");
            return new(ShowPaperLanguages.ItemOf(one, await codes.FindAsync(Lists.Languages, one.Language, cancellationToken)), one.RightToLeft, one.Sentences);
        }
    }
}

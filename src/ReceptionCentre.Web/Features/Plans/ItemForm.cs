using System.Text.RegularExpressions;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Plans;

/// <summary>An item as it is typed.</summary>
public sealed partial class ItemForm
{
    public string? What { get; set; }
    public string? Why { get; set; }
    public bool Compulsory { get; set; }
    public CodeInput Act { get; set; } = new();
    public string? Article { get; set; }
    public string? Since { get; set; }
    public string? Provider { get; set; }
    public string? StartsOn { get; set; }
    public string? MinutesAWeek { get; set; }
    public string? Deadline { get; set; }

    /// <summary>Per cent by code of the list "payers".</summary>
    public Dictionary<string, string?> Payers { get; set; } = new(StringComparer.Ordinal);
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>"another": save and add the next one.</summary>
    public string? Then { get; set; }

    /// <summary>An offer of the directory whose terms are taken over into the form; nothing is saved by it.</summary>
    public Guid? Take { get; set; }

    /// <summary>Words that other offers were looked for with.</summary>
    public string? LookFor { get; set; }
    public SuggestOffers.Page? Offers { get; set; }

    /// <summary>Null: a new item.</summary>
    public Guid? ItemId { get; set; }
    public Guid CaseFileId { get; set; }
    public Guid PlanId { get; set; }
    public ShowPlan.GoalView? Goal { get; set; }
    public IReadOnlyList<CodeView> PayerChoices { get; set; } = [];

    public static ItemForm Of(ShowPlan.ItemView item) => new()
    {
        What = item.What,
        Why = item.Why,
        Compulsory = item.IsCompulsory,
        Act = item.Act is null ? new() : item.ActName is { } act ? CodeInput.Of(act, Text.Language) : new() { Text = item.Act },
        Article = item.Article,
        Since = item.Since.InDigits(),
        Provider = item.Provider,
        StartsOn = item.StartsOn.InDigits(),
        MinutesAWeek = PlanNumbers.Hours(item.MinutesAWeek),
        Deadline = item.Deadline.InDigits(),
        Payers = item.Payers.ToDictionary(part => part.Code, part => (string?)PlanNumbers.PerCent(part.BasisPoints), StringComparer.Ordinal),
    };

    /// <summary>What was typed, written as the plan would show it, so that only real differences are told apart.</summary>
    public static ItemForm Of(ItemInput item, CodeView? act) => new()
    {
        What = item.What,
        Why = item.Why,
        Compulsory = item.Compulsory,
        Act = CodeInput.Of(act, Text.Language),
        Article = item.Article,
        Since = item.Since.InDigits(),
        Provider = item.Provider,
        StartsOn = item.StartsOn.InDigits(),
        MinutesAWeek = PlanNumbers.Hours(item.MinutesAWeek),
        Deadline = item.Deadline.InDigits(),
        Payers = item.Payers.ToDictionary(part => part.Payer, part => (string?)PlanNumbers.PerCent(part.BasisPoints), StringComparer.Ordinal),
    };

    /// <summary>What an offer says goes into the form: who, from when, how much, and who pays where that was agreed.</summary>
    public void TakeOver(OfferLine offer)
    {
        What = Reading.Words(What) ?? offer.Name;
        var whole = $"{offer.Provider}: {offer.Name}";
        Provider = whole.Length <= PlanItem.ProviderLength ? whole : offer.Provider;
        StartsOn = offer.StartsOn?.InDigits() ?? StartsOn;
        MinutesAWeek = PlanNumbers.Hours(offer.LeastMinutesAWeek) ?? MinutesAWeek;
        if (offer.Payer is not { } payer)
            return;
        Payers = Payers.Keys.ToDictionary(code => code, _ => (string?)null, StringComparer.Ordinal);
        Payers[payer.Value] = PlanNumbers.PerCent(PayerShare.Whole);
    }

    public async Task<ItemInput> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken)
    {
        // What belongs to an obligation counts only with one: a half-typed act is no reason to refuse a voluntary item.
        var act = Compulsory ? await Act.ReadAsync(codes, Lists.Acts, nameof(Act), reading, cancellationToken) : null;
        return new(
            Reading.Words(What), Compulsory, act, Compulsory ? ReadArticle() : null, Compulsory ? reading.Date(Since, nameof(Since)) : null,
            Reading.Words(Provider), reading.Date(StartsOn, nameof(StartsOn)), ReadHours(reading), reading.Date(Deadline, nameof(Deadline)), ReadPayers(reading),
            Reading.Words(Why));
    }

    // The page writes "artikel" before it; who typed that too gets it once.
    private string? ReadArticle() => Reading.Words(WordArticle().Replace(Article ?? "", ""));

    private int? ReadHours(Reading reading)
    {
        if (string.IsNullOrWhiteSpace(MinutesAWeek))
            return null;
        if (PlanNumbers.TryMinutes(MinutesAWeek, out var minutes))
            return minutes;
        reading.Refuse(nameof(MinutesAWeek), "Plans.NotHours");
        return null;
    }

    private List<PayerPart> ReadPayers(Reading reading)
    {
        var parts = new List<PayerPart>();
        string? rest = null;
        var readable = true;
        foreach (var (payer, typed) in Payers.Where(payer => !string.IsNullOrWhiteSpace(payer.Value)))
        {
            if (PlanNumbers.IsRest(typed!) && rest is null)
                rest = payer;
            else if (!PlanNumbers.TryBasisPoints(typed!, out var part))
                Refuse(payer);
            else if (part > 0)
                parts.Add(new(payer, part));
        }
        if (rest is not null && PayerShare.Whole - parts.Sum(part => part.BasisPoints) is > 0 and var remainder)
            parts.Add(new(rest, remainder));
        else if (rest is not null && readable)
            Refuse(rest);
        // With one part unreadable the sum says nothing.
        return readable ? parts : [];

        void Refuse(string payer)
        {
            readable = false;
            reading.Refuse($"{nameof(Payers)}[{payer}]", "Plans.NotAPercentage");
        }
    }

    [GeneratedRegex(@"^\s*(artikel|article|art)\.?\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 100)]
    private static partial Regex WordArticle();
}

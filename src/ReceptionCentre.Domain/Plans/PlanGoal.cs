using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Plans;

/// <summary>What the person wants to reach on one track (language, work, housing …). Tracks run side by side.</summary>
public sealed class PlanGoal
{
    public const int TextLength = 1000;

    private readonly List<PlanItem> _items = [];

    private PlanGoal()
    {
    }

    internal PlanGoal(Guid planId, string track, string text, int place, Guid? copyOf = null)
    {
        Id = Guid.CreateVersion7();
        (PlanId, Track, Text, Place, CopyOf) = (planId, track, text, place, copyOf);
    }

    public Guid Id { get; private init; }
    public Guid PlanId { get; private init; }

    /// <summary>Code of the list "tracks".</summary>
    public string Track { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>Order on the page, from 1.</summary>
    public int Place { get; private init; }

    /// <summary>The same goal in the edition that this one revises; null when it is new in this edition.</summary>
    public Guid? CopyOf { get; private init; }

    public IReadOnlyList<PlanItem> Items => _items;

    internal void Change(string track, string text) => (Track, Text) = (track, text);

    internal PlanItem AddItem(PlanItemTerms terms)
    {
        var item = new PlanItem(Id, terms, _items.Count == 0 ? 1 : _items.Max(other => other.Place) + 1);
        _items.Add(item);
        return item;
    }

    internal void ChangeItem(Guid itemId, PlanItemTerms terms) => Item(itemId).Change(terms);

    internal void RemoveItem(Guid itemId) => _items.Remove(Item(itemId));

    internal PlanGoal CopyTo(Guid planId)
    {
        var copy = new PlanGoal(planId, Track, Text, Place, copyOf: Id);
        copy._items.AddRange(_items.Select(item => new PlanItem(copy.Id, item.Terms, item.Place, copyOf: item.Id)));
        return copy;
    }

    private PlanItem Item(Guid id) => _items.Find(item => item.Id == id) ?? throw new NotThereException(nameof(PlanItem));
}

using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Decisions;

/// <summary>A piece of one kind of letter of one municipality, in its own Dutch words. Its text has editions: each holds from a day, and those before stay to be seen.</summary>
public sealed class LetterBlock : Aggregate
{
    public const int HeadingLength = 100, TextLength = 2000, MostPlaces = 99;

    private readonly List<LetterBlockEdition> _editions = [];

    private LetterBlock()
    {
    }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>The letter that it is for.</summary>
    public LetterKind Kind { get; private init; } = LetterKind.Plan;

    /// <summary>What stands above it in the letter.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>Where it stands: lower first.</summary>
    public int Place { get; private set; }

    /// <summary>First day on which new letters no longer have it; null = they do.</summary>
    public DateOnly? EndsOn { get; private set; }

    public IReadOnlyList<LetterBlockEdition> Editions => _editions;

    /// <summary>The edition that is written last, whether it holds already or not.</summary>
    public LetterBlockEdition Last => _editions.MaxBy(edition => edition.From)!;

    public static LetterBlock Begin(string municipality, string heading, int place, string text, DateOnly from, DateTimeOffset at, Guid by, Guid? id = null, LetterKind kind = LetterKind.Plan)
    {
        var block = new LetterBlock { Id = id ?? Guid.CreateVersion7(), Municipality = municipality, Kind = kind };
        block.Write(heading, place, text, from, null, at, by);
        return block;
    }

    /// <summary>Other words are a new edition from a day; on the day of the last edition they take its place.</summary>
    /// <exception cref="BrokenRuleException">A placeholder that nothing fills, or a day before the last edition.</exception>
    public void Write(string heading, int place, string text, DateOnly from, DateOnly? endsOn, DateTimeOffset at, Guid by)
    {
        LetterRules.PlaceholdersAreKnown.Check(LetterText.UnknownIn(text).Count == 0, string.Join(", ", LetterText.UnknownIn(text)));
        (Heading, Place, EndsOn) = (heading, place, endsOn);
        if (_editions.Count > 0 && Last.Text == text)
            return;
        LetterRules.AnEditionFollows.Check(_editions.Count == 0 || from >= Last.From);
        if (_editions.Count > 0 && Last.From == from)
            Last.Mend(text, at, by);
        else
            _editions.Add(new(Id, text, from, at, by));
    }

    /// <summary>The words that hold on a day; null = new letters of that day do not have it.</summary>
    public string? On(DateOnly day) => EndsOn <= day ? null : _editions.Where(edition => edition.From <= day).MaxBy(edition => edition.From)?.Text;
}

/// <summary>The words of a block from a day on.</summary>
public sealed class LetterBlockEdition
{
    private LetterBlockEdition()
    {
    }

    internal LetterBlockEdition(Guid blockId, string text, DateOnly from, DateTimeOffset at, Guid by)
    {
        Id = Guid.CreateVersion7();
        (BlockId, Text, From, WrittenAt, WrittenBy) = (blockId, text, from, at, by);
    }

    public Guid Id { get; private init; }
    public Guid BlockId { get; private init; }
    public string Text { get; private set; } = "";
    public DateOnly From { get; private init; }
    public DateTimeOffset WrittenAt { get; private set; }
    public Guid WrittenBy { get; private set; }

    internal void Mend(string text, DateTimeOffset at, Guid by) => (Text, WrittenAt, WrittenBy) = (text, at, by);
}

/// <summary>A piece of the letter of one decision.</summary>
public sealed class LetterPart
{
    private LetterPart()
    {
    }

    internal LetterPart(Guid decisionId, int place, Guid blockId, string? heading, string? text)
    {
        Id = Guid.CreateVersion7();
        (DecisionId, Place, BlockId, Heading, Text) = (decisionId, place, blockId, heading, text);
    }

    public Guid Id { get; private init; }
    public Guid DecisionId { get; private init; }
    public int Place { get; private init; }

    /// <summary>The block that it came from: of the municipality, or one of the centre's.</summary>
    public Guid BlockId { get; private init; }

    /// <summary>As they stand in the letter since it was signed; null before.</summary>
    public string? Heading { get; private init; }
    public string? Text { get; private init; }
}

public static class LetterRules
{
    /// <summary>A block only asks for what a letter can be filled with.</summary>
    public static readonly Rule PlaceholdersAreKnown = new("Decisions.PlaceholdersAreKnown");

    /// <summary>New words of a block hold from the day of the words before, or later.</summary>
    public static readonly Rule AnEditionFollows = new("Decisions.AnEditionFollows");

    /// <summary>The letter is written until it is signed, and stands after that.</summary>
    public static readonly Rule ASignedLetterStands = new("Decisions.ASignedLetterStands");

    /// <summary>The letter is written by who works on the file, or who may sign it.</summary>
    public static readonly Rule WhoWritesTheLetter = new("Decisions.WhoWritesTheLetter");
}

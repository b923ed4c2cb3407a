using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Providers;

/// <summary>An organisation that offers something to newcomers: a language school, a library, a buddy project.</summary>
public sealed class Provider : Aggregate
{
    public const int NameLength = 200, ContactLength = 200, TelephoneLength = 40, EmailLength = 254, WebsiteLength = 300;

    private readonly List<ProviderMunicipality> _municipalities = [];
    private readonly List<ProviderMark> _marks = [];

    private Provider()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>By which the partner knows it from whom it was taken over; null = it was written here.</summary>
    public string? ExternalKey { get; private init; }

    /// <summary>Code of the list "provider-kinds".</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Whom we call there, or which desk.</summary>
    public string? Contact { get; private set; }
    public string? Telephone { get; private set; }
    public string? Email { get; private set; }
    public string? Website { get; private set; }

    /// <summary>First day on which it no longer works with the centre; null = it goes on.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>For which municipalities it works; none named = for the whole region.</summary>
    public IReadOnlyList<ProviderMunicipality> Municipalities => _municipalities;

    /// <summary>Quality marks that it has or had.</summary>
    public IReadOnlyList<ProviderMark> Marks => _marks;

    /// <param name="key">By which a partner knows it; null = written here.</param>
    public static Provider Add(ProviderDetails details, string? key = null)
    {
        var provider = new Provider { Id = Guid.CreateVersion7(), ExternalKey = key };
        provider.Change(details);
        return provider;
    }

    public void Change(ProviderDetails details)
    {
        ProviderRules.AnEndedProviderStaysAsItWas.Check(EndedOn is null);
        ProviderRules.EachMarkOnce.Check(details.Marks.DistinctBy(mark => mark.Mark, StringComparer.Ordinal).Count() == details.Marks.Count);
        (Name, Kind, Contact, Telephone, Email, Website) = (details.Name, details.Kind, details.Contact, details.Telephone, details.Email, details.Website);
        // What stays the same stays the same record: the history shows what changed and nothing else.
        _municipalities.RemoveAll(part => !details.Municipalities.Contains(part.Municipality));
        _municipalities.AddRange(details.Municipalities.Distinct(StringComparer.Ordinal)
            .Where(code => !_municipalities.Exists(part => part.Municipality == code)).Select(code => new ProviderMunicipality(Id, code)));
        _marks.RemoveAll(mark => details.Marks.All(terms => terms.Mark != mark.Mark));
        foreach (var terms in details.Marks)
        {
            if (_marks.Find(mark => mark.Mark == terms.Mark) is { } known)
                known.Change(terms);
            else
                _marks.Add(new(Id, terms));
        }
    }

    /// <summary>The centre and the provider part on a day. Its offers close with it.</summary>
    public void End(DateOnly on)
    {
        ProviderRules.AnEndedProviderStaysAsItWas.Check(EndedOn is null);
        EndedOn = on;
    }
}

/// <summary>A municipality that a provider works for.</summary>
public sealed class ProviderMunicipality
{
    private ProviderMunicipality()
    {
    }

    internal ProviderMunicipality(Guid providerId, string municipality) => (ProviderId, Municipality) = (providerId, municipality);

    public Guid ProviderId { get; private init; }

    /// <summary>Code of the list "municipalities".</summary>
    public string Municipality { get; private init; } = "";
}

/// <summary>A quality mark of a provider: some acts ask for one.</summary>
public sealed class ProviderMark
{
    public const int NumberLength = 60;

    private ProviderMark()
    {
    }

    internal ProviderMark(Guid providerId, MarkTerms terms)
    {
        (ProviderId, Mark) = (providerId, terms.Mark);
        Change(terms);
    }

    public Guid ProviderId { get; private init; }

    /// <summary>Code of the list "quality-marks".</summary>
    public string Mark { get; private init; } = "";

    /// <summary>Under which number it can be looked up; null = not known.</summary>
    public string? Number { get; private set; }

    /// <summary>First day on which it no longer holds; null = no end known.</summary>
    public DateOnly? ValidUntil { get; private set; }

    public bool IsValidOn(DateOnly day) => ValidUntil is null || ValidUntil > day;

    internal void Change(MarkTerms terms) => (Number, ValidUntil) = (terms.Number, terms.ValidUntil);
}

public sealed record MarkTerms(string Mark, string? Number, DateOnly? ValidUntil);

/// <summary>What is known of a provider; see the properties of <see cref="Provider"/>.</summary>
public sealed record ProviderDetails(
    string Name, string Kind, string? Contact, string? Telephone, string? Email, string? Website, IReadOnlyList<string> Municipalities)
{
    public IReadOnlyList<MarkTerms> Marks { get; init; } = [];
}

using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.PopulationRegister;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.PopulationRegister;

/// <summary>By what somebody is looked for in the population register.</summary>
public sealed class LookupForm
{
    public string? Bsn { get; set; }
    public string? Prefix { get; set; }
    public string? FamilyName { get; set; }
    public string? GivenNames { get; set; }
    public string? BirthDate { get; set; }
    public CodeInput Municipality { get; set; } = new();
    public string? Task { get; set; }

    /// <summary>The registration that was begun already.</summary>
    public Guid? RegistrationId { get; set; }

    public Guid? CaseFileId { get; set; }
    public IReadOnlyList<Choice> Tasks { get; set; } = [];

    /// <summary>What came of the question, when it led nowhere; null = nothing was asked yet.</summary>
    public RegisterOutcome? Outcome { get; set; }

    /// <summary>For which task and act the file is; null while registering.</summary>
    public string? Why { get; set; }

    public async Task<LookUpPerson.Query> ReadAsync(ICodeLists codes, Reading reading, CancellationToken cancellationToken)
    {
        var municipality = await Municipality.ReadAsync(codes, Lists.Municipalities, nameof(Municipality), reading, cancellationToken);
        var born = reading.PartialDate(BirthDate, nameof(BirthDate));
        return new(
            IdentityNumbers.Tidy(IdentityNumberKind.Bsn, Bsn), Reading.Words(Prefix), Reading.Words(FamilyName), Reading.Words(GivenNames), born, municipality,
            CaseFileId, CaseFileId is null ? Reading.Words(Task) : null);
    }
}

/// <summary>What is ticked to be taken over.</summary>
public sealed class TakeOverForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public List<string> Fields { get; set; } = [];
    public string? NameChangedOn { get; set; }
}

/// <summary>Somebody in the register, in words.</summary>
/// <param name="HidesAddress">It is secret, and who looks may not see what is hidden.</param>
public sealed record RegisteredView(RegisteredPerson Person, string? Municipality, IReadOnlyList<string> Nationalities, string? Address, bool HidesAddress, string? BirthCountry);

/// <param name="OtherNumbers">People of ours who look alike and have another BSN: id → last digits.</param>
public sealed record AnswerView(
    Guid LookupId, RegisterLookup Lookup, IReadOnlyList<RegisteredView> People, RegisteredView? Chosen, FindDuplicates.Result? Known, IReadOnlyDictionary<Guid, string> OtherNumbers)
{
    public RegisterOutcome? Outcome { get; init; }
}

public sealed record ComparisonView(AnswerView Answer, CompareWithRegister.Comparison? Comparison, TakeOverForm Form)
{
    public string? NameChangedOn => Form.NameChangedOn;
}

using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Municipalities;

/// <summary>What a logo is, by its content.</summary>
public enum LogoFormat
{
    Png = 1,
    Jpeg = 2,
}

/// <summary>How people reach the desk of a municipality; see the properties of <see cref="MunicipalitySettings"/>.</summary>
public sealed record DeskDetails(
    string? DeskName, string? Address, string? Telephone, string? Email, string? Website, string? HoursDutch, string? HoursEnglish, AccentColour? Accent);

/// <summary>A logo as it is kept: checked and cleaned.</summary>
/// <param name="Sha256">Of the bytes, lower-case hex.</param>
public sealed record KeptLogo(string Sha256, LogoFormat Format);

/// <summary>
/// How one municipality of the region has it: its desk and look, its terms, and what it does not use. Made when it is first
/// saved; what is empty is as the region has it.
/// </summary>
public sealed class MunicipalitySettings : Aggregate
{
    public const int DeskNameLength = 100, AddressLength = 300, TelephoneLength = 40, EmailLength = 254, WebsiteLength = 300, HoursLength = 300;

    /// <summary>Lists of which a municipality may leave codes unused.</summary>
    public const string Topics = "topics", Tracks = "tracks";

    private readonly List<UnusedCode> _unused = [];
    private readonly List<HiddenOffer> _hidden = [];

    private MunicipalitySettings()
    {
    }

    /// <summary>Code of the list "municipalities"; each has one row at most.</summary>
    public string Municipality { get; private init; } = "";

    /// <summary>What the desk is called; null = as the centre.</summary>
    public string? DeskName { get; private set; }

    /// <summary>In lines, as on an envelope.</summary>
    public string? Address { get; private set; }
    public string? Telephone { get; private set; }
    public string? Email { get; private set; }
    public string? Website { get; private set; }

    /// <summary>When the desk is open, in words.</summary>
    public string? HoursDutch { get; private set; }
    public string? HoursEnglish { get; private set; }

    /// <summary>"#rrggbb", always readable; null = the colour of the region.</summary>
    public string? Accent { get; private set; }

    /// <summary>Names the bytes of the logo, see <see cref="MunicipalityLogo"/>; null = none.</summary>
    public string? LogoSha256 { get; private set; }
    public LogoFormat? LogoFormat { get; private set; }

    public int? NewDays { get; private set; }
    public int? SilentDays { get; private set; }
    public int? DraftDays { get; private set; }
    public int? NoPlanDays { get; private set; }
    public int? AheadDays { get; private set; }
    public int? AnswerDays { get; private set; }
    public int? ReferralAnswerDays { get; private set; }
    public int? ReferralStartDays { get; private set; }
    public int? IntakeDays { get; private set; }
    public int? ProgressTalkDays { get; private set; }
    public int? AfterCareDays { get; private set; }
    public int? PermitDays { get; private set; }
    public int? CallAfterDays { get; private set; }
    public int? ReferralExpiryDays { get; private set; }
    public int? HandoverDays { get; private set; }
    public int? ReminderDays { get; private set; }
    public int? JobEndDays { get; private set; }
    public int? JobEndHomeDays { get; private set; }
    public int? HousingOfferDays { get; private set; }

    public OwnTerms Terms => new(NewDays, SilentDays, DraftDays, NoPlanDays, AheadDays, AnswerDays, ReferralAnswerDays, ReferralStartDays, IntakeDays, ProgressTalkDays, AfterCareDays, PermitDays, CallAfterDays, ReferralExpiryDays, HandoverDays, ReminderDays, JobEndDays, JobEndHomeDays, HousingOfferDays);

    /// <summary>Topics and tracks that are not chosen here any more. What was written with them stays.</summary>
    public IReadOnlyList<UnusedCode> Unused => _unused;

    /// <summary>Offers of the common floor to which this municipality refers nobody.</summary>
    public IReadOnlyList<HiddenOffer> Hidden => _hidden;

    /// <summary>Begins at version 1: 0 is what a page says of a municipality that has none.</summary>
    public static MunicipalitySettings For(string municipality, Guid? id = null)
    {
        var settings = new MunicipalitySettings { Id = id ?? Guid.CreateVersion7(), Municipality = municipality };
        settings.RaiseVersion();
        return settings;
    }

    /// <exception cref="BrokenRuleException">The colour cannot be read.</exception>
    public void Describe(DeskDetails desk)
    {
        if (desk.Accent is { IsReadable: false } pale)
            MunicipalityRules.AnAccentCanBeRead.Check(false, Math.Floor(pale.Worst * 10) / 10, pale.NearestReadable().ToString());
        (DeskName, Address, Telephone, Email, Website) = (desk.DeskName, desk.Address, desk.Telephone, desk.Email, desk.Website);
        (HoursDutch, HoursEnglish, Accent) = (desk.HoursDutch, desk.HoursEnglish, desk.Accent?.ToString());
    }

    /// <param name="logo">Null = none any more.</param>
    public void Show(KeptLogo? logo) => (LogoSha256, LogoFormat) = (logo?.Sha256, logo?.Format);

    /// <exception cref="BrokenRuleException">A term that makes everything late, or nothing ever.</exception>
    public void Choose(OwnTerms terms)
    {
        foreach (var (name, days) in terms.All)
            MunicipalityRules.ATermIsInItsRange.Check(OwnTerms.IsInRange(name, days), OwnTerms.Ranges[name].Fewest, OwnTerms.Ranges[name].Most);
        (NewDays, SilentDays, DraftDays, NoPlanDays) = (terms.NewDays, terms.SilentDays, terms.DraftDays, terms.NoPlanDays);
        (AheadDays, AnswerDays, ReferralAnswerDays, ReferralStartDays) = (terms.AheadDays, terms.AnswerDays, terms.ReferralAnswerDays, terms.ReferralStartDays);
        (IntakeDays, ProgressTalkDays, AfterCareDays, PermitDays) = (terms.IntakeDays, terms.ProgressTalkDays, terms.AfterCareDays, terms.PermitDays);
        (CallAfterDays, ReferralExpiryDays, HandoverDays, ReminderDays) = (terms.CallAfterDays, terms.ReferralExpiryDays, terms.HandoverDays, terms.ReminderDays);
        (JobEndDays, JobEndHomeDays, HousingOfferDays) = (terms.JobEndDays, terms.JobEndHomeDays, terms.HousingOfferDays);
    }

    /// <summary>Says what is not used here, in place of what was said before.</summary>
    public void LeaveUnused(IReadOnlyCollection<(string List, string Code)> codes, IReadOnlyCollection<Guid> offers)
    {
        // What stays the same stays the same record: the history shows what changed and nothing else.
        _unused.RemoveAll(part => !codes.Contains((part.List, part.Code)));
        _unused.AddRange(codes.Distinct().Where(code => !_unused.Exists(part => part.List == code.List && part.Code == code.Code)).Select(code => new UnusedCode(Id, code.List, code.Code)));
        _hidden.RemoveAll(part => !offers.Contains(part.OfferId));
        _hidden.AddRange(offers.Distinct().Where(offer => !_hidden.Exists(part => part.OfferId == offer)).Select(offer => new HiddenOffer(Id, offer)));
    }
}

/// <summary>A code of a list that a municipality does not use for what is new.</summary>
public sealed class UnusedCode
{
    private UnusedCode()
    {
    }

    internal UnusedCode(Guid settingsId, string list, string code) => (SettingsId, List, Code) = (settingsId, list, code);

    public Guid SettingsId { get; private init; }
    public string List { get; private init; } = "";
    public string Code { get; private init; } = "";
}

/// <summary>An offer of the common floor that a municipality does not show.</summary>
public sealed class HiddenOffer
{
    private HiddenOffer()
    {
    }

    internal HiddenOffer(Guid settingsId, Guid offerId) => (SettingsId, OfferId) = (settingsId, offerId);

    public Guid SettingsId { get; private init; }
    public Guid OfferId { get; private init; }
}

/// <summary>
/// The bytes of a logo under their checksum. They stay after the municipality took another one: papers that were asked for
/// before are printed with the logo of then.
/// </summary>
public sealed class MunicipalityLogo
{
    private MunicipalityLogo()
    {
    }

    public MunicipalityLogo(string sha256, LogoFormat format, byte[] bytes) => (Sha256, Format, Bytes) = (sha256, format, bytes);

    public string Sha256 { get; private init; } = "";
    public LogoFormat Format { get; private init; }
    public byte[] Bytes { get; private init; } = [];
}

/// <summary>A municipality whose terms changed while the clocks of its files still stand by the old ones. Gone when they are moved.</summary>
public sealed class TermsChange
{
    private TermsChange()
    {
    }

    public TermsChange(string municipality, DateTimeOffset at) => (Municipality, ChangedAt) = (municipality, at);

    public string Municipality { get; private init; } = "";
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>They changed once more before the clocks were moved.</summary>
    public void Again(DateTimeOffset at) => ChangedAt = at;
}

public static class MunicipalityRules
{
    /// <summary>White text on the colour, and the colour as text on a page, can be read: 4.5:1 or more (WCAG 2.2).</summary>
    public static readonly Rule AnAccentCanBeRead = new("Municipalities.AnAccentCanBeRead");

    /// <summary>A term makes neither everything late at once nor nothing ever.</summary>
    public static readonly Rule ATermIsInItsRange = new("Municipalities.ATermIsInItsRange");

    /// <summary>A municipality has one set of settings; who makes the first at the same moment sees that it is there.</summary>
    public static readonly Rule OneSetOfSettings = new("Municipalities.OneSetOfSettings");

    /// <summary>What a municipality does not use is not chosen for something new.</summary>
    public static readonly Rule OnlyWhatIsUsedHere = new("Municipalities.OnlyWhatIsUsedHere");
}

using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>Two versions of an offer, field by field, as the form posts them and as a page says them.</summary>
public sealed class OfferDifferences(ICodeLists codes, Text texts, CancellationToken stop)
{
    private readonly List<ConflictField> _fields = [];

    public async Task<IReadOnlyList<ConflictField>> OfAsync(OfferTerms mine, OfferTerms theirs)
    {
        var (my, their) = (await OfferForm.OfAsync(mine, codes, stop), await OfferForm.OfAsync(theirs, codes, stop));
        Plain("Name", "OfferName", my.Name, their.Name);
        Plain("Description", "Description", my.Description, their.Description);
        await OneAsync("Municipality", "ForMunicipality", Lists.Municipalities, mine.Municipality, theirs.Municipality, "Providers.CommonFloor");
        Plain("Topic.Text", "Topic", my.Topic.Text, their.Topic.Text);
        await ManyAsync("TopicCodes", "Topics", Lists.Topics, mine.Topics, theirs.Topics);
        await OneAsync("Track", "Track", Lists.Tracks, mine.Track, theirs.Track);
        await ManyAsync("LanguageCodes", "Languages", Lists.Languages, mine.Languages, theirs.Languages);
        await ManyAsync("HelpLanguageCodes", "HelpLanguages", Lists.Languages, mine.HelpLanguages, theirs.HelpLanguages);
        await ManyAsync("Audiences", "Audiences", Lists.OfferAudiences, mine.Audiences, theirs.Audiences);
        Plain("Place", "Place", my.Place, their.Place);
        Plain("Postcode", "Postcode", my.Postcode, their.Postcode);
        YesNo("Online", "Online", mine.Online, theirs.Online);
        Plain("Times", "Times", my.Times, their.Times);
        Said("Days", "Days", string.Join(',', my.Days), string.Join(',', their.Days), texts.Days(mine.Days), texts.Days(theirs.Days));
        Said("Parts", "Parts", string.Join(',', my.Parts), string.Join(',', their.Parts), texts.Parts(mine.Parts), texts.Parts(theirs.Parts));
        Plain("LeastMinutesAWeek", "LeastMinutesAWeek", my.LeastMinutesAWeek, their.LeastMinutesAWeek);
        Plain("MostMinutesAWeek", "MostMinutesAWeek", my.MostMinutesAWeek, their.MostMinutesAWeek);
        Said("LevelFrom", "LevelFrom", my.LevelFrom, their.LevelFrom, Level(mine.LevelFrom), Level(theirs.LevelFrom));
        Said("LevelTo", "LevelTo", my.LevelTo, their.LevelTo, Level(mine.LevelTo), Level(theirs.LevelTo));
        await OneAsync("Childcare", "Childcare", Lists.OfferChildcare, mine.Childcare, theirs.Childcare);
        Plain("Price", "Price", my.Price, their.Price);
        await OneAsync("PriceUnit", "PriceUnit", Lists.PriceUnits, mine.PriceUnit, theirs.PriceUnit);
        await OneAsync("Payer", "Payer", Lists.Payers, mine.Payer, theirs.Payer, "Providers.PayerUnknown");
        await OneAsync("Funding", "Funding", Lists.FundingForms, mine.Funding, theirs.Funding);
        Plain("FundedUntil", "FundedUntil", my.FundedUntil, their.FundedUntil);
        Plain("Places", "Places", my.Places, their.Places);
        Plain("WaitingWeeks", "WaitingWeeks", my.WaitingWeeks, their.WaitingWeeks);
        Plain("Starts", "Starts", my.Starts, their.Starts);
        Plain("ConditionLines", "Conditions", Lines(mine), Lines(theirs));
        YesNo("OpenToAll", "OpenToAll", mine.OpenToAll, theirs.OpenToAll);
        YesNo("ResidenceNotAsked", "ResidenceNotAsked", mine.ResidenceNotAsked, theirs.ResidenceNotAsked);
        Plain("Contact", "Contact", my.Contact, their.Contact);
        Plain("Telephone", "Telephone", my.Telephone, their.Telephone);
        Plain("Email", "Email", my.Email, their.Email);
        Plain("OpenFrom", "OpenFrom", my.OpenFrom, their.OpenFrom);
        Plain("OpenUntil", "OpenUntil", my.OpenUntil, their.OpenUntil);
        return _fields;
    }

    // Nothing stands there, so the words of the fields are used as they are.
    private static string Lines(OfferTerms terms) => string.Join('\n', terms.Conditions.Select(condition => $"{condition.What}{OfferForm.Because}{condition.Why}"));

    private string Level(DutchLevel? level) => level is { } one ? texts.Of("Providers", one) : texts["Shared.None"];

    private void Plain(string name, string label, string? mine, string? theirs) => _fields.Add(new(name, texts[$"Providers.{label}"], mine, theirs));

    private void Said(string name, string label, string? mine, string? theirs, string mineSaid, string theirsSaid) =>
        _fields.Add(new(name, texts[$"Providers.{label}"], mine, theirs, mineSaid, theirsSaid));

    private void YesNo(string name, string label, bool mine, bool theirs) =>
        Said(name, label, mine ? "true" : "false", theirs ? "true" : "false", texts[mine ? "Shared.Yes" : "Shared.No"], texts[theirs ? "Shared.Yes" : "Shared.No"]);

    private async Task OneAsync(string name, string label, string list, string? mine, string? theirs, string none = "Shared.None")
    {
        async Task<string> Named(string? code) => code is null ? texts[none] : texts.Code(await codes.FindAsync(list, code, stop));
        Said(name, label, mine, theirs, await Named(mine), await Named(theirs));
    }

    private async Task ManyAsync(string name, string label, string list, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        async Task<string> Named(IReadOnlyList<string> chosen) => texts.Names(await codes.ManyAsync(list, chosen, stop), "Shared.None");
        Said(name, label, string.Join(',', mine.Order(StringComparer.Ordinal)), string.Join(',', theirs.Order(StringComparer.Ordinal)), await Named(mine), await Named(theirs));
    }
}

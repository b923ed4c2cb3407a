using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Referrals;

namespace ReceptionCentre.Application.Tests.Providers;

/// <summary>Offers to a file and back, as a table of our own and as HSDS 3.</summary>
public sealed class OfferFilesTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private readonly StaffMember _manager = A.StaffMember(Role.Manager).Build();

    private DateOnly Today => database.Clock.Today;

    [Theory]
    [InlineData(ExchangeFormat.Csv)]
    [InlineData(ExchangeFormat.Hsds)]
    public async Task What_goes_out_and_comes_back_changes_nothing(ExchangeFormat format)
    {
        var offer = await SavedAsync();
        var out1 = await ExportedAsync(format, offer.Name);
        var file = await UploadAsync(out1);
        var look = await database.Send(new ShowTakeIn.Query(file));
        Assert.Equal((0, 0, 1, 0), (look.New, look.Changed, look.Same, look.Wrong));
        Assert.False(look.CanTakeIn);
        Assert.Equal(format, look.Format);
    }

    [Fact]
    public async Task A_changed_cell_changes_the_offer_and_nothing_else()
    {
        var offer = await SavedAsync();
        var csv = Encoding.UTF8.GetString(await ExportedAsync(ExchangeFormat.Csv, offer.Name)).Replace("dinsdag van 19.00", "donderdag van 19.00", StringComparison.Ordinal);
        var file = await UploadAsync(Encoding.UTF8.GetBytes(csv));
        Assert.Equal(1, (await database.Send(new ShowTakeIn.Query(file))).Changed);
        Assert.Equal(1, await database.Send(new TakeInOffers.Command(Guid.NewGuid(), file)));
        var stored = await StoredAsync(offer.Id);
        Assert.True(stored.TermsOn(Today).SaysTheSameAs(offer.TermsOn(Today) with { Times = "donderdag van 19.00 tot 21.00 uur" }));
        // Taken in it is gone: a second time there is nothing to take in.
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowTakeIn.Query(file)));
    }

    [Fact]
    public async Task One_wrong_row_and_nothing_of_the_file_is_taken_in()
    {
        database.As(_manager);
        var word = $"Bestand {Guid.NewGuid():N}";
        var file = await UploadAsync($"""
            aanbieder;aanbod;onderwerp;talen;prijs;startdagen;voor alle inwoners;gemeente;onbekend
            {word};Les een;Nederlands leren;Nederlands | ar;12,50;2027-01-05 | 6-2-2027;ja;;x
            {word};Les twee;bestaat niet;Klingon;veel;morgen;misschien;Eindhoven;y
            """);
        var look = await database.Send(new ShowTakeIn.Query(file));
        Assert.Equal((1, 0, 0, 1), (look.New, look.Changed, look.Same, look.Wrong));
        Assert.Equal(["onbekend"], look.LeftOut);
        Assert.Equal(3, look.Rows[0].Number);
        Assert.Equal(
            ["languages", "municipality", "open_to_all", "price", "starts", "topic"], look.Rows[0].Errors.Select(error => error.Column).Distinct().Order(StringComparer.Ordinal));
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new TakeInOffers.Command(Guid.NewGuid(), file)));
        Assert.Equal(ProviderRules.AFileIsTakenInAsAWhole, broken.Rule);
        Assert.False(await database.InDb(db => db.Providers.AnyAsync(provider => provider.Name == word)));
    }

    [Fact]
    public async Task A_new_organisation_comes_with_its_offers_once()
    {
        database.As(_manager);
        var word = $"Bestand {Guid.NewGuid():N}";
        var text = $"""
            aanbieder;soort aanbieder;aanbod;onderwerp;talen;plaatsen;voorwaarden
            {word};Bibliotheek;Taalcafé;Nederlands leren;Nederlands;12;Vanaf 18 jaar // De zaal is van de school
            {word};Bibliotheek;Leeskring;Nederlands leren;Nederlands;;
            """;
        await database.Send(new TakeInOffers.Command(Guid.NewGuid(), await UploadAsync(text)));
        var provider = await database.InDb(db => db.Providers.SingleAsync(one => one.Name == word));
        Assert.Equal("library", provider.Kind);
        var offers = await database.InDb(db => db.Offers.Include(offer => offer.Conditions).Include(offer => offer.Rooms).Where(offer => offer.ProviderId == provider.Id).ToListAsync());
        Assert.Equal(12, offers.Single(offer => offer.Name == "Taalcafé").RoomOn(Today).Places);
        Assert.Equal("De zaal is van de school", offers.Single(offer => offer.Name == "Taalcafé").Conditions.Single().Why);
        var again = await database.Send(new ShowTakeIn.Query(await UploadAsync(text)));
        Assert.Equal((0, 0, 2, 0), (again.New, again.Changed, again.Same, again.Wrong));
    }

    [Fact]
    public async Task A_service_of_a_partner_is_taken_over_under_its_key_and_the_same_file_again_changes_nothing()
    {
        database.As(_manager);
        var (service, organisation, name) = (Guid.NewGuid(), Guid.NewGuid(), $"Partner {Guid.NewGuid():N}");
        var json = $$"""
            [{ "id": "{{service}}", "name": "Fietsles voor beginners", "status": "active", "description": "Leren fietsen in het park.",
               "eligibility_description": "Vanaf 18 jaar",
               "organization": { "id": "{{organisation}}", "name": "{{name}}", "website": "javascript:alert(1)", "phones": [{ "id": "1", "number": "020 555" }] },
               "languages": [{ "id": "1", "code": "nl" }, { "id": "2", "code": "en" }],
               "schedules": [{ "id": "1", "freq": "WEEKLY", "byday": "2TU,TH", "opens_at": "19:00", "closes_at": "21:00" }],
               "cost_options": [{ "id": "1", "amount": 12.5, "currency": "EUR" }],
               "capacities": [{ "id": "1", "available": 3, "maximum": 8, "updated": "2026-11-01" }],
               "service_at_locations": [{ "id": "1", "location": { "id": "1", "location_type": "physical", "name": "Stadspark",
                  "addresses": [{ "id": "1", "postal_code": "1181 AA", "country": "NL", "address_type": "physical" }] } }] }]
            """;
        await database.Send(new TakeInOffers.Command(Guid.NewGuid(), await UploadAsync(json)));
        var stored = await database.InDb(db => db.Offers.Include(one => one.Codes).Include(one => one.Rooms).Include(one => one.Conditions).SingleAsync(one => one.ExternalKey == service.ToString()));
        Assert.Equal(("transport", Weekdays.Tuesday | Weekdays.Thursday, 1250, 8), (stored.Topic, stored.Days, stored.PriceCents, stored.RoomOn(Today).Places));
        Assert.Equal(("Stadspark", "1181 AA", "19:00 – 21:00"), (stored.Place, stored.Postcode, stored.Times));
        Assert.Equal("Vanaf 18 jaar", stored.Conditions.Single().What);
        var provider = await database.InDb(db => db.Providers.SingleAsync(one => one.Id == stored.ProviderId));
        Assert.Equal((organisation.ToString(), null, "020 555"), (provider.ExternalKey, provider.Website, provider.Telephone));

        var again = await database.Send(new ShowTakeIn.Query(await UploadAsync(json)));
        Assert.Equal((0, 0, 1, 0), (again.New, again.Changed, again.Same, again.Wrong));
        var closed = await UploadAsync(json.Replace("\"active\"", "\"defunct\"", StringComparison.Ordinal));
        await database.Send(new TakeInOffers.Command(Guid.NewGuid(), closed));
        Assert.Equal(Today, (await StoredAsync(stored.Id)).OpenUntil);
    }

    [Fact]
    public async Task What_a_partner_calls_by_one_key_is_one_offer_here()
    {
        var (provider, key) = (ReferralStage.AProvider(), Guid.NewGuid().ToString());
        var terms = ReferralStage.AnOffer(provider).TermsOn(Today);
        await database.Save(provider, Offer.Add(provider, terms, Today, key));
        var broken = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Save(Offer.Add(provider, terms, Today, key)));
        Assert.Equal(ProviderRules.OneOfferOneKey, broken.Rule);
    }

    [Fact]
    public async Task A_page_of_services_has_what_the_specification_asks()
    {
        var offer = await SavedAsync();
        var page = JsonNode.Parse(await ExportedAsync(ExchangeFormat.Hsds, offer.Name))!;
        Assert.Equal(1, page["total_items"]!.GetValue<int>());
        var service = page["contents"]![0]!;
        Assert.Equal((offer.Id.ToString(), offer.Name, "active"), (service["id"]!.ToString(), service["name"]!.ToString(), service["status"]!.ToString()));
        Assert.NotNull(service["organization"]!["id"]);
        Assert.Equal("TU", service["schedules"]![0]!["byday"]!.ToString());
        Assert.Equal(12, service["capacities"]![0]!["maximum"]!.GetValue<int>());
        Assert.Equal("1013 AB", service["service_at_locations"]![0]!["location"]!["addresses"]![0]!["postal_code"]!.ToString());
    }

    [Fact]
    public async Task A_cell_that_begins_like_a_formula_goes_out_guarded_and_comes_back_as_it_was()
    {
        var offer = await SavedAsync(terms => terms with { Place = "=HYPERLINK(\"http://kwaad.test\")" });
        var csv = Encoding.UTF8.GetString(await ExportedAsync(ExchangeFormat.Csv, offer.Name));
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Equal(1, (await database.Send(new ShowTakeIn.Query(await UploadAsync(csv)))).Same);
    }

    [Fact]
    public async Task Files_that_are_none_are_refused_with_a_sentence()
    {
        database.As(_manager);
        async Task Refused(string text, string sentence)
        {
            var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => UploadAsync(text));
            Assert.Equal(("File", sentence), (invalid.Fields[0].Field, invalid.Fields[0].Text));
        }

        await Refused("{ \"contents\": [ 1 ] }", "Providers.NoHsds");
        await Refused("[ { kapot", "Providers.NoHsds");
        await Refused("naam;prijs\nLes;3", "Providers.NoOfferColumn");
        await Refused("aanbod;prijs", "Imports.ImportTrouble.NoRows");
        var mine = await UploadAsync("aanbieder;aanbod;onderwerp\nTaalhuis;Les;Nederlands leren");
        database.As(A.StaffMember(Role.Manager).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowTakeIn.Query(mine)));
        database.As(A.StaffMember(Role.FrontDesk).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => UploadAsync("aanbod\nLes"));
    }

    private async Task<Offer> SavedAsync(Func<OfferTerms, OfferTerms>? change = null)
    {
        var provider = ReferralStage.AProvider();
        var terms = ReferralStage.AnOffer(provider).TermsOn(Today) with
        {
            Name = $"Avondles {Guid.NewGuid():N}",
            Topic = "language",
            Topics = ["recreation"],
            HelpLanguages = ["ar"],
            Audiences = ["working"],
            Days = Weekdays.Tuesday,
            Parts = DayParts.Evening,
            Times = "dinsdag van 19.00 tot 21.00 uur",
            LeastMinutesAWeek = 150,
            LevelFrom = DutchLevel.BeforeA1,
            LevelTo = DutchLevel.A1,
            PriceCents = 1250,
            Payer = "newcomer",
            PriceUnit = "month",
            Funding = "subsidised",
            Childcare = "provided",
            Starts = [Today.AddDays(9)],
            Conditions = [new("Vanaf 18 jaar", "De zaal is van de school")],
            Postcode = "1013 AB",
            ResidenceNotAsked = true,
            Contact = "Wim",
            Telephone = "020 555",
            OpenFrom = Today.AddDays(-100),
        };
        var offer = Offer.Add(provider, change?.Invoke(terms) ?? terms, Today);
        await database.Save(provider, offer);
        database.As(_manager);
        return offer;
    }

    private Task<Offer> StoredAsync(Guid offerId) => database.InDb(db => db.Offers.Include(one => one.Codes).Include(one => one.Rooms).Include(one => one.Starts).Include(one => one.Conditions)
        .SingleAsync(one => one.Id == offerId));

    private async Task<byte[]> ExportedAsync(ExchangeFormat format, string name)
    {
        var offers = await database.Send(new ExportOffers.Command(new(name), format));
        if (format == ExchangeFormat.Hsds)
            return ExportOffers.AsHsds(offers, Today);
        using var stream = new MemoryStream();
        database.Provider.GetRequiredService<Application.Reporting.ITableFiles>().WriteCsv(stream, new(
            "aanbod", [.. OfferColumns.All.Select(column => new Application.Reporting.TableColumn(column.Dutch))],
            offers.Select(offer => (IReadOnlyList<Application.Reporting.TableCell>)[.. OfferColumns.All.Select(column => Application.Reporting.TableCell.Of(offer.Cells[column.Column]))])));
        return stream.ToArray();
    }

    private Task<Guid> UploadAsync(string text) => UploadAsync(Encoding.UTF8.GetBytes(text));

    private Task<Guid> UploadAsync(byte[] bytes) => database.Send(new UploadOffers.Command(Guid.NewGuid(), new Upload("aanbod.csv", bytes.Length, () => new MemoryStream(bytes))));
}

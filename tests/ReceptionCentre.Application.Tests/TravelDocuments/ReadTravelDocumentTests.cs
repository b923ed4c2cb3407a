using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.TravelDocuments;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.TravelDocuments;

public sealed class ReadTravelDocumentTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private const string Unspecified = "XX" + "X";

    // The specimen of ICAO Doc 9303, with nationalities of ours where a test needs one.
    private const string Passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    private Task<ReadTravelDocument.Result> Read(string zone, string? accepted = null) =>
        database.As(A.StaffMember(Role.FrontDesk).Build()).Send(new ReadTravelDocument.Query(zone, accepted));

    [Fact]
    public async Task What_a_registration_can_take_over_is_given_as_a_clerk_types_it()
    {
        var read = await Read(Passport);
        Assert.Equal(("Anna", "Anna Maria", "Eriksson", "12-08-1974"), (read.Answers!.CalledName, read.Answers.GivenNames, read.Answers.FamilyName, read.Answers.BirthDate));
        Assert.True(read.Expired);
        Assert.Equal("Utopia (specimen)", read.IssuingState!.English);
        // There is no such nationality: it is said, and a person chooses.
        Assert.Null(read.Nationality);
        Assert.Null(read.Answers.Nationality);
    }

    [Theory]
    [InlineData("ERI", "0084", "Eritrea")]
    [InlineData("D<<", "0055", "Bondsrepubliek Duitsland")]
    [InlineData("XXA", "0499", "Staatloos")]
    [InlineData("GBN", "0450", "Brits onderdaan (overzee)")]
    [InlineData("RKS", "0087", "Kosovo")]
    [InlineData("XXB", null, "Vluchteling, verdrag van 1951")]
    [InlineData(Unspecified, null, "Nationaliteit niet vermeld")]
    public async Task The_state_is_mapped_to_the_list_of_the_population_register(string state, string? nationality, string name)
    {
        var read = await Read(Passport.Replace("36UTO", $"36{state}", StringComparison.Ordinal));
        Assert.Equal(nationality, read.Nationality?.Value);
        Assert.Equal(name, read.NationalityState!.Dutch);
    }

    [Fact]
    public async Task Nothing_is_taken_from_a_field_that_is_wrong_until_somebody_accepts_what_is_meant()
    {
        var wrong = Passport.Replace("7408122F", "74O8122F", StringComparison.Ordinal);
        var read = await Read(wrong);
        Assert.Null(read.Answers!.BirthDate);
        Assert.Equal("Eriksson", read.Answers.FamilyName);
        Assert.Null((await Read(wrong, "2-16-9")).Answers!.BirthDate);
        var accepted = await Read(wrong, read.Reading.Problems[0].Proposal!.Key);
        Assert.Equal("12-08-1974", accepted.Answers!.BirthDate);
        Assert.Empty(accepted.Reading.Problems);
    }

    [Fact]
    public async Task One_name_is_no_family_name()
    {
        var read = await Read("P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10");
        Assert.Equal(("Arkfreith", "Arkfreith", null), (read.Answers!.CalledName, read.Answers.GivenNames, read.Answers.FamilyName));
    }

    [Fact]
    public async Task Only_who_registers_people_reads_documents()
    {
        database.As(A.StaffMember(Role.Manager).Build());
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new ReadTravelDocument.Query(Passport)));
    }

    [Fact]
    public async Task Every_state_of_the_list_names_a_country_and_a_nationality_that_are_there()
    {
        var states = database.Provider.GetRequiredService<ITravelDocumentStates>();
        Assert.True(states.Codes.Count > 260);
        await database.AsSystem(async services =>
        {
            var codes = services.GetRequiredService<ICodeLists>();
            foreach (var code in states.Codes)
            {
                var state = states.Find(code)!;
                Assert.Matches("^[A-Z]{1,3}$", code);
                Assert.True(state.Dutch is not null || state.Country is not null, code);
                Assert.Equal(state.Dutch is null, state.English is null);
                if (state.Country is not null)
                    Assert.Null((await codes.FindAsync(Lists.Countries, state.Country, default))!.ValidUntil);
                if (state.Nationality is not null)
                    Assert.Null((await codes.FindAsync(Lists.Nationalities, state.Nationality, default))!.ValidUntil);
            }
            return 0;
        });
        foreach (var special in new[] { "D", "EUE", "UNO", "UNA", "UNK", "XXA", "XXB", "XXC", Unspecified, "RKS", "GBD", "GBN", "GBO", "GBP", "GBS" })
            Assert.NotNull(states.Find(special));
        Assert.Null(states.Find("DEU"));
    }
}

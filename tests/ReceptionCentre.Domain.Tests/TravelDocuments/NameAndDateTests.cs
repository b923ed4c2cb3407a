using ReceptionCentre.Domain.TravelDocuments;

namespace ReceptionCentre.Domain.Tests.TravelDocuments;

public sealed class NameAndDateTests
{
    private static ZoneReading Read(ZoneMaker.Fields fields) => MachineReadableZone.Read(string.Join('\n', ZoneMaker.Write(fields)), Said.Today, ZoneMaker.States);

    private static readonly ZoneMaker.Fields Passport = new(ZoneFormat.Td3, "P", "UTO", "ERIKSSON", "ANNA MARIA", "L898902C3", "UTO", "740812", 'F', "271201");

    [Fact]
    public void Somebody_with_one_name_has_no_secondary_identifier()
    {
        var read = Read(Passport with { Primary = "ARKFREITH", Secondary = null });
        Assert.Empty(read.Problems);
        Assert.Equal(("ARKFREITH", null), (read.Document!.Primary, read.Document.Secondary));
    }

    [Fact]
    public void Some_states_write_the_one_name_as_the_given_name()
    {
        var read = Read(Passport with { Primary = "", Secondary = "RAMESH" });
        Assert.Equal((null, "RAMESH"), (read.Document!.Primary, read.Document.Secondary));
    }

    [Fact]
    public void Hyphens_and_apostrophes_are_lost()
    {
        // "Van der Müller-O'Connor", as a state writes it: VAN DER MUELLER OCONNOR.
        var read = Read(Passport with { Primary = "VAN DER MUELLER OCONNOR" });
        Assert.Equal("VAN DER MUELLER OCONNOR", read.Document!.Primary);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void A_name_that_fills_its_field_may_be_longer_and_that_is_said()
    {
        var read = Read(Passport with { Primary = "NILAVADHANANANDA", Secondary = "CHAYAPA DEJTHAMRONGKR" });
        Assert.True(read.Document!.NameMayBeCut);
        Assert.Equal((ZoneProblemKind.NameMayBeCut, new ZonePlace(1, 44)), (Assert.Single(read.Problems).Kind, read.Problems[0].Place!.Value));
        Assert.False(Read(Passport).Document!.NameMayBeCut);
    }

    [Fact]
    public void A_zone_without_a_name_says_so() =>
        Assert.Contains(Read(Passport with { Primary = "", Secondary = null }).Problems, problem => problem.Kind == ZoneProblemKind.NameMissing);

    [Theory]
    [InlineData("740812", "1974-08-12")]
    [InlineData("261121", "2026-11-21")] // today
    [InlineData("261122", "1926-11-22")] // tomorrow it would be: never in the future
    [InlineData("27<<<<", "1927-00-00")]
    [InlineData("2612<<", "1926-12-00")]
    [InlineData("74<<<<", "1974-00-00")]
    [InlineData("7408<<", "1974-08-00")]
    [InlineData("740000", "1974-00-00")]
    [InlineData("74<<12", "1974-00-00")] // a day without a month does not exist
    [InlineData("<<<<<<", "0000-00-00")]
    [InlineData("000229", "2000-02-29")]
    public void A_birth_lies_in_the_past_and_may_be_partly_known(string written, string born)
    {
        var read = Read(Passport with { Birth = written });
        Assert.Equal(born, read.Document!.BirthDate.ToString());
        Assert.Equal(ZoneCertainty.Checked, read.Document.Certainty(ZoneField.BirthDate));
    }

    [Theory]
    [InlineData("271201", 2027)]
    [InlineData("990101", 1999)]
    [InlineData("760101", 2076)]
    [InlineData("770101", 1977)]
    public void A_document_ends_within_fifty_years_of_today(string written, int year) =>
        Assert.Equal(year, Read(Passport with { Until = written }).Document!.ValidUntil!.Value.Year);

    [Fact]
    public void A_document_without_an_end_says_nothing()
    {
        var read = Read(Passport with { Until = "<<<<<<" });
        Assert.Null(read.Document!.ValidUntil);
        Assert.False(read.Document.IsExpiredOn(Said.Today));
        Assert.Empty(read.Problems);
    }

    [Fact]
    public void A_document_is_valid_on_its_last_day()
    {
        Assert.False(Read(Passport with { Until = "261121" }).Document!.IsExpiredOn(Said.Today));
        Assert.True(Read(Passport with { Until = "261120" }).Document!.IsExpiredOn(Said.Today));
    }

    [Theory]
    [InlineData(ZoneFormat.Td3, "P", TravelDocumentKind.Passport)]
    [InlineData(ZoneFormat.Td3, "PT", TravelDocumentKind.Passport)]
    [InlineData(ZoneFormat.Td1, "I", TravelDocumentKind.IdentityCard)]
    [InlineData(ZoneFormat.Td1, "IR", TravelDocumentKind.ResidencePermit)]
    [InlineData(ZoneFormat.Td1, "AR", TravelDocumentKind.ResidencePermit)]
    [InlineData(ZoneFormat.Td1, "AC", TravelDocumentKind.CrewMember)]
    [InlineData(ZoneFormat.Td2, "IX", TravelDocumentKind.Other)]
    [InlineData(ZoneFormat.MrvA, "V", TravelDocumentKind.Visa)]
    public void What_kind_it_is_follows_from_its_first_letters(ZoneFormat format, string code, TravelDocumentKind kind) =>
        Assert.Equal(kind, Read(Passport with { Format = format, Code = code }).Document!.Kind);
}

using System.Text;
using ReceptionCentre.Application.CalendarFeeds;
using ReceptionCentre.Domain.Appointments;

namespace ReceptionCentre.Application.Tests.CalendarFeeds;

public sealed class CalendarTextTests
{
    private static readonly Guid Id = new("019a0000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Changed = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly AppointmentTime Time = AppointmentTime.Of(new(2026, 11, 23), new(10, 0), new(11, 0));

    private static CalendarItem Item(string summary = "Afspraak", string? location = null, string? description = null, int sequence = 0) =>
        new(Id, sequence, Changed, Time, summary, location, description, new("https://balie.example/appointments/1"));

    private static CalendarReader Read(CalendarMethod method, CalendarOrganiser? organiser, params CalendarItem[] items) =>
        CalendarReader.Read(Encoding.UTF8.GetBytes(CalendarText.Write("Afspraken", method, organiser, items)));

    private static string Value(IReadOnlyList<CalendarReader.Property> of, string name) => Assert.Single(of, property => property.Name == name).Raw;

    [Fact]
    public void A_calendar_has_what_the_standard_asks()
    {
        var read = Read(CalendarMethod.None, null, Item(), Item() with { Id = Guid.Empty });
        Assert.Equal("2.0", Value(read.Properties, "VERSION"));
        Assert.StartsWith("-//", Value(read.Properties, "PRODID"), StringComparison.Ordinal);
        Assert.DoesNotContain(read.Properties, property => property.Name == "METHOD");
        Assert.Equal(2, read.Events.Count);
        var one = read.Events[0];
        Assert.Equal((Id.ToString(), "0", "20261121T120000Z"), (Value(one, "UID"), Value(one, "SEQUENCE"), Value(one, "DTSTAMP")));
        // Ten o'clock in a Dutch winter.
        Assert.Equal(("20261123T090000Z", "20261123T100000Z", "CONFIRMED"), (Value(one, "DTSTART"), Value(one, "DTEND"), Value(one, "STATUS")));
        Assert.Equal("https://balie.example/appointments/1", Value(one, "URL"));
    }

    [Fact]
    public void What_is_published_or_called_off_names_who_invites()
    {
        var organiser = new CalendarOrganiser("Balie \"Noord\"; Amsterdam, centrum", "balie@noord.example");
        var published = Read(CalendarMethod.Publish, organiser, Item());
        Assert.Equal("PUBLISH", Value(published.Properties, "METHOD"));
        var who = Assert.Single(published.Events[0], property => property.Name == "ORGANIZER");
        Assert.Equal(("mailto:balie@noord.example", "Balie 'Noord'; Amsterdam, centrum"), (who.Raw, who.Parameters["CN"]));
        var cancelled = Read(CalendarMethod.Cancel, organiser with { Email = null }, Item(sequence: 3));
        Assert.Equal(("CANCEL", "CANCELLED", "3"), (Value(cancelled.Properties, "METHOD"), Value(cancelled.Events[0], "STATUS"), Value(cancelled.Events[0], "SEQUENCE")));
        Assert.Equal("invalid:nomail", Value(cancelled.Events[0], "ORGANIZER"));
    }

    [Theory]
    [InlineData("Kamer 2, intake; \\ neem mee: \"paspoort\"")]
    [InlineData("eerste\nTweede\r\nderde")]
    [InlineData("Ολυμπία, ሰላም ገብረመድህን، محمد الحسن 王小明 🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠🏠")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("BEGIN:VEVENT\nUID:x\nEND:VCALENDAR")]
    public void Every_text_comes_back_as_it_was(string words)
    {
        var one = Read(CalendarMethod.None, null, Item(words, words, words)).Events[0];
        foreach (var name in (string[])["SUMMARY", "LOCATION", "DESCRIPTION"])
            Assert.Equal(words.ReplaceLineEndings("\n"), Assert.Single(one, property => property.Name == name).Text);
    }

    [Fact]
    public void A_line_of_every_length_is_folded_without_cutting_a_sign()
    {
        for (var length = 1; length < 200; length++)
        {
            foreach (var sign in (string[])["a", "é", "王", "🏠"])
            {
                var words = string.Concat(Enumerable.Repeat(sign, length));
                Assert.Equal(words, Assert.Single(Read(CalendarMethod.None, null, Item(words)).Events[0], property => property.Name == "SUMMARY").Text);
            }
        }
    }

    [Fact]
    public void What_is_no_sign_is_left_out() =>
        Assert.Equal("Kamer 2", Assert.Single(Read(CalendarMethod.None, null, Item("Ka\u0007mer\u0000 2")).Events[0], property => property.Name == "SUMMARY").Text);

    [Fact]
    public void What_is_not_known_is_not_said()
    {
        var one = Read(CalendarMethod.None, null, Item() with { Url = null }).Events[0];
        Assert.DoesNotContain(one, property => property.Name is "LOCATION" or "DESCRIPTION" or "URL" or "ORGANIZER");
    }
}

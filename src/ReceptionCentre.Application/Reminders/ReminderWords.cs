using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Reminders;

/// <summary>
/// What a reminder says: when and where, and whom to call. Nothing of why, no name: a telephone lies on a table, and a mailbox
/// is shared. The sentences are those of the invitation on paper, which are there in all languages.
/// </summary>
public sealed class ReminderWords(IReceptionDb db, IPaperTexts texts, PlanDocumentBuilder builder)
{
    private const string Title = "leave.appointment", Cannot = "invitation.cannot", Counts = "dutchTextCounts";

    /// <param name="Subject">In both languages.</param>
    /// <param name="InFull">For a letter or e-mail: the newcomer's language, and Dutch below it.</param>
    /// <param name="InBrief">For a telephone: the newcomer's language alone.</param>
    /// <param name="Municipality">Who writes.</param>
    public sealed record Message(string Subject, string InFull, string InBrief, string Municipality);

    /// <param name="language">Code of the list "languages"; null or one without texts = Dutch alone.</param>
    public async Task<Message> OfAsync(ReminderSubject subject, string controller, string? language, CancellationToken cancellationToken)
    {
        var town = await builder.MunicipalityAsync(controller, cancellationToken);
        var phone = await db.StaffMembers.AsNoTracking().Where(member => member.Id == subject.HostId).Select(member => member.Phone).FirstOrDefaultAsync(cancellationToken) ?? town.Phone;
        var (place, local) = (subject.Place, DutchCalendar.LocalTime(subject.BeginsAt));
        var when = $"{local.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
        var other = texts.All.FirstOrDefault(one => one.Language == language);
        var (own, dutch) = (Said(other), Said(null));
        var turns = other?.RightToLeft == true;
        var lines = new StringBuilder();
        if (other is not null)
            Lines(lines, own, turns).AppendLine("– – –").AppendLine();
        Lines(lines, dutch, false);
        if (other is not null)
            lines.AppendLine(Sentence(other, Counts) is { } counts && counts != Dutch(Counts) ? $"{Dutch(Counts)} {In(turns, counts)}" : Dutch(Counts));
        lines.AppendLine().AppendLine(town.Centre).Append(town.Name);
        return new(
            other is null ? $"{dutch.Title}: {when}" : $"{own.Title} / {In(turns, $"{dutch.Title}: {when}")}", lines.ToString(),
            turns ? $"{own.Title}: {In(true, when)}{At(true)}. {own.Cannot} {In(true, phone)}. {In(true, town.Name)}" : $"{town.Name}. {own.Title}: {when}{At(false)}. {own.Cannot} {phone}",
            town.Name);

        StringBuilder Lines(StringBuilder builder, (string Title, string Cannot) said, bool turned) => builder
            .AppendLine(CultureInfo.InvariantCulture, $"{said.Title}: {In(turned, when)}").AppendLine(place).AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{said.Cannot} {In(turned, phone)}").AppendLine();

        string At(bool turned) => string.IsNullOrEmpty(place) ? "" : ", " + In(turned, place);

        (string Title, string Cannot) Said(PaperTranslation? translation) => (Sentence(translation, Title) ?? Dutch(Title), Sentence(translation, Cannot) ?? Dutch(Cannot));
    }

    // In a line from right to left a date and a telephone number would be read group by group from the other end (Unicode
    // Standard Annex 9, W2 and L2): 06 12 34 as 34 12 06. Between these two signs they keep their own direction.
    private static string In(bool turned, string words) => turned ? $"\u2068{words}\u2069" : words;

    private static string? Sentence(PaperTranslation? translation, string key) =>
        translation?.Sentences.FirstOrDefault(one => one.Key == key && one.State is (PaperSentenceState.Unchecked or PaperSentenceState.Checked))?.Text;

    // Each translation holds the Dutch sentences beside its own. Without the files time, place and telephone number still help.
    private string Dutch(string key) => texts.All.Count == 0 ? "" : texts.All[0].Sentences.First(one => one.Key == key).Dutch;
}

/// <summary>A telephone number as networks know it (ITU-T E.164).</summary>
public static class TelephoneNumber
{
    private const int Fewest = 8, Most = 15;

    /// <summary>"+31600000000"; null = it is none that can be sent to: of a mobile telephone here, or written with its country.</summary>
    public static string? International(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        var number = typed.TrimStart().StartsWith('+') ? digits
            : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..]
            : digits.StartsWith("06", StringComparison.Ordinal) && digits.Length == 10 ? "31" + digits[1..]
            : "";
        return number.Length is >= Fewest and <= Most && number[0] != '0' ? "+" + number : null;
    }
}

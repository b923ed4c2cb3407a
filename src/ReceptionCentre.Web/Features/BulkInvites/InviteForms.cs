using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.BulkInvites;
using ReceptionCentre.Web.Features.Batches;
using ReceptionCentre.Web.Features.WorkQueue;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.BulkInvites;

/// <summary>The form that prepares a bulk invite. Which files it is for comes along from the work queue, in its address.</summary>
public sealed class InviteForm
{
    /// <summary>Codes of the list "interpreter-kinds" that can be arranged beforehand.</summary>
    public static readonly IReadOnlyList<string> Interpreting = ["professional-on-site", "professional-telephone", "professional-video", "staff", "volunteer"];

    private const int UsualMinutes = 60, UsualFamilySlots = 2, UsualAnswerDays = 3, DaysAhead = 14, DaysLong = 56;

    public Guid OnceKey { get; set; }

    // The choice of the work queue, see QueueAddress.
    public string? Whose { get; set; }
    public string? Reason { get; set; }
    public string? When { get; set; }
    public string? Municipality { get; set; }
    public string? Language { get; set; }
    public string? NothingPlanned { get; set; }

    /// <summary>Files that were ticked.</summary>
    public List<string> File { get; set; } = [];

    public CodeInput Topic { get; set; } = new();
    public string? What { get; set; }
    public string? PlaceKind { get; set; }
    public string? Place { get; set; }
    public string? Interpreter { get; set; }
    public string? FromDay { get; set; }
    public string? UntilDay { get; set; }
    public List<string> Days { get; set; } = [];
    public string? FirstFrom { get; set; }
    public string? FirstUntil { get; set; }
    public string? SecondFrom { get; set; }
    public string? SecondUntil { get; set; }
    public string? Minutes { get; set; }
    public string? FamilySlots { get; set; }
    public List<string> Hosts { get; set; } = [];
    public string? OnlyOwn { get; set; } = "false";
    public string? LetterWords { get; set; }
    public string? AnswerDays { get; set; }

    /// <summary>Why everybody is invited: in the history of each file. Not "Reason", which is what the files ask.</summary>
    public string? Because { get; set; }

    public InviteChoices.View? Choices { get; set; }
    public List<Choice> Municipalities { get; } = [];
    public IReadOnlyList<Choice> Places { get; set; } = [];
    public IReadOnlyList<Choice> Interpreters { get; set; } = [];

    /// <summary>What is no id is no file: the command says that it is not there.</summary>
    public IReadOnlyList<Guid> Files => [.. File.Select(typed => Guid.TryParse(typed, out var id) ? id : Guid.Empty)];

    /// <summary>What the form begins with: two weeks ahead, so that a letter comes before the talk.</summary>
    public static InviteForm Empty(DateOnly today) => new()
    {
        FromDay = today.AddDays(DaysAhead).InDigits(),
        UntilDay = today.AddDays(DaysAhead + DaysLong).InDigits(),
        Days = [nameof(TalkDays.Monday), nameof(TalkDays.Tuesday), nameof(TalkDays.Wednesday), nameof(TalkDays.Thursday)],
        FirstFrom = new TimeOnly(9, 0).InDigits(),
        FirstUntil = new TimeOnly(12, 0).InDigits(),
        SecondFrom = new TimeOnly(13, 0).InDigits(),
        SecondUntil = new TimeOnly(16, 0).InDigits(),
        Minutes = UsualMinutes.ToString(CultureInfo.InvariantCulture),
        FamilySlots = UsualFamilySlots.ToString(CultureInfo.InvariantCulture),
        AnswerDays = UsualAnswerDays.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The same for the files of another form.</summary>
    public InviteForm With(InviteForm chosen)
    {
        (Whose, Reason, When, Municipality, Language, NothingPlanned, File) = (chosen.Whose, chosen.Reason, chosen.When, chosen.Municipality, chosen.Language, chosen.NothingPlanned, chosen.File);
        return this;
    }

    public InviteSelection Selection(CurrentStaff me)
    {
        var choice = QueueAddress.Read(Whose, Reason, When, Municipality, me);
        return new(choice.Whose, choice.Of, choice.Reason, choice.When, Reading.Words(Language), NothingPlanned == "true");
    }

    public async Task<InviteInput> ReadAsync(Reading reading, ICodeLists codes, CancellationToken cancellationToken) => new(
        await Topic.ReadAsync(codes, Lists.Topics, nameof(Topic), reading, cancellationToken), Reading.Words(What), Reading.Words(PlaceKind), Reading.Words(Place), Reading.Words(Interpreter),
        reading.Date(FromDay, nameof(FromDay)), reading.Date(UntilDay, nameof(UntilDay)), Days.Aggregate(TalkDays.None, (all, day) => all | (Reading.Choice<TalkDays>(day) ?? TalkDays.None)),
        reading.Time(FirstFrom, nameof(FirstFrom)), reading.Time(FirstUntil, nameof(FirstUntil)), reading.Time(SecondFrom, nameof(SecondFrom)), reading.Time(SecondUntil, nameof(SecondUntil)),
        Number(Minutes, nameof(Minutes), reading), Number(FamilySlots, nameof(FamilySlots), reading), [.. Hosts.Select(typed => Guid.TryParse(typed, out var id) ? id : Guid.Empty)], OnlyOwn == "true",
        Reading.Words(LetterWords), Number(AnswerDays, nameof(AnswerDays), reading), Reading.Words(Because));

    private static int? Number(string? typed, string field, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        reading.Refuse(field, "BulkInvites.NotANumber");
        return null;
    }
}

public sealed class InviteStepForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Reason { get; set; }

    public ShowBulkInvite.View? Invite { get; set; }
}

/// <param name="Lines">Null = no files are listed now.</param>
public sealed record InvitePage(ShowBulkInvite.View Invite, InviteFinding? Finding, Guid? To, DateOnly? On, InviteRowState? State, RowsOfBulkInvite.Page? Lines)
{
    public static RunProgress ProgressOf(ShowBulkInvite.View invite, Text texts, IUrlHelper url) =>
        new(texts.Of("BulkInvites", invite.State), invite.Percent, invite.Position, invite.Rows, url.Action("Progress", "BulkInvites", new { bulkInviteId = invite.RunId })!);
}

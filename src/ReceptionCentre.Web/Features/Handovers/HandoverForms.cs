using Microsoft.AspNetCore.Mvc.ModelBinding;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Handovers;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Web.Shared.Forms;

namespace ReceptionCentre.Web.Features.Handovers;

public sealed record HandoversPage(FileHead.Head Head, HandoversOfFile.Page Page, bool MayHandOver);

public sealed record CamePage(FileHead.Head Head, WhatCame.View View);

/// <summary>Who goes, and what of each.</summary>
public sealed class ChooseForm
{
    private const char Between = ':';

    public Guid OnceKey { get; set; }
    public int Version { get; set; }

    /// <summary>Ids of the files of who goes.</summary>
    public List<string> Going { get; set; } = [];

    /// <summary>"file:part", and of the intake "file:Intake:domain".</summary>
    public List<string> Chosen { get; set; } = [];

    [BindNever]
    public FileHead.Head? Head { get; set; }

    [BindNever]
    public HandoverToPrepare.View? View { get; set; }

    /// <summary>Of one that is prepared already.</summary>
    [BindNever]
    public Guid? HandoverId { get; set; }

    public static string Mark(Guid file, HandoverPart part, string? domain = null) => domain is null ? $"{file}{Between}{part}" : $"{file}{Between}{part}{Between}{domain}";

    /// <summary>What the receiver needs is on at first, and nothing else.</summary>
    public void ChooseWhatIsNeeded()
    {
        Going = [.. View!.People.Select(person => person.CaseFileId.ToString())];
        Chosen = [.. View.People.SelectMany(person => person.Parts.Where(part => part.Needed).Select(part => Mark(person.CaseFileId, part.What)))];
    }

    /// <summary>As it was chosen before.</summary>
    public void ChooseAsBefore(ShowHandover.View before)
    {
        Going = [.. before.People.Select(person => person.CaseFileId.ToString())];
        Chosen =
        [
            .. before.People.SelectMany(person => person.Parts.Select(part => Mark(person.CaseFileId, part))
                .Concat((before.Package?.People.FirstOrDefault(one => one.Number == person.Number)?.Intake ?? []).Select(domain => Mark(person.CaseFileId, HandoverPart.Intake, domain.Domain.Code)))),
        ];
    }

    public IReadOnlyList<PersonChoice> Read(Guid caseFileId)
    {
        var chosen = Chosen.Select(mark => mark.Split(Between)).Where(mark => mark.Length >= 2 && Guid.TryParse(mark[0], out _)).ToLookup(mark => Guid.Parse(mark[0]));
        return
        [
            .. Going.Select(file => Guid.TryParse(file, out var id) ? id : Guid.Empty).Append(caseFileId).Where(id => id != Guid.Empty).Distinct().Select(id => new PersonChoice(
                id, [.. chosen[id].Select(mark => Reading.Choice<HandoverPart>(mark[1])).OfType<HandoverPart>().Distinct()], [.. chosen[id].Where(mark => mark.Length > 2).Select(mark => mark[2])])),
        ];
    }
}

/// <summary>One hand-over with everything that can be done with it.</summary>
public sealed class HandoverForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Basis { get; set; }

    /// <summary>Made when the page is shown; goes with the form so that sent twice it is the same.</summary>
    public string? Code { get; set; }
    public List<string> ShownToPerson { get; set; } = [];
    public List<string> Consents { get; set; } = [];

    /// <summary>As a file, or as a page that opens with a link.</summary>
    public string? How { get; set; }
    public string? Recipient { get; set; }
    public string? DepartedOn { get; set; }
    public IFormFile? Receipt { get; set; }

    [BindNever]
    public FileHead.Head? Head { get; set; }

    [BindNever]
    public ShowHandover.View? View { get; set; }

    [BindNever]
    public IReadOnlyList<Choice> Bases { get; set; } = [];

    [BindNever]
    public bool MayWork { get; set; }

    /// <summary>The code of the file that was just sent; shown once.</summary>
    [BindNever]
    public string? JustSent { get; set; }
}

/// <summary>Why it is taken back.</summary>
public sealed class HandoverReasonForm
{
    public int Version { get; set; }
    public string? Reason { get; set; }

    [BindNever]
    public Guid CaseFileId { get; set; }

    [BindNever]
    public Guid HandoverId { get; set; }
}

/// <summary>What the other side said by telephone or letter, or the guest on our page.</summary>
public sealed class HandoverAnswerForm
{
    public int Version { get; set; }
    public string? On { get; set; }
    public string? TakenOver { get; set; }
    public string? Name { get; set; }
    public string? Function { get; set; }
    public string? Organisation { get; set; }
    public string? Why { get; set; }

    [BindNever]
    public Guid CaseFileId { get; set; }

    [BindNever]
    public Guid HandoverId { get; set; }

    [BindNever]
    public HandedOverToGuest.View? View { get; set; }
}

/// <param name="Address">Whole, to be sent.</param>
public sealed record HandoverPassPage(Guid CaseFileId, Guid HandoverId, NewPass Pass, string Address);

/// <summary>A file of another municipality, with the code that was told.</summary>
public sealed class OpenHandoverForm
{
    public Guid OnceKey { get; set; }
    public IFormFile? File { get; set; }
    public string? Code { get; set; }

    /// <summary>The browser sent a form in which a file was chosen before.</summary>
    public bool HadFile { get; set; }
}

/// <summary>What becomes of each who was handed over.</summary>
public sealed class TakeOverForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? Task { get; set; }
    public string? ArrivedOn { get; set; }

    /// <summary>Sealed: at whom the clerk looked.</summary>
    public string? LookedAt { get; set; }

    /// <summary>By number: "New", "LeaveOut", or the id of a person whom we know.</summary>
    public Dictionary<int, string?> Who { get; set; } = [];

    [BindNever]
    public ShowReceivedHandover.View? View { get; set; }

    [BindNever]
    public IReadOnlyList<Choice> Tasks { get; set; } = [];

    public IReadOnlyList<TakeOverPerson> Read() =>
    [
        .. Who.Select(one => Guid.TryParse(one.Value, out var person)
            ? new TakeOverPerson(one.Key, TakeOverChoice.Same, person) : new TakeOverPerson(one.Key, Reading.Choice<TakeOverChoice>(one.Value) is { } choice and not TakeOverChoice.Same ? choice : null)),
    ];
}

/// <summary>The public key of another municipality.</summary>
public sealed class HandoverKeyForm
{
    public Guid OnceKey { get; set; }
    public CodeInput Municipality { get; set; } = new();
    public string? PublicKey { get; set; }
}

/// <summary>Who read the fingerprint aloud.</summary>
public sealed class TrustKeyForm
{
    public int Version { get; set; }
    public string? ComparedWith { get; set; }

    [BindNever]
    public HandoverKeyList.Line? Key { get; set; }
}

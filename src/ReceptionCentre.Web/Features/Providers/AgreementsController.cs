using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Providers;

/// <summary>What was agreed with a provider, an employer too, and what each has to do.</summary>
public sealed class AgreementsController(ICodeLists codes, CurrentStaff me) : ReceptionController
{
    [HttpGet("/providers/{providerId:guid}/agreements/new"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Add(Guid providerId) => FormAsync(new() { ProviderId = providerId, OnceKey = Guid.NewGuid(), From = Today.InDigits() });

    [HttpPost("/providers/{providerId:guid}/agreements/new"), Needs(Permission.ManageProviders)]
    public Task<IActionResult> Add(Guid providerId, AgreementForm form)
    {
        var reading = new Reading(Today);
        form.ProviderId = providerId;
        return Attempt(new AddAgreement.Command(form.OnceKey, providerId, form.Read(reading)), _ => Done(providerId), () => FormAsync(form), reading);
    }

    [HttpGet("/agreements/{agreementId:guid}"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Change(Guid agreementId) => await FormAsync(AgreementForm.Of(await Ask(new ShowAgreement.Query(agreementId))));

    [HttpPost("/agreements/{agreementId:guid}"), Needs(Permission.ManageProviders)]
    public async Task<IActionResult> Change(Guid agreementId, AgreementForm form)
    {
        var reading = new Reading(Today);
        var stored = await Ask(new ShowAgreement.Query(agreementId));
        (form.AgreementId, form.ProviderId) = (agreementId, stored.ProviderId);
        return await Attempt(
            new ChangeAgreement.Command(agreementId, form.Version, form.Read(reading)), _ => Done(stored.ProviderId), () => FormAsync(form), reading,
            async () =>
            {
                // Rows of obligations cannot be laid side by side: what was typed stays, on what stands now.
                form.Version = stored.Version;
                ModelState.Remove(nameof(form.Version));
                ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await FormAsync(form);
            });
    }

    private RedirectToActionResult Done(Guid providerId)
    {
        Say("Providers.AgreementSaved");
        return RedirectToAction("Details", "Providers", new { providerId });
    }

    private async Task<IActionResult> FormAsync(AgreementForm form)
    {
        var provider = await Ask(new ShowProvider.Query(form.ProviderId));
        if (provider.Contact.EndedOn is not null && form.AgreementId is null)
            throw new NotThereException("provider that the centre works with");
        form.ProviderName = provider.Name;
        form.Widen();
        form.Kinds = await ChoicesAsync(Lists.AgreementKinds, form.Kind);
        form.Fundings = await ChoicesAsync(Lists.FundingForms, form.Funding);
        var municipalities = new List<Choice>();
        foreach (var code in me.Municipalities.Concat(form.Municipality is { } chosen ? [chosen] : []).Distinct(StringComparer.Ordinal))
            municipalities.Add(new(code, T.Code(await codes.FindAsync(Lists.Municipalities, code, Stop))));
        form.Municipalities = [.. municipalities.OrderBy(choice => choice.Words, StringComparer.CurrentCulture)];
        return View("AgreementForm", form);
    }

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list, string? now) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today) || code.Value == now).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

/// <summary>An agreement as it is typed.</summary>
public sealed class AgreementForm
{
    /// <summary>So many empty rows for obligations stand below those that there are.</summary>
    private const int EmptyRows = 2;

    public string? Municipality { get; set; }
    public string? Kind { get; set; }
    public string? Subject { get; set; }
    public string? Reference { get; set; }
    public string? Funding { get; set; }
    public string? From { get; set; }
    public string? Until { get; set; }
    public List<ObligationForm> Obligations { get; set; } = [];
    public int Version { get; set; }
    public Guid OnceKey { get; set; }

    /// <summary>Null: a new agreement.</summary>
    public Guid? AgreementId { get; set; }
    public Guid ProviderId { get; set; }
    public string ProviderName { get; set; } = "";
    public IReadOnlyList<Choice> Kinds { get; set; } = [];
    public IReadOnlyList<Choice> Fundings { get; set; } = [];
    public IReadOnlyList<Choice> Municipalities { get; set; } = [];

    public static AgreementForm Of(ShowAgreement.View agreement) => new()
    {
        AgreementId = agreement.AgreementId,
        ProviderId = agreement.ProviderId,
        Version = agreement.Version,
        Municipality = agreement.Terms.Municipality,
        Kind = agreement.Terms.Kind,
        Subject = agreement.Terms.Subject,
        Reference = agreement.Terms.Reference,
        Funding = agreement.Terms.Funding,
        From = agreement.Terms.From.InDigits(),
        Until = agreement.Terms.Until.InDigits(),
        Obligations = [.. agreement.Terms.Obligations.Select(one => new ObligationForm { Party = one.Party.ToString(), What = one.What, DueOn = one.DueOn.InDigits(), MetOn = one.MetOn.InDigits() })],
    };

    public AgreementInput Read(Reading reading)
    {
        Obligations.RemoveAll(one => one.IsEmpty);
        return new(
            Reading.Words(Municipality), Reading.Words(Kind), Reading.Words(Subject), Reading.Words(Reference), Reading.Words(Funding), reading.Date(From, nameof(From)),
            reading.Date(Until, nameof(Until)),
            [.. Obligations.Select((one, i) => new ObligationInput(
                Reading.Choice<AgreementParty>(one.Party), Reading.Words(one.What), reading.Date(one.DueOn, $"{nameof(Obligations)}[{i}].{nameof(one.DueOn)}"),
                reading.PastDate(one.MetOn, $"{nameof(Obligations)}[{i}].{nameof(one.MetOn)}")))]);
    }

    public void Widen()
    {
        var wanted = Math.Min(Obligations.Count(one => !one.IsEmpty) + EmptyRows, ProviderAgreement.MostObligations);
        while (Obligations.Count < wanted)
            Obligations.Add(new());
    }
}

public sealed class ObligationForm
{
    public string? Party { get; set; }
    public string? What { get; set; }
    public string? DueOn { get; set; }
    public string? MetOn { get; set; }

    public bool IsEmpty => Reading.Words(What) is null && Reading.Words(DueOn) is null && Reading.Words(MetOn) is null;
}

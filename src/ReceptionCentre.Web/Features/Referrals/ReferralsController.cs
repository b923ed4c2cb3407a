using Microsoft.AspNetCore.Mvc;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Providers;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Features.CaseFiles;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Referrals;

/// <summary>Referrals of a file: sent, followed step by step until the receiver confirms and the person is there, ended with the reason.</summary>
public sealed class ReferralsController(ICodeLists codes, CurrentStaff me) : FileController
{
    // What a receiver reaches somebody by, the most usual first; an emergency number is for emergencies.
    private static readonly string[] UsualContacts = ["mobile", "landline", "email", "chat"];

    [HttpGet("/case-files/{caseFileId:guid}/referrals"), Needs(Permission.ReadReferrals)]
    public async Task<IActionResult> Index(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        return View(new ReferralsPage(head, await Ask(new ReferralsOfFile.Query(caseFileId)), MayRefer(head)));
    }

    /// <param name="item">The item of the plan that it serves.</param>
    /// <param name="draft">What was written before, to go on with.</param>
    [HttpGet("/case-files/{caseFileId:guid}/referrals/new"), Needs(Permission.Refer)]
    public async Task<IActionResult> New(Guid caseFileId, Guid? item, string? q, string? topic, string? language, bool room, Guid? offerId, Guid? draft)
    {
        await HeadToWorkOnAsync(caseFileId);
        var kept = draft is { } id ? await Ask(new ShowReferralDraft.Query(caseFileId, id)) : null;
        item ??= kept?.PlanItemId;
        var person = await Ask(new ReferralToSend.Query(caseFileId, item));
        return await FormAsync(caseFileId, new()
        {
            OnceKey = Guid.NewGuid(),
            DraftId = kept?.DraftId,
            DraftVersion = kept?.Version ?? 0,
            Item = item,
            OfferId = offerId ?? kept?.OfferId,
            On = Today.InDigits(),
            Goal = kept is null ? person.Item?.What : kept.Goal,
            Contact = kept is null ? DefaultContact(person) : person.Contacts.FirstOrDefault(contact => contact.Id == kept.ContactDetailId)?.Id.ToString() ?? ReferForm.NoContact,
            Basis = kept?.Basis,
            Extra = kept?.Extra,
            WaitingList = kept?.WaitingList ?? false,
            Q = OfferWordsTyped(q),
            // What the item is about is looked for first; who filtered otherwise asked for something else.
            Topic = Request.Query.ContainsKey(nameof(topic)) ? topic : person.Item?.Track,
            Language = language,
            Room = room,
        });
    }

    /// <summary>The offers again, while one filters.</summary>
    [HttpGet("/case-files/{caseFileId:guid}/referrals/offers"), Needs(Permission.Refer)]
    public async Task<IActionResult> Offers(Guid caseFileId, Guid? item, string? q, string? topic, string? language, bool room, Guid? offerId)
    {
        var filter = new OfferFilter(OfferWordsTyped(q), Reading.Words(topic), Reading.Words(language), WithRoom: room);
        return PartialView("_Offers", new OfferChoices(await Ask(new OffersForFile.Query(caseFileId, filter, offerId, item)), offerId, null));
    }

    [HttpPost("/case-files/{caseFileId:guid}/referrals/new"), Needs(Permission.Refer)]
    public Task<IActionResult> New(Guid caseFileId, ReferForm form)
    {
        var reading = new Reading(Today);
        Guid? contact = Guid.TryParse(form.Contact, out var chosen) ? chosen : null;
        if (form.Keep)
        {
            return Attempt(
                new KeepReferralDraft.Command(
                    form.OnceKey, caseFileId, form.DraftId, form.DraftVersion, form.OfferId, form.Item, contact, Reading.Words(form.Goal), Reading.Words(form.Basis),
                    Reading.Words(form.Extra), form.WaitingList),
                _ =>
                {
                    Say("Referrals.Kept");
                    return RedirectToAction(nameof(Index), new { caseFileId });
                },
                AgainAsync);
        }
        return Attempt(
            new SendReferral.Command(
                form.OnceKey, caseFileId, form.OfferId, form.Item, new(reading.Date(form.On, nameof(form.On)), Reading.Words(form.Words)), contact, Reading.Words(form.Goal),
                Reading.Words(form.Basis), form.WaitingList, form.ShownToPerson.Contains("true"), Reading.Words(form.Extra), form.Consents.Contains("true"), form.DraftId),
            referralId =>
            {
                Say("Referrals.Sent");
                return RedirectToAction(nameof(Details), new { caseFileId, referralId });
            },
            AgainAsync, reading);

        async Task<IActionResult> AgainAsync()
        {
            await HeadAsync(caseFileId);
            return await FormAsync(caseFileId, form);
        }
    }

    /// <summary>What was kept and is not needed any more.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/referrals/drafts/{draftId:guid}/drop"), Needs(Permission.Refer)]
    public Task<IActionResult> DropDraft(Guid caseFileId, Guid draftId, int version) => Attempt(
        new DropReferralDraft.Command(caseFileId, draftId, version),
        _ =>
        {
            Say("Referrals.Dropped");
            return RedirectToAction(nameof(Index), new { caseFileId });
        },
        () => Index(caseFileId));

    [HttpGet("/case-files/{caseFileId:guid}/referrals/{referralId:guid}"), Needs(Permission.ReadReferrals)]
    public Task<IActionResult> Details(Guid caseFileId, Guid referralId) => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits() });

    /// <summary>Writes down what happened next; what asks why has its own page.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/steps"), Needs(Permission.Refer)]
    public async Task<IActionResult> Step(Guid caseFileId, Guid referralId, StepForm form)
    {
        var reading = new Reading(Today);
        var step = new StepInput(reading.Date(form.On, nameof(form.On)), Reading.Words(form.Words));
        var agreed = reading.Date(form.AgreedStart, nameof(form.AgreedStart));
        ICommand<Guid> command = form.Step switch
        {
            ReferralState.Received => new ReceiveReferral.Command(caseFileId, referralId, form.Version, step),
            ReferralState.Accepted => new AcceptReferral.Command(caseFileId, referralId, form.Version, step, agreed, Reading.Words(form.OutOfTurn)),
            ReferralState.Planned => new PlanReferral.Command(caseFileId, referralId, form.Version, step, agreed),
            ReferralState.Started => new StartReferral.Command(caseFileId, referralId, form.Version, step),
            ReferralState.Completed => new CompleteReferral.Command(caseFileId, referralId, form.Version, step, Reading.Words(form.Result)),
            _ => throw new NotThereException("step of a referral"),
        };
        return await Attempt(
            command,
            _ => Done(caseFileId, referralId, form.Step),
            () => StepViewAsync(caseFileId, referralId, form), reading,
            () => LookAgainAsync(() => StepViewAsync(caseFileId, referralId, form, fresh: true)));
    }

    /// <summary>Writes down how it goes at the receiver.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/reports"), Needs(Permission.Refer)]
    public Task<IActionResult> Report(Guid caseFileId, Guid referralId, ReportForm form)
    {
        var reading = new Reading(Today);
        return Attempt(
            new ReportReferral.Command(form.OnceKey, caseFileId, referralId, form.Version, form.Read(reading)),
            _ => SaidOf(caseFileId, referralId, "Referrals.Reported"),
            () => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits(), Report = form }), reading,
            () => LookAgainAsync(() => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits(), Report = form }, fresh: true)));
    }

    /// <summary>The person takes back the consent to the extra.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/consent"), Needs(Permission.Refer)]
    public Task<IActionResult> EndConsent(Guid caseFileId, Guid referralId, int version) => Attempt(
        new EndConsent.Command(caseFileId, referralId, version), _ => SaidOf(caseFileId, referralId, "Referrals.ConsentEnded"),
        () => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits() }), null,
        () => LookAgainAsync(() => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits() }, fresh: true)));

    /// <summary>Somebody on the waiting list goes first, or again in turn.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/priority"), Needs(Permission.Refer)]
    public Task<IActionResult> Prefer(Guid caseFileId, Guid referralId, int version, string? priority, string? priorityWords) => Attempt(
        new PreferReferral.Command(caseFileId, referralId, version, Reading.Words(priority), Reading.Words(priorityWords)),
        _ => SaidOf(caseFileId, referralId, Reading.Words(priority) is null ? "Referrals.InTurnAgain" : "Referrals.GoesFirst"),
        () => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits(), Priority = priority, PriorityWords = priorityWords }), null,
        () => LookAgainAsync(() => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits(), Priority = priority, PriorityWords = priorityWords }, fresh: true)));

    /// <summary>Lets a guest answer. The address and the code stand in this answer and nowhere else, so it is not gone on from.</summary>
    [HttpPost("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/guest-passes"), Needs(Permission.Refer)]
    public Task<IActionResult> GiveGuestPass(Guid caseFileId, Guid referralId, string? recipient) => Attempt<NewPass>(
        new GiveGuestPass.Command(caseFileId, referralId, Reading.Words(recipient)),
        pass =>
        {
            Response.Headers.CacheControl = "no-store";
            return View("GuestPass", new GuestPassPage(caseFileId, referralId, pass, Url.Action("Open", "GuestPasses", new { token = pass.Secrets.Token }, Request.Scheme)!));
        },
        () => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits(), Recipient = recipient }));

    [HttpPost("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/guest-passes/{passId:guid}/withdraw"), Needs(Permission.Refer)]
    public Task<IActionResult> WithdrawGuestPass(Guid caseFileId, Guid referralId, Guid passId) => Attempt(
        new WithdrawGuestPass.Command(caseFileId, referralId, passId), _ => SaidOf(caseFileId, referralId, "GuestPasses.IsWithdrawn"),
        () => StepViewAsync(caseFileId, referralId, new() { On = Today.InDigits() }));

    /// <param name="how">Declined, stopped or withdrawn.</param>
    [HttpGet("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/end"), Needs(Permission.Refer)]
    public async Task<IActionResult> End(Guid caseFileId, Guid referralId, ReferralState how)
    {
        await HeadToWorkOnAsync(caseFileId);
        var referral = await Ask(new ShowReferral.Query(caseFileId, referralId));
        if (!StepForm.AsksWhy(how) || !referral.Next.Contains(how))
            throw new NotThereException("step of a referral");
        return await EndViewAsync(caseFileId, referralId, new() { How = how, On = Today.InDigits(), Version = referral.Version });
    }

    [HttpPost("/case-files/{caseFileId:guid}/referrals/{referralId:guid}/end"), Needs(Permission.Refer)]
    public async Task<IActionResult> End(Guid caseFileId, Guid referralId, EndReferralForm form)
    {
        var reading = new Reading(Today);
        var step = new StepInput(reading.Date(form.On, nameof(form.On)), Reading.Words(form.Words));
        var why = new WhyInput(Reading.Words(form.Barrier), Reading.Words(form.Reason));
        ICommand<Guid> command = form.How switch
        {
            ReferralState.Declined => new DeclineReferral.Command(caseFileId, referralId, form.Version, step, why),
            ReferralState.Stopped => new StopReferral.Command(caseFileId, referralId, form.Version, step, why),
            ReferralState.Withdrawn => new WithdrawReferral.Command(caseFileId, referralId, form.Version, step, why),
            _ => throw new NotThereException("step of a referral"),
        };
        return await Attempt(
            command,
            _ => Done(caseFileId, referralId, form.How),
            () => EndViewAsync(caseFileId, referralId, form), reading,
            // What happened meanwhile is on the page of the referral: there one sees what can still be done.
            () => LookAgainAsync(() => StepViewAsync(caseFileId, referralId, new() { On = form.On, Words = form.Words }, fresh: true)));
    }

    private bool MayRefer(FileHead.Head head) => me.May(Permission.Refer) && head.MayWork && !head.IsClosed;

    private async Task HeadToWorkOnAsync(Guid caseFileId)
    {
        var head = await HeadAsync(caseFileId);
        if (head.IsClosed || !head.MayWork)
            throw new NotPermittedException("Referrals");
    }

    private RedirectToActionResult Done(Guid caseFileId, Guid referralId, ReferralState step) => SaidOf(caseFileId, referralId, $"Referrals.Done.{step}");

    private RedirectToActionResult SaidOf(Guid caseFileId, Guid referralId, string key)
    {
        Say(key);
        return RedirectToAction(nameof(Details), new { caseFileId, referralId });
    }

    private async Task<IActionResult> LookAgainAsync(Func<Task<IActionResult>> again)
    {
        ModelState.AddModelError("", T["Shared.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await again();
    }

    private async Task<IActionResult> StepViewAsync(Guid caseFileId, Guid referralId, StepForm form, bool fresh = false)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Referral = await Ask(new ShowReferral.Query(caseFileId, referralId));
        form.MayRefer = MayRefer(form.Head);
        // A form that is shown again keeps the version it was filled in on, unless one was told to look again.
        if (fresh || form.Version == 0)
            form.Version = form.Referral.Version;
        form.Recipient ??= form.Referral.Offer.Provider;
        form.Results = await ChoicesAsync(Lists.ReferralResults);
        if (form.Referral.Waits is { } waits)
        {
            form.OutOfTurnReasons = waits.Before > 0 ? await ChoicesAsync(Lists.OutOfTurnReasons) : [];
            form.Priorities = await ChoicesAsync(Lists.WaitingPriorities);
            form.Priority ??= waits.Priority?.Value;
            form.PriorityWords ??= waits.PriorityWords;
        }
        if (form.Referral.ReportFrom is { } from)
            form.Report ??= ReportForm.Since(from, form.Referral.Today, form.Referral.Version);
        if (fresh && form.Report is { } report)
            report.Version = form.Referral.Version;
        return View("Details", form);
    }

    private async Task<IActionResult> EndViewAsync(Guid caseFileId, Guid referralId, EndReferralForm form)
    {
        form.Head = await HeadAsync(caseFileId);
        form.Referral = await Ask(new ShowReferral.Query(caseFileId, referralId));
        form.Barriers = [new("", T["Referrals.NoBarrier"]), .. await ChoicesAsync(Lists.Barriers)];
        form.Reasons = [.. (await ChoicesAsync(Lists.ReferralEndReasons)).Where(reason => reason.Value != WhyEnded.FileClosed)];
        return View("End", form);
    }

    private async Task<IActionResult> FormAsync(Guid caseFileId, ReferForm form)
    {
        form.Head = (FileHead.Head)ViewData["Head"]!;
        form.Person = await Ask(new ReferralToSend.Query(caseFileId, form.Item));
        form.Offers = await Ask(new OffersForFile.Query(caseFileId, form.Filter, form.OfferId, form.Item));
        form.Topics =
        [
            .. (await ChoicesAsync(Lists.Topics)).Concat(await ChoicesAsync(Lists.Tracks)).DistinctBy(choice => choice.Value)
                .OrderBy(choice => choice.Words, StringComparer.CurrentCulture),
        ];
        // The languages of the person stand first: one looks for these.
        var own = form.Person.Languages.Select(language => new Choice(language.Value, language.In(Text.Language)));
        var dutch = await codes.FindAsync(Lists.Languages, "nl", Stop);
        form.Languages = [.. own.Concat(dutch is null ? [] : [new(dutch.Value, dutch.In(Text.Language))]).DistinctBy(choice => choice.Value)];
        form.Contacts =
        [
            .. form.Person.Contacts.Select(contact => new Choice(contact.Id.ToString(), contact.Value, T.Code(contact.Kind))),
            new(ReferForm.NoContact, T["Referrals.NoContact"], T["Referrals.NoContact.What"]),
        ];
        var bases = new List<Choice>();
        foreach (var basis in (await codes.AllAsync(Lists.SharingBases, Stop)).Where(code => code.IsValidOn(Today)))
            bases.Add(new(basis.Value, basis.In(Text.Language), await codes.FindAsync(Lists.Acts, basis.Act, Stop) is { } act ? act.In(Text.Language) : null));
        form.Bases = bases;
        return View("New", form);
    }

    private static string DefaultContact(ReferralToSend.View person) =>
        person.IsProtected ? ReferForm.NoContact
            : UsualContacts.Select(kind => person.Contacts.FirstOrDefault(contact => contact.Kind?.Value == kind)).FirstOrDefault(contact => contact is not null)?.Id.ToString()
                ?? ReferForm.NoContact;

    private static string? OfferWordsTyped(string? q) => ReceptionCentre.Web.Features.Providers.OfferSearchForm.Short(q);

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(string list) =>
        [.. (await codes.AllAsync(list, Stop)).Where(code => code.IsValidOn(Today)).Select(code => new Choice(code.Value, code.In(Text.Language)))];
}

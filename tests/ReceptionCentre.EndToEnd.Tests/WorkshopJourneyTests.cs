using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Testing;

namespace ReceptionCentre.EndToEnd.Tests;

/// <summary>Forty people are invited to a workshop of the participation statement: they answer, come and sign, and a caseworker sees how many went on.</summary>
[Collection(RunningCentre.Name)]
public sealed class WorkshopJourneyTests(RunningCentre centre)
{
    private const int Invited = 40;
    private const string Title = "Workshop voor veertig", Signing = "a:has-text('Ondertekening,')";

    [Fact]
    public async Task A_workshop_with_forty_invited_from_invitation_to_funnel()
    {
        await using var caseworker = await centre.OpenAsync(Role.Caseworker);
        var workshop = await PlannedAsync(caseworker);
        await caseworker.ClickButtonAsync("Open voor antwoorden");
        await caseworker.SeesAsync("De bijeenkomst staat open voor antwoorden.");

        // Chosen, looked at, invited.
        await PeopleAsync();
        await using var manager = await centre.OpenAsync(Role.Manager);
        await manager.GoAsync($"/events/{workshop}/invite?whose=All");
        await manager.FlawlessAsync();
        var ticks = manager.Page.Locator("input[name=Files]");
        await ticks.EvaluateAllAsync<object?>("boxes => boxes.forEach((box, place) => { box.checked = place < 40; })");
        await manager.Page.Locator("select[name=Channel]").SelectOptionAsync("telephone");
        await manager.Page.Locator("input[name=Letters][value=false]").CheckAsync();
        await manager.SubmitAsync("main form[method=post] button.utrecht-button--primary-action");
        await manager.SeesAsync("40 mensen zijn uitgenodigd.");
        await caseworker.GoAsync($"/events/{workshop}");
        await caseworker.FlawlessAsync();

        // Two answer at the desk, the others by telephone.
        await caseworker.Page.Locator("main li button:has-text('Zegt ja')").First.ClickAsync();
        await caseworker.SeesAsync("Het antwoord is opgeschreven.");
        await caseworker.GoAsync($"/events/{workshop}?state=Invited");
        await caseworker.Page.Locator("main li a:has-text('Zegt nee')").First.ClickAsync();
        await caseworker.Page.Locator("input[name=Barrier][value=time]").CheckAsync();
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("Het antwoord is opgeschreven.");
        await OthersAnswerAsync(workshop);
        await caseworker.GoAsync($"/events/{workshop}");
        await caseworker.SeesAsync("30 van 30 vergeven");
        await caseworker.SeesAsync("Vol");

        // At the door: one tap, and the rest at once.
        await caseworker.Page.Locator("main a:has-text('Workshop,')").First.ClickAsync();
        await caseworker.SeesAsync("0 van 30 kwamen");
        await caseworker.FlawlessAsync();
        await caseworker.Page.Locator("main li button:has-text('Is er')").First.ClickAsync();
        await caseworker.SeesAsync("1 van 30 kwamen");
        await caseworker.ClickButtonAsync("Alle anderen kwamen");
        await caseworker.SeesAsync("30 van 30 kwamen");
        await caseworker.GoAsync($"/events/{workshop}");
        await caseworker.Page.Locator($"main {Signing}").First.ClickAsync();
        await caseworker.ClickButtonAsync("Alle anderen kwamen");
        await caseworker.SeesAsync("30 van 30 kwamen");

        // Who saw it ticks who signed, and one does not want to.
        await caseworker.ClickLinkAsync("Ondertekening opschrijven");
        await caseworker.FlawlessAsync();
        await caseworker.Page.Locator("a:has-text('wil niet tekenen')").First.ClickAsync();
        await caseworker.FillAsync("Words", "Wil er thuis over praten.");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De weigering is opgeschreven.");
        await caseworker.Page.Locator("input[name=Invitees]").EvaluateAllAsync<object?>("boxes => boxes.forEach(box => { box.checked = true; })");
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("opgeschreven");
        await caseworker.FlawlessAsync();
        var signed = await centre.InDb(db => db.EventInvitees.Where(one => one.GroupEventId == workshop && one.Signing == SigningOutcome.DidSign).ToListAsync());
        Assert.True(signed.Count > 10);
        // Each fact that a signature points at is a PVT that stands.
        var facts = signed.Select(one => one.AchievementId).OfType<Guid>().ToList();
        Assert.Equal(facts.Count, await centre.InDb(db => db.Achievements.CountAsync(fact => facts.Contains(fact.Id) && fact.Kind == AchievementKind.Pvt && fact.WithdrawnAt == null)));

        await caseworker.GoAsync($"/events/funnel?groupEventId={workshop}");
        await Assertions.Expect(caseworker.Page.Locator("[aria-labelledby=total] tbody td").First).ToContainTextAsync("40");
        await Assertions.Expect(caseworker.Page.Locator("[aria-labelledby=total] tbody td").Nth(2)).ToContainTextAsync("30");
        await caseworker.FlawlessAsync();
    }

    private static async Task<Guid> PlannedAsync(Window caseworker)
    {
        await caseworker.GoAsync("/events/new?kind=pvt-workshop");
        await caseworker.FillAsync("Title", Title);
        await caseworker.FillAsync("Places", "30");
        var today = Steps.DutchToday.ToString("dd-MM-yyyy", System.Globalization.CultureInfo.InvariantCulture);
        // The workshop and the signing of today; the preparation is left empty.
        foreach (var place in new[] { 1, 2 })
        {
            await caseworker.Page.Locator($"[name='Sessions[{place}].On']").FillAsync(today);
            await caseworker.Page.Locator($"[name='Sessions[{place}].Begins']").FillAsync("10:00");
            await caseworker.Page.Locator($"[name='Sessions[{place}].Ends']").FillAsync("12:00");
        }
        await caseworker.FlawlessAsync();
        await caseworker.SubmitAsync();
        await caseworker.SeesAsync("De bijeenkomst is gepland.");
        return Guid.Parse(new Uri(caseworker.Page.Url).Segments[^1]);
    }

    /// <summary>Forty people with a file, half of them obliged, of a colleague whom no other test looks at.</summary>
    private Task<int> PeopleAsync() => centre.As(services => services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
        () =>
        {
            services.GetRequiredService<IAuditTrail>().Begin("Testing.Samples");
            var colleague = A.StaffMember(Role.Caseworker).Named("Workshopleider").Build();
            var people = Enumerable.Range(1, Invited).Select(number => A.Newcomer($"Deelnemer {number}").AssignedTo(colleague)).Select((one, place) => place % 2 == 0 ? one.Obliged() : one);
            services.GetRequiredService<ReceptionDbContext>().AddRange([colleague, .. people.SelectMany(one => one.Things)]);
            return Task.FromResult(0);
        },
        default));

    /// <summary>Everybody else who was invited says yes, until some wait.</summary>
    private async Task OthersAnswerAsync(Guid workshop)
    {
        var open = await centre.InDb(db => db.EventInvitees.Where(one => one.GroupEventId == workshop && one.State == EventInviteeState.Invited).OrderBy(one => one.Id).Select(one => new { one.Id, one.Version }).ToListAsync());
        await centre.As(async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            foreach (var one in open)
                await mediator.Send(new AnswerInvitation.Command(workshop, one.Id, one.Version, true));
            return 0;
        });
    }
}

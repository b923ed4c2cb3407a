using System.Net;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ActionConstraints;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.PopulationRegister;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.BulkChanges;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Contacts;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Enquiries;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Imports;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Events;
using ReceptionCentre.Testing.Plans;
using ReceptionCentre.Testing.Referrals;
using ReceptionCentre.Web.Shared.Security;

namespace ReceptionCentre.Web.Tests;

/// <summary>What holds for every page that there is, found by asking the application itself for its endpoints.</summary>
public sealed class EveryEndpointTests(EveryEndpointTests.Centre centre) : IClassFixture<EveryEndpointTests.Centre>
{
    /// <summary>Who is let in without signing in. Somebody who adds to this list knows that everybody may come in.</summary>
    private static readonly string[] Open =
    [
        // A program for calendars, a guest and the screen in a hall have no session: they know a secret address, and nothing about newcomers stands behind it.
        "* /error/{status:int?}", "GET /accessibility", "GET /account/recovery", "GET /account/second-factor", "GET /account/sign-in", "GET /calendar-feeds/{token}.ics", "GET /guest/over", "GET /guest/{token}", "GET /waiting-screens/{screen}", "GET /waiting-screens/{screen}/numbers",
        "POST /account/recovery", "POST /account/second-factor", "POST /account/sign-in", "POST /account/sign-out", "POST /guest/leave", "POST /guest/{token}", "POST /language",
    ];

    private static readonly string[] OpenWithoutController = ["/health/live", "/health/ready", "/v1/notificaties"];

    private IEnumerable<Page> Guarded => centre.Pages.Where(page => !page.IsOpen);

    // What some role may open; the rest is for a guest of a municipality, who has a pass and no role.
    private IEnumerable<Page> Reachable => Guarded.Where(page => centre.Members.Any(member => member.May(page.Needs)));

    [Fact]
    public void There_are_pages_to_look_at()
    {
        Assert.True(Guarded.Count(page => page.Method == "GET") > 30);
        Assert.Contains(Guarded, page => page.Method == "POST" && page.Ids.Contains("caseFileId"));
        Assert.Equal(["GET /handed-over/{handoverId:guid}", "POST /handed-over/{handoverId:guid}/answer"], Guarded.Except(Reachable).Select(page => page.Name).Order());
    }

    [Fact]
    public void What_is_open_to_everybody_is_on_the_list()
    {
        Assert.Equal(Open, centre.Pages.Where(page => page.IsOpen).Select(page => page.Name).Order(StringComparer.Ordinal));
        var others = centre.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is null).Select(endpoint => endpoint.RoutePattern.RawText!);
        Assert.Equal(OpenWithoutController, others.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_signing_in_every_guarded_page_leads_to_the_sign_in_page()
    {
        var browser = centre.Web.Browser();
        await EachAsync(Guarded, async page =>
        {
            var answer = await browser.SendAsync(page, Guid.CreateVersion7());
            return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal) ? null : Told(answer);
        });
    }

    [Fact]
    public async Task Every_page_is_closed_to_every_role_without_its_permission()
    {
        foreach (var member in centre.Members)
        {
            await EachAsync(Guarded.Where(page => !member.May(page.Needs)), async page =>
            {
                var answer = await member.Browser.SendAsync(page, centre.File, member.Token);
                return answer.StatusCode == HttpStatusCode.Forbidden ? null : $"{member.Name}: {Told(answer)}";
            });
        }
    }

    [Fact]
    public async Task Every_page_opens_for_every_role_with_its_permission()
    {
        foreach (var member in centre.Members)
        {
            await EachAsync(Guarded.Where(page => page.Method == "GET" && member.May(page.Needs) && page.Ids.All(id => id == "caseFileId")), async page =>
            {
                var answer = await member.Browser.SendAsync(page, centre.File);
                return (int)answer.StatusCode is < 400 or 404 or 422 ? null : $"{member.Name}: {Told(answer)}";
            });
        }
    }

    [Fact]
    public async Task What_is_of_another_municipality_is_not_there()
    {
        var pages = Reachable.Where(page => page.Ids.Exists(centre.Elsewhere.ContainsKey)).ToList();
        Assert.NotEmpty(pages);
        await EachAsync(pages, async page =>
        {
            var member = centre.Members.First(member => member.May(page.Needs) && member.May(Permission.OwnAccount));
            var answer = await member.Browser.SendAsync(page, id => centre.Elsewhere.GetValueOrDefault(id, Guid.CreateVersion7()), member.Token);
            return answer.StatusCode == HttpStatusCode.NotFound ? null : Told(answer);
        });
    }

    [Fact]
    public async Task What_is_of_another_municipality_is_not_reached_through_a_file_here()
    {
        await EachAsync(Reachable.Where(page => page.Ids.Contains("caseFileId") && page.Ids.Count > 1), async page =>
        {
            var member = centre.Members.First(member => member.May(page.Needs));
            var answer = await member.Browser.SendAsync(page, id => id == "caseFileId" ? centre.File : centre.Elsewhere.GetValueOrDefault(id, Guid.CreateVersion7()), member.Token);
            return answer.StatusCode == HttpStatusCode.NotFound || (page.Method == "POST" && answer.StatusCode == HttpStatusCode.UnprocessableEntity) ? null : Told(answer);
        });
    }

    [Fact]
    public async Task What_does_not_exist_is_not_there()
    {
        await EachAsync(Reachable.Where(page => page.Ids.Count > 0), async page =>
        {
            var member = centre.Members.First(member => member.May(page.Needs));
            var answer = await member.Browser.SendAsync(page, Guid.CreateVersion7(), member.Token);
            // A form may be found wrong before it is found to be about nothing; of a file not even that is told.
            var mayBeWrong = page.Method == "POST" && !page.Ids.Exists(centre.Elsewhere.ContainsKey);
            return answer.StatusCode == HttpStatusCode.NotFound || (mayBeWrong && answer.StatusCode == HttpStatusCode.UnprocessableEntity) ? null : Told(answer);
        });
    }

    [Fact]
    public async Task What_does_not_exist_in_an_existing_file_is_not_there()
    {
        await EachAsync(Reachable.Where(page => page.Ids.Contains("caseFileId") && page.Ids.Count > 1), async page =>
        {
            var member = centre.Members.First(member => member.May(page.Needs));
            var answer = await member.Browser.SendAsync(page, id => id == "caseFileId" ? centre.File : Guid.CreateVersion7(), member.Token);
            // A form may be found wrong before it is found to be about nothing.
            return answer.StatusCode == HttpStatusCode.NotFound || (page.Method == "POST" && answer.StatusCode == HttpStatusCode.UnprocessableEntity) ? null : Told(answer);
        });
    }

    [Fact]
    public async Task No_form_is_taken_without_its_anti_forgery_token()
    {
        var withoutCheck = centre.Pages.Where(page => page.Method == "*").Select(page => page.Name);
        Assert.Equal(["* /error/{status:int?}"], withoutCheck);
        var forms = centre.Pages.Where(page => page.IsOpen).Concat(Reachable).Where(page => page.Method == "POST").ToList();
        await EachAsync(forms, async page =>
        {
            var browser = page.IsOpen ? centre.Web.Browser() : centre.Members.First(member => member.May(page.Needs)).Browser;
            var answer = await browser.SendAsync(page, centre.File);
            return answer.StatusCode == HttpStatusCode.BadRequest ? null : Told(answer);
        });
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_protect_it_and_none_that_tells_what_we_run()
    {
        var desk = centre.Members[0];
        string[] paths = ["/", "/newcomers", $"/case-files/{centre.File}/overview", $"/case-files/{Guid.CreateVersion7()}/overview", "/staff", "/no-such-page", "/css/site.css", "/health/live", "/error/500", "/reference-data/languages/suggest?q=ti"];
        foreach (var path in paths)
        {
            var answer = (await desk.Browser.Get(path)).Answer;
            var headers = answer.Headers;
            string? Header(string name) => headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;
            Assert.Contains("default-src 'self'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("DENY", Header("X-Frame-Options"));
            Assert.NotNull(Header("Referrer-Policy"));
            Assert.NotNull(Header("Permissions-Policy"));
            Assert.Null(Header("Server"));
            Assert.Null(Header("X-Powered-By"));
            if (!path.EndsWith(".css", StringComparison.Ordinal))
                Assert.True(headers.CacheControl?.NoStore, $"{path} may be kept by a browser or proxy.");
        }
        Assert.False(centre.Web.Factory.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.AddServerHeader);
    }

    [Theory]
    [InlineData("/error/0")]
    [InlineData("/error/99")]
    [InlineData("/error/200")]
    [InlineData("/error/1234567")]
    public async Task The_error_page_asked_for_by_hand_is_not_there(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await centre.Web.Browser().Get(path)).Status);

    [Fact]
    public async Task An_undeclared_action_keeps_the_application_from_starting()
    {
        await using var factory = centre.Web.Factory.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddControllers().AddApplicationPart(typeof(UndeclaredController).Assembly)));

        var refused = Assert.ThrowsAny<Exception>(() => factory.CreateClient());

        Assert.Contains("declares no permission", refused.ToString(), StringComparison.Ordinal);
        Assert.Contains(nameof(UndeclaredController), refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task EachAsync(IEnumerable<Page> pages, Func<Page, Task<string?>> wrong)
    {
        var found = new List<string>();
        foreach (var page in pages)
        {
            if (await wrong(page) is { } what)
                found.Add($"{page.Name}: {what}");
        }
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }

    private static string Told(HttpResponseMessage answer) => $"{(int)answer.StatusCode} {answer.Headers.Location}";

    /// <summary>A centre with somebody of every role, signed in, and with a file here and one elsewhere.</summary>
    public sealed class Centre : IAsyncLifetime
    {
        public ReceptionWeb Web { get; } = new();
        public IReadOnlyList<Page> Pages { get; private set; } = [];
        public IReadOnlyList<RouteEndpoint> Endpoints { get; private set; } = [];
        public IReadOnlyList<Member> Members { get; private set; } = [];

        /// <summary>A file in everybody's municipality, which nobody was given yet.</summary>
        public Guid File { get; private set; }

        /// <summary>Things that exist, but not for the members: name of the id in a route → id.</summary>
        public IReadOnlyDictionary<string, Guid> Elsewhere { get; private set; } = new Dictionary<string, Guid>();

        public async Task InitializeAsync()
        {
            await Web.InitializeAsync();
            var services = Web.Factory.Services;
            Endpoints = [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
            Pages = [.. services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<ControllerActionDescriptor>().SelectMany(Page.Of)];

            var here = await A.Newcomer("Here").SavedIn(Web);
            var elsewhere = await A.Newcomer("Elsewhere").WithNationality("0072").WithMotive("study-migrant").In(A.Eindhoven).SavedIn(Web);
            File = here.File.Id;
            var members = new List<Member>();
            var school = ReferralStage.AProvider();
            await Web.Save(school);
            foreach (var role in Enum.GetValues<Role>())
                members.Add(await SignInAsync(role.ToString(), A.StaffMember(role).For(school).Named($"Een {role}").Build()));
            members.Add(await SignInAsync("Caseworker with locked parts and health", A.StaffMember(Role.Caseworker).With(NamedPermission.LockedParts).With(NamedPermission.Health).Build()));
            Members = members;

            Web.As(A.StaffMember(Role.FrontDesk).Build());
            var plan = IntegrationPlan.Begin(elsewhere.File.Id, PlanKind.Voluntary, A.Provenance.At, A.Provenance.By);
            var goal = plan.AddGoal("language", "Nederlands leren");
            var item = plan.AddItem(goal.Id, A.ItemTerms());
            var beside = PlanStage.Beside(elsewhere.File, Web.Clock.Today);
            var note = ContactNote.Write(elsewhere.File.Id, new(Web.Clock.Today, "desk", true, null, null, "Daar", null, false), Web.Clock.Today, A.Provenance.At, A.Provenance.By);
            var question = AccessRequest.Ask(elsewhere.Person.Id, "0344", "Zij staat hier.", A.Provenance.At, A.Provenance.By);
            var document = Document.Request(elsewhere.File.Id, plan.Id, "plan", null, "plan.pdf", "{}", "", A.Provenance.At, A.Provenance.By);
            var household = Household.Start(A.Provenance.At, A.Provenance.By);
            var membership = household.Join(HouseholdMember.Known(elsewhere.Person.Id), "partner", PartialDate.Unknown, [], Web.Clock.Today, A.Provenance);
            var provider = ReferralStage.AProvider();
            var offer = ReferralStage.AnOffer(provider, terms => terms with { Municipality = A.Eindhoven });
            var referral = Referral.Send(
                elsewhere.File.Id, offer.Id, null, new("Elsewhere", null, [], "Nederlands leren", "integration-task"), true,
                new(Web.Clock.Today, null, Web.Clock.Today, A.Provenance.At, A.Provenance.By));
            var leaving = new LeavingSamples(elsewhere.File);
            var line = await Web.InDb(db => db.ChecklistItems.FirstAsync());
            var tick = ChecklistTick.Done(elsewhere.File.Id, elsewhere.File.Id, line, null, Web.Clock.Today, A.Provenance.At, A.Provenance.By);
            var attachment = Attachment.Add(elsewhere.File.Id, new("letter", "Daar"), new("brief.pdf", AttachmentFormat.Pdf, 1, ""), Web.Clock.Today, A.Provenance.At, A.Provenance.By);
            attachment.Withdraw("Niet van ons", A.Provenance.At, A.Provenance.By);
            var letter = HelpedLetter.Note(elsewhere.File.Id, new("ind", null, null, null, "Bellen"), null, Web.Clock.Today, A.Provenance.At, A.Provenance.By);
            var day = new DateOnly(2026, 12, 1);
            var appointment = Appointment.Make(
                [elsewhere.File.Id], new(AppointmentTime.Of(day, new(10, 0), new(11, 0)), "office", null, "housing", null, A.Provenance.By, null, null), day, A.Provenance.At, A.Provenance.By);
            var task = StaffTask.Make(elsewhere.File.Id, "Daar", null, day, null, day, A.Provenance.At, A.Provenance.By);
            var enquiry = Enquiry.Note(Web.Clock.Today, ["housing"], null, A.Eindhoven, Web.Clock.Today, A.Provenance.By);
            var signUpDay = SignUpDay.Plan(new(A.Eindhoven, "reception-information", Web.Clock.Today, "Daar", null, null), A.Provenance.At, A.Provenance.By);
            signUpDay.Start(A.Provenance.At);
            var slip = Slip.Print(signUpDay.Id, 1, SlipCode.New());
            slip.KeepToLookAt(A.Provenance.At, A.Provenance.By);
            await Web.Save(signUpDay, slip, new WaitingRow(slip.Id, new("Elsewhere"), null, null, null, null, null, null));
            var twice = A.Newcomer("Elsewhere").In(A.Eindhoven);
            var link = PersonLink.Of(elsewhere.Person, twice.Person, [], "Dezelfde", A.Provenance.At, A.Provenance.By);
            var (told, work) = (new IntakeSamples(elsewhere.File.Id, Web.Clock.Today), new WorkSamples(A.Eindhoven));
            var (kept, met) = (ReferralStage.Beside(provider, offer, A.Eindhoven, elsewhere.File.Id, referral.Id), EventSamples.Beside(A.Eindhoven, elsewhere.File.Id));
            object[] theirs = [.. kept.Things, .. met.Things, enquiry, plan, note, question, document, household, provider, offer, referral, .. leaving.Things, tick, attachment, letter, appointment, work.Remind(elsewhere.File.Id, appointment), task, told.Intake, told.Dismissal];
            await Web.Save([.. twice.Things, link, .. beside.Things, .. theirs]);
            var import = ImportRun.Upload(Guid.CreateVersion7(), new("daar.csv", "00", "[\"Naam\"]", "00", 1), A.Eindhoven, "reception-information", A.Provenance.At, A.Provenance.By);
            await Web.Save(import, new ImportProgress(import.Id));
            var bulk = BulkChange.Prepare(
                "Daar", new(BulkFact.ResidenceTitle, "46", new(2027, 3, 5)), new([A.Eindhoven]), new("richtlijn-2001-55", "6", null, new(2026, 7, 1), "Daar"), "Daar", false, A.Provenance.At, A.Provenance.By);
            await Web.Save([bulk, new BulkProgress(bulk.Id), .. work.Things]);
            Elsewhere = new Dictionary<string, Guid>(beside.Ids.Concat(told.Ids).Concat(work.Ids).Concat(leaving.Ids).Concat(kept.Ids).Concat(met.Ids))
            {
                ["bulkChangeId"] = bulk.Id,
                ["runId"] = import.Id,
                ["caseFileId"] = elsewhere.File.Id,
                ["planId"] = plan.Id,
                ["goalId"] = goal.Id,
                ["itemId"] = item.Id,
                ["noteId"] = note.Id,
                ["requestId"] = question.Id,
                ["documentId"] = document.Id,
                ["appointmentId"] = appointment.Id,
                ["taskId"] = task.Id,
                ["enquiryId"] = enquiry.Id,
                ["signUpDayId"] = signUpDay.Id,
                ["slipId"] = slip.Id,
                ["tickId"] = tick.Id,
                ["attachmentId"] = attachment.Id,
                ["letterId"] = letter.Id,
                ["membershipId"] = membership.Id,
                ["otherPersonId"] = elsewhere.Person.Id,
                ["linkId"] = link.Id,
                ["factId"] = elsewhere.Person.Nationalities[0].Id,
                ["stayFactId"] = elsewhere.Stay.Motives[0].Id,
                ["referralId"] = referral.Id,
                ["journeyId"] = await Web.Send(new BeginRegistration.Command(Guid.NewGuid(), "Somebody")),
                ["comparisonId"] = await Web.Send(new KeepAnswer.Command(null, new() { CaseFileId = elsewhere.File.Id, AskedAt = Web.Clock.GetUtcNow() })),
                ["lookupId"] = await Web.Send(new KeepAnswer.Command(null, new() { AskedAt = Web.Clock.GetUtcNow() })),
            };
        }

        public Task DisposeAsync() => Web.DisposeAsync();

        private async Task<Member> SignInAsync(string name, StaffMember member)
        {
            await Web.Save(member);
            var browser = await Web.SignedInAs(member);
            var page = await browser.Get("/account");
            return new(name, member, browser, page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }
    }

    public sealed record Member(string Name, StaffMember Staff, Browser Browser, string Token)
    {
        private readonly IReadOnlySet<Permission> _permissions = Permissions.Of(Staff.Roles.Select(part => part.Role), Staff.Permissions.Select(part => part.Permission));

        public bool May(Permission permission) => _permissions.Contains(permission);
    }

    /// <summary>One way in: an action with a method and a route.</summary>
    /// <param name="Method">"GET", "POST" or "*" for any.</param>
    /// <param name="Ids">Names of the ids in the route.</param>
    public sealed record Page(ControllerActionDescriptor Action, string Method, RouteTemplate Route, List<string> Ids)
    {
        public bool IsOpen => PermissionFilter.IsOpen(Action);
        public Permission Needs => PermissionFilter.Needs(Action)!.Permission;
        public string Name => $"{Method} /{Route.TemplateText}";

        public static IEnumerable<Page> Of(ControllerActionDescriptor action)
        {
            var route = TemplateParser.Parse(action.AttributeRouteInfo!.Template!);
            List<string> ids = [.. route.Parameters.Where(parameter => parameter.InlineConstraints.Any(constraint => constraint.Constraint == "guid")).Select(parameter => parameter.Name!)];
            var methods = action.ActionConstraints?.OfType<HttpMethodActionConstraint>().SelectMany(constraint => constraint.HttpMethods).ToList() ?? [];
            return (methods.Count == 0 ? ["*"] : methods).Select(method => new Page(action, method, route, ids));
        }

        public string Path(Func<string, Guid> id) => "/" + string.Join('/', Route.Segments.Select(segment => string.Concat(segment.Parts.Select(part =>
            !part.IsParameter ? part.Text
            : Ids.Contains(part.Name!) ? id(part.Name!).ToString()
            : part.IsOptional ? ""
            : part.InlineConstraints.Any(constraint => constraint.Constraint == "int") ? "1" : "languages"))));
    }
}

internal static class Requests
{
    public static Task<HttpResponseMessage> SendAsync(this Browser browser, EveryEndpointTests.Page page, Guid id, string? token = null) => browser.SendAsync(page, _ => id, token);

    public static async Task<HttpResponseMessage> SendAsync(this Browser browser, EveryEndpointTests.Page page, Func<string, Guid> id, string? token = null)
    {
        using var request = new HttpRequestMessage(new(page.Method), new Uri(page.Path(id), UriKind.Relative));
        if (page.Method != "GET")
            request.Content = new FormUrlEncodedContent(token is null ? [] : [KeyValuePair.Create("__RequestVerificationToken", token)]);
        return await browser.Client.SendAsync(request);
    }
}

/// <summary>An action that somebody forgot to protect; only the test above adds it to the application.</summary>
public sealed class UndeclaredController : Controller
{
    [HttpGet("/undeclared")]
    public IActionResult Forgotten() => Ok();
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Fakes.PopulationRegister;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Linking;

/// <summary>Two registrations side by side, linked and undone, and a BSN that comes later; through the forms, without JavaScript.</summary>
public sealed class LinkingPagesTests(LinkingPagesTests.Centre centre) : IClassFixture<LinkingPagesTests.Centre>, IAsyncLifetime
{
    private static int _number;
    private readonly StaffMember _caseworker = A.StaffMember(Role.Caseworker).In(A.Amsterdam, A.Eindhoven).Build();
    private Browser _browser = null!;

    private ReceptionWeb Web => centre.Web;

    public async Task InitializeAsync()
    {
        centre.Register.Behaviour = new();
        await Web.Save(_caseworker);
        _browser = await Web.SignedInAs(_caseworker);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task From_who_looks_alike_to_one_person_and_back()
    {
        var family = $"Yusufov{Interlocked.Increment(ref _number)}";
        var one = await A.Newcomer("Rustam").Named("Rustam", family).Born("1988-05-06").SavedIn(Web);
        var two = await A.Newcomer("Rustam").Named("Rustam", family, ownScript: "Рустам").Born("1988-06-05").In(A.Eindhoven).SavedIn(Web);
        Assert.Contains("Is dit dezelfde als iemand anders?", (await _browser.Get(Person(one))).Words, StringComparison.Ordinal);

        var find = await _browser.Get($"{Person(one)}/link");
        var hits = await _browser.Submit(find, "form.rc-find", ("Query", $"Rustam {family}"));
        Assert.Contains("deze persoon", hits.Words, StringComparison.Ordinal);
        var both = await _browser.Get(hits.Document.QuerySelector("#hits a.rc-hit__link")!.GetAttribute("href")!);
        Assert.Contains("06-05-1988", both.Words, StringComparison.Ordinal);
        Assert.Contains("05-06-1988", both.Words, StringComparison.Ordinal);
        // The more complete name is proposed.
        Assert.Equal(two.Person.Id.ToString(), both.Document.QuerySelector("input[name='Chosen[Name]'][checked]")!.GetAttribute("value"));

        var wrong = await _browser.Submit(both, Form, ("Chosen[Birth]", two.Person.Id.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(two.Person.Id.ToString(), wrong.Document.QuerySelector("input[name='Chosen[Birth]'][checked]")!.GetAttribute("value"));
        var done = await _browser.Submit(wrong, Form, ("Reason", "Zelfde paspoort gezien."));

        var person = await _browser.Get(done.Location!);
        Assert.Contains("De twee registraties zijn nu één persoon", person.Words, StringComparison.Ordinal);
        Assert.Contains("Deze persoon bestaat uit 2 registraties", person.Words, StringComparison.Ordinal);
        Assert.Contains("05-06-1988", (await _browser.Get($"/case-files/{two.File.Id}/overview")).Words, StringComparison.Ordinal);
        Assert.Contains("Twee registraties samengevoegd", (await _browser.Get($"/case-files/{two.File.Id}/history")).Words, StringComparison.Ordinal);

        var undo = await _browser.Get(person.Document.QuerySelector("a[href$='/undo']")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _browser.Submit(undo)).Status);
        var undone = await _browser.Get((await _browser.Submit(undo, ("Reason", "Toch twee mensen."))).Location!);
        Assert.Contains("Het zijn weer twee personen", undone.Words, StringComparison.Ordinal);
        Assert.Null(undone.Document.QuerySelector("a[href$='/undo']"));
        Assert.Contains("Linking.UnlinkPersons", await Web.ActionsOf(_caseworker));
    }

    [Fact]
    public async Task The_leading_registration_can_be_turned_round()
    {
        var (one, two) = (await A.Newcomer("Feven").SavedIn(Web), await A.Newcomer("Feven").SavedIn(Web));
        var both = await _browser.Get($"{Person(one)}/link/{two.Person.Id}?lead=other");
        Assert.Contains("De andere registratie is leidend", both.Words, StringComparison.Ordinal);
        Assert.Contains("Beide hebben een lopend verblijf in Amsterdam", both.Words, StringComparison.Ordinal);
        await _browser.Submit(both, Form, ("Reason", "Twee keer ingeschreven."));
        Assert.Equal(two.Person.Id, await Web.InDb(db => db.CaseFiles.Where(file => file.Id == one.File.Id).Select(file => file.PersonId).SingleAsync()));
    }

    [Fact]
    public async Task Somebody_saved_meanwhile_and_what_was_chosen_stays()
    {
        var (one, two) = (await A.Newcomer("Genet").SavedIn(Web), await A.Newcomer("Gennet").SavedIn(Web));
        var both = await _browser.Get($"{Person(one)}/link/{two.Person.Id}");
        await Web.Change(async db => (await db.Persons.Include(person => person.Numbers).SingleAsync(person => person.Id == two.Person.Id))
            .RecordNumber(IdentityNumberKind.VNumber, "1234567899", A.Provenance));
        var conflict = await _browser.Submit(both, Form, ("Chosen[Name]", two.Person.Id.ToString()), ("Reason", "Zelfde foto."));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("1234567899", conflict.Words, StringComparison.Ordinal);
        Assert.Equal(two.Person.Id.ToString(), conflict.Document.QuerySelector("input[name='Chosen[Name]'][checked]")!.GetAttribute("value"));
        Assert.NotNull((await _browser.Submit(conflict, Form)).Location);
    }

    [Fact]
    public async Task Two_bsns_say_so_and_cannot_be_sent()
    {
        var (one, two) = (await A.Newcomer("Jonas").WithBsn("999993653").SavedIn(Web), await A.Newcomer("Jonas").WithBsn("999990482").SavedIn(Web));
        var both = await _browser.Get($"{Person(one)}/link/{two.Person.Id}");
        Assert.Contains("Dat zijn twee personen", both.Words, StringComparison.Ordinal);
        Assert.Null(both.Document.QuerySelector(Form + " button[type=submit]"));
        var self = await _browser.Get($"{Person(one)}/link/{one.Person.Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, self.Status);
        Assert.Contains("al dezelfde persoon", self.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_somebody_else_has_leads_to_both_side_by_side()
    {
        var (one, two) = (await A.Newcomer("Milena").SavedIn(Web), await A.Newcomer("Milenka").WithBsn("999994670").SavedIn(Web));
        var refused = await _browser.Submit(await _browser.Get($"{Person(one)}/change"), ("Bsn", "999994670"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var link = refused.Document.QuerySelector($"a[href$='/link/{two.Person.Id}']");
        Assert.NotNull(link);
        Assert.Equal(HttpStatusCode.OK, (await _browser.Get(link.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task A_bsn_that_comes_later_is_compared_with_the_register_at_once()
    {
        var one = await A.Newcomer("Mohamed").SavedIn(Web);
        var done = await _browser.Submit(await _browser.Get($"{Person(one)}/change"), ("Bsn", "999970586"));
        Assert.Contains("/population-register/", done.Location!, StringComparison.Ordinal);
        Assert.Contains("Mohamed Farooq Hussein", (await _browser.Get(done.Location!)).Words, StringComparison.Ordinal);
        Assert.Equal("999970586", await Web.InDb(db => db.IdentityNumbers.Where(fact => fact.PersonId == one.Person.Id).Select(fact => fact.Value).SingleAsync()));
    }

    [Fact]
    public async Task The_front_desk_puts_two_registrations_before_the_caseworker_who_compares_them()
    {
        var family = $"Yusufov{Interlocked.Increment(ref _number)}";
        var (one, two) = (await A.Newcomer("Jamshid").Named("Jamshid", family).SavedIn(Web), await A.Newcomer("Jamsheed").Named("Jamsheed", family).SavedIn(Web));
        var member = A.StaffMember(Role.FrontDesk).Build();
        await Web.Save(member);
        var desk = await Web.SignedInAs(member);
        var find = await desk.Get((await desk.Get(Person(one))).Document.QuerySelector("a[href$='/same-as']")!.GetAttribute("href")!);
        var hits = await desk.Submit(find, "form.rc-find", ("Query", $"Jamsheed {family}"));
        var propose = await desk.Get(hits.Document.QuerySelector("#hits a.rc-hit__link")!.GetAttribute("href")!);
        Assert.Contains($"Jamsheed {family}", propose.Words, StringComparison.Ordinal);
        var wrong = await desk.Submit(propose, "main form.rc-form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("Waarom is dit dezelfde persoon: vul dit in.", Assert.Single(wrong.Errors));
        var done = await desk.Submit(wrong, "main form.rc-form", ("Reason", "Zelfde paspoort gezien."));
        Assert.Contains("Voorgelegd", (await desk.Get(done.Location!)).Words, StringComparison.Ordinal);

        var tasks = await _browser.Get($"/case-files/{one.File.Id}/appointments");
        Assert.Contains("Zelfde paspoort gezien.", tasks.Words, StringComparison.Ordinal);
        var compare = tasks.Document.QuerySelector($"a[href='{Person(one)}/link/{two.Person.Id}']");
        Assert.NotNull(compare);
        Assert.Contains("Zijn dit twee registraties", (await _browser.Get(compare.GetAttribute("href")!)).Words, StringComparison.Ordinal);
        // Who may not link sees the task, and no way to the comparison.
        Assert.Null((await desk.Get($"/case-files/{one.File.Id}/appointments")).Document.QuerySelector("a[href*='/person/link/']"));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Get($"{Person(one)}/same-as/{Guid.CreateVersion7()}")).Status);
    }

    private static string Person(NewcomerBuilder one) => $"/case-files/{one.File.Id}/person";

    private const string Form = "main form.rc-stack[method=post]";

    public sealed class Centre : IAsyncLifetime
    {
        public ReceptionWeb Web { get; } = new();
        public FakePopulationRegister Register { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Register = await FakePopulationRegister.StartAsync();
            Web.Settings["PopulationRegister:Address"] = Register.Address.ToString();
            Web.Settings["PopulationRegister:TimeLimit"] = "00:00:20";
            await Web.InitializeAsync();
        }

        public async Task DisposeAsync()
        {
            await Web.DisposeAsync();
            await Register.DisposeAsync();
        }
    }
}

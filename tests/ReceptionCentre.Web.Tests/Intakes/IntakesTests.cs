using System.Net;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Web.Tests.Intakes;

public sealed class IntakesTests(ReceptionWeb web) : IClassFixture<ReceptionWeb>, IAsyncLifetime
{
    private readonly NewcomerBuilder _file = A.Newcomer("Selam").Named("Selam", A.UnheardName()).Born("1990-04-12");
    private Browser _browser = null!;

    private string File => $"/case-files/{_file.File.Id}";

    public async Task InitializeAsync()
    {
        await web.Save(_file.Things);
        _browser = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker)));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_intake_is_begun_talked_through_and_completed()
    {
        var empty = await _browser.Get($"{File}/intake");
        Assert.Contains("Er is nog geen intake", empty.Words, StringComparison.Ordinal);
        var begun = await _browser.Submit(empty, ("Form", "Broad"));
        var talk = await _browser.Get(begun.Location!);
        Assert.DoesNotContain("Volwassene die meekwam", talk.Words, StringComparison.Ordinal);
        var noted = await _browser.Submit(talk, ("Alone", "true"));
        Assert.Equal($"{File}/intake", noted.Location);

        var intake = await IntakeAsync();
        var work = await _browser.Get($"{File}/intake/{intake.Id}/domains/work");
        Assert.Contains("Gebied 2 van 11.", work.Words, StringComparison.Ordinal);
        Assert.NotNull(work.Document.QuerySelector("#Answers_0__Value[autofocus]"));
        var saved = await _browser.Submit(work, ("Answers[0].Value", "Kok <b>jaren</b>"));
        Assert.EndsWith("/domains/languages", saved.Location, StringComparison.Ordinal);
        var stopped = await _browser.Submit(await _browser.Get(saved.Location!), ("Then", "overview"));
        Assert.Equal($"{File}/intake", stopped.Location);

        var shown = await _browser.Get($"{File}/intake");
        Assert.Contains("2 van 11 gebieden besproken", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Kok <b>jaren</b>", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Alleen gehoord", shown.Words, StringComparison.Ordinal);
        await _browser.Submit(await _browser.Get($"{File}/intake/{intake.Id}/complete"));
        Assert.Contains("Afgerond", (await _browser.Get($"{File}/intake")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"{File}/intake/{intake.Id}/domains/work")).Status);
    }

    [Fact]
    public async Task Whoever_was_never_heard_alone_needs_a_reason()
    {
        var intake = await BegunAsync();
        var page = await _browser.Submit(await _browser.Get($"{File}/intake/{intake.Id}/complete"), ("NotAloneBecause", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Elke volwassene wordt één keer alleen gehoord.", page.Words, StringComparison.Ordinal);
        var done = await _browser.Submit(page, ("NotAloneBecause", "Haar man bleef erbij."));
        Assert.Contains("Haar man bleef erbij.", (await _browser.Get(done.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_is_told_by_its_question_and_the_rest_is_kept()
    {
        var intake = await BegunAsync();
        var form = await _browser.Get($"{File}/intake/{intake.Id}/domains/housing");
        var page = await _browser.Submit(form, ("Answers[0].Value", "Een kamer"), ("Answers[4].Value", "veel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Vul een heel getal in", page.TextOf("#Answers_4__Value-error"), StringComparison.Ordinal);
        Assert.Equal("Een kamer", page.Document.QuerySelector("#Answers_0__Value")!.TextContent);
    }

    [Fact]
    public async Task What_a_colleague_saved_meanwhile_is_told_by_the_question_and_nothing_is_lost()
    {
        var intake = await BegunAsync();
        var path = $"{File}/intake/{intake.Id}/domains/hours";
        var (mine, theirs) = (await _browser.Get(path), await _browser.Get(path));
        await _browser.Submit(theirs, ("Answers[1].Value", "8"), ("Then", "overview"));
        var page = await _browser.Submit(mine, ("Answers[1].Value", "20"), ("Then", "overview"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Bij een collega staat hier nu: 8", page.Words, StringComparison.Ordinal);
        Assert.Equal("20", page.Document.QuerySelector("#Answers_1__Value")!.GetAttribute("value"));
        await _browser.Submit(page, ("Then", "overview"));
        Assert.Equal("20", (await IntakeAsync()).Answers.Single().Value);
    }

    [Fact]
    public async Task Health_is_locked_on_every_page_for_whoever_may_not_read_it()
    {
        const string secret = "Heeft rust nodig";
        var intake = await BegunAsync();
        var path = $"{File}/intake/{intake.Id}/domains/health";
        Assert.Equal(HttpStatusCode.Forbidden, (await _browser.Get(path)).Status);
        var trusted = await web.SignedInAs(await web.Saved(A.StaffMember(Role.Caseworker).With(NamedPermission.Health)));
        await trusted.Submit(await trusted.Get(path), ("Answers[0].Value", secret));
        Assert.Contains(secret, (await trusted.Get($"{File}/intake")).Words, StringComparison.Ordinal);
        Assert.Contains(secret, (await trusted.Get($"{File}/history")).Words, StringComparison.Ordinal);
        foreach (var page in new[] { "intake", "overview", "history", "plan" })
            Assert.DoesNotContain(secret, (await _browser.Get($"{File}/{page}")).Html, StringComparison.Ordinal);
        Assert.Contains("Dit deel gaat over gezondheid.", (await _browser.Get($"{File}/intake")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_stands_on_the_overview_and_goes_aside_with_a_reason()
    {
        var intake = await BegunAsync();
        var housing = await _browser.Get($"{File}/intake/{intake.Id}/domains/housing");
        await _browser.Submit(housing, ("Answers[1].Value", "employer"));
        var overview = await _browser.Get($"{File}/overview");
        Assert.Contains("Woning hangt aan het werk", overview.Words, StringComparison.Ordinal);
        Assert.Contains("Van wie is de woonruimte? Van de werkgever of het uitzendbureau.", overview.Words, StringComparison.Ordinal);

        var dismiss = await _browser.Get($"{File}/signals/HousingTiedToTheJob/dismiss");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _browser.Submit(dismiss, ("Reason", ""))).Status);
        await _browser.Submit(dismiss, ("Reason", "Heeft een andere kamer gevonden"));
        var shown = await _browser.Get($"{File}/intake");
        Assert.Contains("1 signaal opzij gezet", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Heeft een andere kamer gevonden", shown.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _browser.Get($"{File}/signals/HousingTiedToTheJob/dismiss")).Status);
    }

    [Fact]
    public async Task A_test_is_recorded_with_scores_as_people_write_them_and_taken_back()
    {
        var form = await _browser.Get($"{File}/learnability/new");
        Assert.DoesNotContain("Vrijgesteld", form.TextOf("#State"), StringComparison.Ordinal);
        var wrong = await _browser.Submit(form, ("State", "Done"), ("Result", "B1Feasible"), ("Achieved", "vijf"), ("ExamNumber", "1234567890123"));
        Assert.Contains("Vul een score in", wrong.TextOf("#Achieved-error"), StringComparison.Ordinal);
        Assert.Contains("hoogstens 12", wrong.TextOf("#ExamNumber-error"), StringComparison.Ordinal);
        await _browser.Submit(wrong, ("Achieved", "34,5"), ("Required", "30"), ("ExamNumber", "LBT1"));
        Assert.Contains("Behaald 34,50, nodig 30,00", (await _browser.Get($"{File}/intake")).Words, StringComparison.Ordinal);

        await _browser.Submit(await _browser.Get($"{File}/learnability/take-back"), ("Reason", "Van een ander"));
        Assert.Contains("Teruggenomen: Van een ander", (await _browser.Get($"{File}/intake")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_told_stands_beside_the_draft_of_the_plan_and_its_own_words_are_not_asked_again()
    {
        var intake = Intake.Begin(_file.File.Id, IntakeForm.Broad, null, A.Provenance.At, A.Provenance.By);
        intake.Answer("wishes", [new("own-words", "Ik wil als kok werken."), new("development-wishes", "paid-work")], A.Provenance.At, A.Provenance.By);
        await web.Save(intake);

        var begun = await _browser.Submit(await _browser.Get($"{File}/plan"), ("Kind", "Voluntary"));
        var words = await _browser.Get(begun.Location!);
        Assert.Equal("Ik wil als kok werken.", words.TextOf("#Words"));
        Assert.Contains("Deze woorden komen uit de intake van Selam.", words.Words, StringComparison.Ordinal);
        await _browser.Submit(words, ("Words", "Ik wil kok worden."));

        var plan = await _browser.Get($"{File}/plan");
        Assert.Contains("Uit de intake", plan.Words, StringComparison.Ordinal);
        Assert.Contains("Betaald werken", plan.Words, StringComparison.Ordinal);
        Assert.Contains("Ik wil als kok werken.", plan.Words, StringComparison.Ordinal);
        Assert.Equal("Ik wil kok worden.", (await _browser.Get(begun.Location!)).TextOf("#Words"));
    }

    private async Task<Intake> BegunAsync()
    {
        await _browser.Submit(await _browser.Get($"{File}/intake"), ("Form", "Broad"));
        var intake = await IntakeAsync();
        await _browser.Submit(await _browser.Get($"{File}/intake/{intake.Id}/domains/education"), ("Then", "overview"));
        return intake;
    }

    private Task<Intake> IntakeAsync() => web.InDb(db => db.Intakes.Include(intake => intake.Answers).SingleAsync(intake => intake.CaseFileId == _file.File.Id));
}

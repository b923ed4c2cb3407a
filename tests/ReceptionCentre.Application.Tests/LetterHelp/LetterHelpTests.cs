using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.LetterHelp;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Tasks;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.LetterHelp;

public sealed class LetterHelpTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>, IAsyncLifetime
{
    private readonly StaffMember _desk = A.StaffMember(Role.FrontDesk).Build(), _caseworker = A.StaffMember(Role.Caseworker).Build();
    private NewcomerBuilder _selam = null!;

    public async Task InitializeAsync()
    {
        _selam = await A.Newcomer("Selam").SavedIn(database);
        database.As(_desk);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_desk_notes_a_letter_with_its_photograph_and_the_caseworker_opens_it()
    {
        var letter = await database.Send(new HelpWithLetter.Command(
            Guid.NewGuid(), _selam.File.Id, "tax-office", null, "benefits", new(2026, 12, 1), "Selam belt de Belastingtelefoon", Papers.Upload(Papers.Photo())));
        var seenAtTheDesk = Assert.Single((await database.Send(new LettersOfFile.Query(_selam.File.Id))).Open);
        Assert.Equal((letter, "tax-office", (Guid?)null), (seenAtTheDesk.LetterId, seenAtTheDesk.SenderKind!.Value, seenAtTheDesk.AttachmentId));

        database.As(_caseworker);
        var scan = Assert.Single((await database.Send(new LettersOfFile.Query(_selam.File.Id))).Open).AttachmentId!.Value;
        var paper = Assert.Single((await database.Send(new AttachmentsOfFile.Query(_selam.File.Id))).Items);
        Assert.Equal((scan, "letter"), (paper.AttachmentId, paper.Kind!.Value));
        Assert.Equal(paper.What, (await database.InDb(db => db.Codes.SingleAsync(code => code.List == "letter-senders" && code.Value == "tax-office"))).Dutch);
        Assert.True(await database.InDb(db => db.AuditEvents.AnyAsync(audit => audit.CaseFileId == _selam.File.Id && audit.Action == "LetterHelp.HelpWithLetter" && audit.By == _desk.Id)));
    }

    [Fact]
    public async Task A_bad_photograph_keeps_the_whole_letter_from_being_noted()
    {
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new HelpWithLetter.Command(
            Guid.NewGuid(), _selam.File.Id, "ind", null, null, null, "Bellen", Papers.Upload("<html>"u8.ToArray(), "brief.jpg"))));
        Assert.Equal(0, await database.InDb(db => db.HelpedLetters.CountAsync(letter => letter.CaseFileId == _selam.File.Id)));
    }

    [Theory]
    [InlineData(null, null, null, "SenderKind", "LetterHelp.SenderKindMissing")]
    [InlineData("postduif", null, null, "SenderKind", "Shared.ChooseFromTheList")]
    [InlineData("ind", "postduiven", null, "Topic", "Shared.ChooseFromTheList")]
    [InlineData("ind", null, "2026-12-01", "ToDo", "LetterHelp.ADeadlineSaysWhatToDo")]
    public async Task A_wrong_letter_is_told_by_its_field(string? senderKind, string? topic, string? deadline, string field, string text)
    {
        var day = deadline is null ? (DateOnly?)null : DateOnly.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new HelpWithLetter.Command(Guid.NewGuid(), _selam.File.Id, senderKind, null, topic, day, null, null)));
        Assert.Equal((field, text), (refused.Fields[0].Field, refused.Fields[0].Text));
    }

    [Fact]
    public async Task The_same_form_sent_twice_notes_one_letter()
    {
        var command = Command("Bellen");
        Assert.Equal(await database.Send(command), await database.Send(command));
        Assert.Single((await database.Send(new LettersOfFile.Query(_selam.File.Id))).Open);
    }

    [Fact]
    public async Task First_what_must_be_done_by_its_deadline_then_what_is_done_each_once()
    {
        await database.Send(Command("Zonder termijn"));
        await database.Send(Command("Later", new(2026, 12, 20)));
        await database.Send(Command("Eerst", new(2026, 11, 25)));
        for (var i = 0; i < 5; i++)
            await database.Send(Command(null));

        var first = await database.Send(new LettersOfFile.Query(_selam.File.Id, null, 2));
        Assert.Equal(["Eerst", "Later", "Zonder termijn"], first.Open.Select(letter => letter.ToDo));
        var seen = first.Done.Select(letter => letter.LetterId).ToList();
        for (var next = first.Next; next is not null;)
        {
            var page = await database.Send(new LettersOfFile.Query(_selam.File.Id, next, 2));
            Assert.Empty(page.Open);
            seen.AddRange(page.Done.Select(letter => letter.LetterId));
            next = page.Next;
        }
        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public async Task A_letter_is_finished_once_and_by_words()
    {
        var id = await database.Send(Command("Bellen", new(2026, 12, 1)));
        var version = (await database.Send(new LetterToFinish.Query(_selam.File.Id, id))).Version;
        var empty = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(new FinishLetter.Command(Guid.NewGuid(), _selam.File.Id, id, version, " ")));
        Assert.Equal("LetterHelp.OutcomeMissing", empty.Fields[0].Text);

        await database.Send(new FinishLetter.Command(Guid.NewGuid(), _selam.File.Id, id, version, "Betaald"));
        await Assert.ThrowsAsync<ChangedMeanwhileException>(() => database.Send(new FinishLetter.Command(Guid.NewGuid(), _selam.File.Id, id, version, "Nog eens")));
        var twice = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new FinishLetter.Command(Guid.NewGuid(), _selam.File.Id, id, version + 1, "Nog eens")));
        Assert.Equal(LetterHelpRules.ALetterIsDoneOnce, twice.Rule);
        var done = Assert.Single((await database.Send(new LettersOfFile.Query(_selam.File.Id))).Done);
        Assert.Equal(("Betaald", database.Clock.Today), (done.Outcome, done.DoneOn!.Value));
        Assert.Equal(_desk.Id, await database.InDb(db => db.HelpedLetters.Where(letter => letter.Id == id).Select(letter => letter.DoneBy).SingleAsync()));
    }

    [Fact]
    public async Task Its_deadline_is_a_clock_of_the_file_until_it_is_done()
    {
        var id = await database.Send(Command("Bellen", new(2026, 12, 1)));
        await database.Send(Command("Zonder termijn"));
        var clock = Assert.Single(await ClocksAsync());
        Assert.Equal((id, new DateOnly(2026, 12, 1), new DateOnly(2026, 11, 21), "Incasso Rijn"), (clock.SubjectId, clock.DueOn, clock.StartedOn, clock.What));
        Assert.True(DueReason.LetterDeadline.IsClock());

        await database.Send(new FinishLetter.Command(Guid.NewGuid(), _selam.File.Id, id, (await database.Send(new LetterToFinish.Query(_selam.File.Id, id))).Version, "Betaald"));
        Assert.Empty(await ClocksAsync());
    }

    [Fact]
    public async Task A_task_that_is_made_of_it_asks_instead_of_its_deadline_and_is_done_with_it()
    {
        await database.Save(_caseworker);
        var letter = await database.Send(Command("Bellen\nvoor een regeling", new(2026, 12, 1)) with { Task = new(_caseworker.Id, null) });
        var task = await TaskAsync(letter);
        Assert.Equal(("Bellen voor een regeling", "Brief: Incasso Rijn", new DateOnly(2026, 11, 28), (Guid?)_caseworker.Id), (task.What, task.Why, task.DueOn, task.ForStaffMemberId));
        Assert.Empty(await ClocksAsync());
        Assert.Equal(task.Id, Assert.Single(await ClocksAsync(DueReason.Task)).SubjectId);
        Assert.Equal((task.Id, task.DueOn, _caseworker.Name), Shown((await database.Send(new LettersOfFile.Query(_selam.File.Id))).Open[0].Task!));

        await database.Send(new FinishLetter.Command(Guid.NewGuid(), _selam.File.Id, letter, 0, "Betaald"));
        task = await TaskAsync(letter);
        Assert.Equal((StaffTaskState.Done, "Betaald"), (task.State, task.Words));
        Assert.Empty(await ClocksAsync(DueReason.Task));
        static (Guid, DateOnly, string?) Shown(LettersOfFile.TaskOfLetter one) => (one.TaskId, one.DueOn, one.For);
    }

    [Fact]
    public async Task When_its_task_is_done_so_is_the_letter_and_when_it_is_dropped_the_deadline_asks_again()
    {
        var (done, dropped) = (await database.Send(Command("Bellen", new(2026, 12, 1)) with { Task = new(null, new(2026, 11, 30)) }), await database.Send(Command("Mailen", new(2026, 12, 2)) with { Task = new(null, null) }));
        var (first, second) = (await TaskAsync(done), await TaskAsync(dropped));
        Assert.Equal(new DateOnly(2026, 11, 30), first.DueOn);
        await database.Send(new FinishTask.Command(_selam.File.Id, first.Id, first.Version, null));
        Assert.Equal("Bellen", Assert.Single((await database.Send(new LettersOfFile.Query(_selam.File.Id))).Done).Outcome);
        Assert.Empty(await ClocksAsync());

        await database.Send(new DropTask.Command(_selam.File.Id, second.Id, second.Version, "Doet de buurman"));
        Assert.Equal((dropped, new DateOnly(2026, 12, 2)), (await ClocksAsync()).Select(clock => (clock.SubjectId, clock.DueOn)).Single());
    }

    [Fact]
    public async Task A_letter_that_asks_for_nothing_makes_no_task_and_a_task_is_ahead_and_of_a_colleague()
    {
        await database.Send(Command(null) with { Task = new(null, null) });
        Assert.Equal(0, await database.InDb(db => db.StaffTasks.CountAsync(task => task.CaseFileId == _selam.File.Id)));
        var past = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Command("Bellen") with { Task = new(null, new(2026, 11, 20)) }));
        Assert.Equal(("TaskDueOn", TaskRules.ATaskIsAhead.Name), (past.Fields[0].Field, past.Fields[0].Text));
        var stranger = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Command("Bellen") with { Task = new(Guid.NewGuid(), null) }));
        Assert.Equal(TaskRules.TheDoerWorksForTheMunicipality, stranger.Rule);
    }

    [Fact]
    public async Task What_is_open_ends_with_the_file()
    {
        await database.Send(Command("Bellen", new(2026, 12, 1)));
        await database.Send(Command(null));
        await using (var scope = database.Provider.CreateAsyncScope())
        {
            var open = Assert.Single(await Ends(scope.ServiceProvider).OpenAsync(_selam.File.Id, default));
            Assert.Equal(("Letter", "Bellen", new DateOnly(2026, 12, 1)), (open.Kind, open.Words, open.On!.Value));
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().InTransactionAsync(
                async () =>
                {
                    scope.ServiceProvider.GetRequiredService<IAuditTrail>().Begin("Testing.Close");
                    await Ends(scope.ServiceProvider).EndAsync(_selam.File.Id, new(2026, 11, 30), default);
                    return 0;
                },
                default);
        }
        var view = await database.As(_desk).Send(new LettersOfFile.Query(_selam.File.Id));
        Assert.Empty(view.Open);
        Assert.Equal(new DateOnly(2026, 11, 30), Assert.Single(view.Done, letter => letter.EndedWithFile).DoneOn);
    }

    [Fact]
    public async Task Another_municipality_has_no_letters_here()
    {
        var id = await database.Send(Command("Bellen"));
        database.As(A.StaffMember(Role.FrontDesk).In(A.Eindhoven).Build());
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new LettersOfFile.Query(_selam.File.Id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new LetterToFinish.Query(_selam.File.Id, id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Command("Bellen")));
    }

    private static IEndsWithFile Ends(IServiceProvider services) => (IEndsWithFile)ActivatorUtilities.CreateInstance(
        services, typeof(HelpWithLetter).Assembly.GetTypes().Single(type => type.IsAssignableTo(typeof(IEndsWithFile)) && type.Namespace == typeof(HelpWithLetter).Namespace));

    private HelpWithLetter.Command Command(string? toDo, DateOnly? deadline = null) =>
        new(Guid.NewGuid(), _selam.File.Id, "bank-collector", "Incasso Rijn", null, deadline, toDo, null);

    private Task<StaffTask> TaskAsync(Guid letter) => database.InDb(db =>
        db.StaffTasks.AsNoTracking().SingleAsync(task => db.HelpedLetters.Any(one => one.Id == letter && one.TaskId == task.Id)));

    private Task<List<Domain.Clocks.Clock>> ClocksAsync(DueReason reason = DueReason.LetterDeadline) => database.InDb(db =>
        db.Clocks.AsNoTracking().Where(clock => clock.CaseFileId == _selam.File.Id && clock.Reason == reason && clock.EndedOn == null).ToListAsync());
}

using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>The steps of a story beyond notes and plans: each leaves the event of the use case that it would have been.</summary>
/// <param name="by">Who does them, but for those of the desk.</param>
internal sealed class StorySteps(DemoRecords records, StoryTeller story, DemoCentre centre, Guid by, Guid desk)
{
    private DateOnly Ago(int days) => records.Today.AddDays(-days);

    /// <param name="referred">As the receiver knows the person; nothing else goes along.</param>
    public async Task<Referral> ReferAsync(CaseFile file, int daysAgo, string offer, string referred, string goal, string basis, params string[] languages)
    {
        var to = centre.Directory.Offers.Single(one => one.Name == offer);
        var referral = Referral.Send(file.Id, to.Id, null, new(referred, null, languages, goal, basis), true, Step(daysAgo));
        records.Add(referral);
        await story.DidAsync(Ago(daysAgo), by, "Referrals.SendReferral");
        return referral;
    }

    public Task ReceivedAsync(Referral referral, int daysAgo) => StepAsync("ReceiveReferral", daysAgo, referral.Receive);

    public Task AcceptedAsync(Referral referral, int daysAgo, int startsInDays) =>
        StepAsync("AcceptReferral", daysAgo, step => referral.Accept(step, records.Today.AddDays(startsInDays), new(true)));

    public Task StartedAsync(Referral referral, int daysAgo) => StepAsync("StartReferral", daysAgo, referral.Start);

    public Task CompletedAsync(Referral referral, int daysAgo) => StepAsync("CompleteReferral", daysAgo, step => referral.Complete(step));

    public Task DeclinedAsync(Referral referral, int daysAgo, WhyEnded why) => StepAsync("DeclineReferral", daysAgo, step => referral.Decline(step, why));

    public Task WithdrawnAsync(Referral referral, int daysAgo, WhyEnded why) => StepAsync("WithdrawReferral", daysAgo, step => referral.Withdraw(step, why));

    public Task StoppedAsync(Referral referral, int daysAgo, WhyEnded why) => StepAsync("StopReferral", daysAgo, step => referral.Stop(step, why));

    /// <summary>What DUO told of an exam.</summary>
    public Task ExamAsync(CaseFile file, int daysAgo, ExamPart part, ExamLevel? level, ExamResult result)
    {
        var known = records.Of<IntegrationTrajectory>(file).Single();
        known.Take(new(part, level, result, null, Ago(daysAgo + 14)), Ago(daysAgo), records.Said(Ago(daysAgo), by, "duo"));
        return story.DidAsync(Ago(daysAgo), by, "CivicIntegration.RecordExam");
    }

    /// <param name="inDays">Days from today; before it, less than nothing.</param>
    public async Task<Appointment> MeetAsync(CaseFile file, int madeAgo, int inDays, TimeOnly begins, string topic, string what, string? interpreter = null, string? language = null)
    {
        var day = inDays > 0 ? records.Today.WorkdaysOn(inDays) : inDays == 0 ? records.Today : records.Today.AddDays(inDays).Workday();
        var appointment = Appointment.Make(
            [file.Id], new(AppointmentTime.Of(day, begins, begins.AddMinutes(30)), "office", "Spreekkamer 2", topic, what, by, interpreter, language),
            Ago(madeAgo), story.Next(Ago(madeAgo)), by);
        records.Add(appointment);
        await story.DidAsync(Ago(madeAgo), by, "Appointments.MakeAppointment");
        return appointment;
    }

    public Task CameAsync(Appointment appointment, CaseFile file)
    {
        appointment.Attend(file.Id, null, appointment.EndsAt, by);
        return story.DidAsync(appointment.On, by, "Appointments.RecordOutcome");
    }

    public Task StayedAwayAsync(Appointment appointment, CaseFile file, string reason)
    {
        appointment.StayAway(file.Id, reason, appointment.EndsAt, by);
        return story.DidAsync(appointment.On, by, "Appointments.RecordOutcome");
    }

    public Task CalledOffAsync(Appointment appointment, CaseFile file, int daysAgo, string reason)
    {
        appointment.Cancel(file.Id, CancelledBy.Person, reason, null, story.Next(Ago(daysAgo)), desk);
        return story.DidAsync(Ago(daysAgo), desk, "Appointments.CancelAppointment");
    }

    public async Task<StaffTask> TaskAsync(CaseFile file, int madeAgo, int dueInDays, string what, string? why)
    {
        var task = StaffTask.Make(file.Id, what, why, records.Today.AddDays(dueInDays), null, Ago(madeAgo), story.Next(Ago(madeAgo)), by);
        records.Add(task);
        await story.DidAsync(Ago(madeAgo), by, "Tasks.MakeTask");
        return task;
    }

    public Task DoneAsync(StaffTask task, int daysAgo, string words)
    {
        task.Finish(words, story.Next(Ago(daysAgo)), by);
        return story.DidAsync(Ago(daysAgo), by, "Tasks.FinishTask");
    }

    /// <summary>Somebody brings a letter to the desk; what must be done becomes a task where asked for.</summary>
    public async Task<HelpedLetter> LetterAsync(CaseFile file, int daysAgo, LetterTerms terms, bool makesTask = false, (KeptFile File, byte[] Bytes)? paper = null)
    {
        var (day, at) = (Ago(daysAgo), story.Next(Ago(daysAgo)));
        StaffTask? task = null;
        if (makesTask)
        {
            task = StaffTask.Make(file.Id, terms.ToDo!, $"Brief: {terms.Sender}", HelpedLetter.TaskDay(terms.Deadline, day), null, day, at, desk);
            records.Add(task);
        }
        var attachment = paper is { } kept ? Keep(file, new(Attachment.Letter, terms.Sender!), kept, day, at, desk) : null;
        var letter = HelpedLetter.Note(file.Id, terms, attachment?.Id, day, at, desk, task?.Id);
        records.Add(letter);
        await story.DidAsync(day, desk, "LetterHelp.HelpWithLetter");
        return letter;
    }

    public Task LetterDoneAsync(HelpedLetter letter, int daysAgo, string outcome)
    {
        letter.Finish(outcome, Ago(daysAgo), by);
        return story.DidAsync(Ago(daysAgo), by, "LetterHelp.FinishLetter");
    }

    public Task PaperAsync(CaseFile file, int daysAgo, Paper paper, (KeptFile File, byte[] Bytes) kept)
    {
        Keep(file, paper, kept, Ago(daysAgo), story.Next(Ago(daysAgo)), by);
        return story.DidAsync(Ago(daysAgo), by, "Attachments.AddAttachment");
    }

    /// <summary>Ticks the first lines of a list that holds for the person.</summary>
    public async Task TickAsync(CaseFile file, string motive, int daysAgo, int count, Departure? departure = null)
    {
        var kind = departure is null ? ChecklistKind.Arrival : ChecklistKind.Departure;
        foreach (var line in centre.Checklist.Where(line => line.Kind == kind && line.HoldsFor(new(file.Controller, [motive], departure?.Kind, [], []), records.Today)).Take(count))
        {
            records.Add(ChecklistTick.Done(file.Id, departure?.Id ?? file.Id, line, null, Ago(daysAgo), story.Next(Ago(daysAgo)), by));
            await story.DidAsync(Ago(daysAgo), by, "Checklists.TickItem");
        }
    }

    public async Task<Departure> PlanDepartureAsync(CaseFile file, int daysAgo, DepartureTerms terms)
    {
        var departure = Departure.Plan(file, terms, story.Next(Ago(daysAgo)), by);
        records.Add(departure);
        await story.DidAsync(Ago(daysAgo), by, "Departures.PlanDeparture");
        return departure;
    }

    /// <summary>Somebody at the destination is asked for something.</summary>
    /// <param name="saidYes">Who there said yes, a day later; null = nobody did yet.</param>
    public async Task AskDestinationAsync(Departure departure, int daysAgo, DestinationTerms terms, string? saidYes = null)
    {
        var destination = DestinationCare.Ask(departure, terms, story.Next(Ago(daysAgo)), by);
        records.Add(destination);
        await story.DidAsync(Ago(daysAgo), by, "Departures.AskDestination");
        if (saidYes is null)
            return;
        destination.Confirm(saidYes, Ago(daysAgo - 1), records.Today);
        await story.DidAsync(Ago(daysAgo - 1), by, "Departures.ConfirmDestination");
    }

    public Task CancelDepartureAsync(Departure departure, int daysAgo, string reason)
    {
        departure.Cancel(reason, story.Next(Ago(daysAgo)));
        return story.DidAsync(Ago(daysAgo), by, "Departures.CancelDeparture", reason);
    }

    private Attachment Keep(CaseFile file, Paper paper, (KeptFile File, byte[] Bytes) kept, DateOnly day, DateTimeOffset at, Guid who)
    {
        var attachment = Attachment.Add(file.Id, paper, kept.File, day, at, who);
        records.Add(attachment);
        records.Add(new AttachmentContent(attachment.Id, kept.Bytes));
        return attachment;
    }

    private Task StepAsync(string action, int daysAgo, Action<Happened> go)
    {
        go(Step(daysAgo));
        return story.DidAsync(Ago(daysAgo), by, "Referrals." + action);
    }

    private Happened Step(int daysAgo) => new(Ago(daysAgo), null, Ago(daysAgo), story.Next(Ago(daysAgo)), by);
}

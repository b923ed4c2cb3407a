using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.StructuralSignals;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.StructuralSignals;

/// <summary>From the floor to the manager's answer, and that nobody of another municipality reads along.</summary>
public sealed class StructuralSignalTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    private DateOnly Today => database.Clock.Today;

    [Fact]
    public async Task A_signal_is_seen_by_others_answered_by_a_manager_and_waits_again_when_it_is_still_so()
    {
        var (desk, caseworker, manager) = (await SignedIn(Role.FrontDesk), await SignedIn(Role.Caseworker), await SignedIn(Role.Manager));
        database.As(desk);
        var id = await database.Send(Noting(people: 12));
        database.As(caseworker);
        await database.Send(new SeeSignalToo.Command(Guid.NewGuid(), id, 0, "Ook bij mij.", 3));
        var line = Assert.Single((await database.Send(new SignalRegister.Query())).Lines, one => one.SignalId == id);
        Assert.Equal((2, 15, Today.AddDays(28), "money"), (line.Seen, line.People!.Value, line.AnswerBy!.Value, line.Topic!.Value));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new AnswerSignal.Command(id, 1, SignalAnswerKind.WeAct, "Wij bellen.", null)));

        database.As(manager);
        await database.Send(new AnswerSignal.Command(id, 1, SignalAnswerKind.WeAct, "Wij bellen de bank.", Today.AddDays(14)));
        var answered = Assert.Single((await database.Send(new SignalRegister.Query(SignalState.Answered))).Lines, one => one.SignalId == id);
        Assert.Equal((SignalAnswerKind.WeAct, Today, Today.AddDays(14), null), (answered.Answer!.Value, answered.AnsweredOn!.Value, answered.LookAgainOn!.Value, answered.AnswerBy));
        var view = await database.Send(new ShowSignal.Query(id));
        Assert.Equal(("Wij bellen de bank.", manager.Name, caseworker.Name), (view.Answers[0].Words, view.Answers[0].By, view.Sightings[0].By));
        await database.Send(new SolveSignal.Command(id, 2));
        Assert.Equal(Today, (await database.Send(new ShowSignal.Query(id))).SolvedOn);
        Assert.Equal(manager.Id, await database.InDb(db => db.AuditEvents.Where(audit => audit.Action == "StructuralSignals.SolveSignal").OrderByDescending(audit => audit.At).Select(audit => audit.By!.Value).FirstAsync()));
    }

    [Fact]
    public async Task What_waits_longer_than_the_days_is_late()
    {
        await SignedIn(Role.Manager);
        var before = (await database.Send(new SignalRegister.Query())).Late;
        database.As(null);
        await database.Save(
            StructuralSignal.Note(new("0363", "housing", null, null, "Net op tijd"), null, Today.AddDays(-28), A.Provenance.At, A.Provenance.By),
            StructuralSignal.Note(new("0363", "housing", null, null, "Te laat"), null, Today.AddDays(-29), A.Provenance.At, A.Provenance.By));
        await SignedIn(Role.Manager);
        Assert.Equal(before + 1, (await database.Send(new SignalRegister.Query(Topic: "housing"))).Late);
    }

    [Fact]
    public async Task Nobody_of_another_municipality_reads_or_answers_it()
    {
        await SignedIn(Role.FrontDesk);
        var id = await database.Send(Noting());
        var elsewhere = A.StaffMember(Role.Manager).In(A.Eindhoven).Build();
        await database.Save(elsewhere);
        database.As(elsewhere);
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new ShowSignal.Query(id)));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(new AnswerSignal.Command(id, 0, SignalAnswerKind.WeAct, "Ja", null)));
        Assert.DoesNotContain((await database.Send(new SignalRegister.Query())).Lines, line => line.SignalId == id);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Noting()));
        Assert.Equal("Municipality", refused.Fields[0].Field);
    }

    [Fact]
    public async Task What_is_missing_or_names_somebody_is_said_by_the_field()
    {
        await SignedIn(Role.FrontDesk);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Noting() with { Topic = null, What = "BSN 999995571", People = 0 }));
        Assert.Equal(["People", "Topic", "What"], refused.Fields.Select(field => field.Field).Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<InvalidInputException>(() => database.Send(Noting() with { Topic = "bestaat-niet" }));
        await Assert.ThrowsAsync<NotThereException>(() => database.Send(Noting() with { OfferId = Guid.NewGuid() }));
    }

    [Fact]
    public async Task Fifty_at_a_time_who_waits_longest_first()
    {
        database.As(null);
        await database.Save([.. Enumerable.Range(0, 53).Select(i =>
            (object)StructuralSignal.Note(new("0344", "housing", null, null, $"Signaal {i}"), null, Today.AddDays(-(i / 10)), A.Provenance.At, A.Provenance.By))]);
        var member = A.StaffMember(Role.Manager).In("0344").Build();
        await database.Save(member);
        database.As(member);
        var first = await database.Send(new SignalRegister.Query());
        var second = await database.Send(new SignalRegister.Query(After: first.Lines[^1].SignalId));
        Assert.Equal((50, true, 3, false), (first.Lines.Count, first.HasAfter, second.Lines.Count, second.HasAfter));
        Assert.Equal(53, first.Lines.Concat(second.Lines).Select(line => line.SignalId).Distinct().Count());
        Assert.Equal(first.Lines.Select(line => line.FirstSeen).Order(), first.Lines.Select(line => line.FirstSeen));
    }

    private static NoteSignal.Command Noting(int? people = null) => new(Guid.NewGuid(), "0363", "money", "time", null, "De bank geeft pas na zes weken een rekening.", people);

    private async Task<StaffMember> SignedIn(Role role)
    {
        var member = A.StaffMember(role).Named($"Een {role}").Build();
        await database.Save(member);
        database.As(member);
        return member;
    }
}

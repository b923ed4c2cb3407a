using ReceptionCentre.Application.Appointments;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Tests.Intakes;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Households;

/// <summary>How it stands with each of a family, in one list.</summary>
public sealed class FamilyOverviewTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Fact]
    public async Task Each_has_the_plan_that_holds_what_is_asked_first_and_the_appointment_they_come_to_together()
    {
        var (first, second) = (await PlanStage.SetAsync(database, A.Newcomer().Obliged()), await PlanStage.SetAsync(database, A.Newcomer().OpenedOn(database.Clock.Today)));
        await new IntakeStage(database).Together(first.Newcomer, second.Newcomer);
        database.As(first.Caseworker);
        await first.Begin(PlanKind.Pip);
        database.As(second.Caseworker);
        var (plan, _, _) = await second.Draft();
        await second.Agree(plan);
        var day = database.Clock.Today.AddDays(5);
        database.As(first.Caseworker);
        await database.Send(new MakeAppointment.Command(
            Guid.NewGuid(), first.File, [second.File], new(day, new(10, 0), new(11, 0), "office", "Kamer 1", "work", null, first.Caseworker.Id, null, null)));

        var lines = await database.Send(new FamilyOverview.Query([first.File, second.File]));
        Assert.Equal([first.File, second.File], lines.Select(line => line.CaseFileId));
        Assert.Equal([new(PlanKind.Pip, PlanState.Draft), new(PlanKind.Voluntary, PlanState.Agreed)], lines.Select(line => line.Plan!));
        Assert.All(lines, line => Assert.Equal(day, DutchCalendar.DateOf(line.Meets!.Value)));
        Assert.Equal(DueReason.Appointment, lines[1].Next.Reason);
        Assert.All(lines, line => Assert.Null(line.Intake));
    }

    [Fact]
    public async Task Who_is_out_of_sight_is_not_in_the_list_and_the_front_desk_has_none()
    {
        var (here, there) = (await PlanStage.SetAsync(database), await PlanStage.SetAsync(database, A.Newcomer().In(A.Eindhoven)));
        database.As(here.Caseworker);
        Assert.Equal([here.File], (await database.Send(new FamilyOverview.Query([here.File, there.File]))).Select(line => line.CaseFileId));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.As(here.FrontDesk).Send(new FamilyOverview.Query([here.File])));
    }
}

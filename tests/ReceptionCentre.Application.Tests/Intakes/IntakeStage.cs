using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Intakes;

/// <summary>A couple with their intakes, and caseworkers with and without the permission for health.</summary>
internal sealed class IntakeStage(ReceptionDatabase database)
{
    public StaffMember Caseworker { get; } = A.StaffMember(Role.Caseworker).Build();
    public StaffMember WithHealth { get; } = A.StaffMember(Role.Caseworker).With(NamedPermission.Health).Build();

    public async Task<NewcomerBuilder> Saved(NewcomerBuilder newcomer)
    {
        await database.Save(newcomer.Things);
        return newcomer;
    }

    public static NewcomerBuilder Adult(string name) => A.Newcomer(name).Named(name, A.UnheardName()).Born("1990-04-12");

    public async Task<Household> Together(params NewcomerBuilder[] members)
    {
        var household = Household.Start(A.Provenance.At, A.Provenance.By);
        foreach (var member in members)
            household.Join(HouseholdMember.Known(member.Person.Id), "partner", PartialDate.Of(2026, 1, 1), [], database.Clock.Today, A.Provenance);
        await database.Save(household);
        return household;
    }

    public Task<Guid> Begin(NewcomerBuilder newcomer, IntakeForm form = IntakeForm.Broad) =>
        database.As(Caseworker).Send(new BeginIntake.Command(newcomer.File.Id, form, Guid.NewGuid()));

    public Task<Guid> Save(Guid intake, NewcomerBuilder newcomer, string domain, params (string Question, string? Value)[] answers) => Save(Caseworker, intake, newcomer, domain, answers);

    public async Task<Guid> Save(StaffMember by, Guid intake, NewcomerBuilder newcomer, string domain, params (string Question, string? Value)[] answers)
    {
        database.As(by);
        var version = (await Shown(newcomer))!.Version;
        return await database.Send(new SaveDomain.Command(intake, version, domain, [.. answers.Select(answer => new SaveDomain.TypedAnswer(answer.Question, answer.Value))]));
    }

    public async Task<ShowIntake.IntakeView?> Shown(NewcomerBuilder newcomer) => (await database.Send(new ShowIntake.Query(newcomer.File.Id))).Shown;

    public async Task<IReadOnlyList<DomainOfIntake.QuestionView>> Asked(Guid intake, NewcomerBuilder newcomer, string domain) =>
        (await database.Send(new DomainOfIntake.Query(newcomer.File.Id, intake, domain))).Questions;
}

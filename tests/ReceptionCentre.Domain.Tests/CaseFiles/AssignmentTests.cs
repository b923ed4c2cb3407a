using ReceptionCentre.Domain.Access;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Domain.Tests.CaseFiles;

public sealed class AssignmentTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly Guid Me = Guid.CreateVersion7(), Colleague = Guid.CreateVersion7(), Team = Guid.CreateVersion7();
    private static readonly Provenance By = new("own-observation", null, new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), Me);

    private static CaseFile File() => CaseFile.Open(Guid.CreateVersion7(), Guid.CreateVersion7(), "0363", "reception-information", Day);

    [Fact]
    public void Who_takes_a_file_brings_it_to_the_own_team()
    {
        var file = File();
        file.Take(Me, [Team], Team, Day, By);
        Assert.Equal((Me, Team), (file.AssignedOn(Day)!.CaseworkerId, file.AssignedOn(Day)!.TeamId));
    }

    [Fact]
    public void A_colleagues_file_is_not_taken()
    {
        var file = File();
        file.Assign(Team, Colleague, Day, By);
        Assert.Equal(CaseFileRules.AFileHasOneCaseworker, Broken(() => file.Take(Me, [Team], Team, Day, By)));
    }

    [Fact]
    public void Another_teams_file_is_not_taken()
    {
        var file = File();
        file.Assign(Team, null, Day, By);
        Assert.Equal(CaseFileRules.OnlyItsTeamWorksOnAFile, Broken(() => file.Take(Me, [], null, Day, By)));
    }

    [Fact]
    public void A_file_goes_back_to_its_team_and_only_from_its_own_caseworker()
    {
        var file = File();
        file.Assign(Team, Me, Day.AddDays(-3), By);
        Assert.Equal(CaseFileRules.OnlyItsCaseworkerGivesItBack, Broken(() => file.GiveBack(Colleague, Day, By)));
        file.GiveBack(Me, Day, By);
        Assert.Null(file.AssignedOn(Day)!.CaseworkerId);
        Assert.Equal(Team, file.AssignedOn(Day)!.TeamId);
        Assert.Equal(Me, file.AssignedOn(Day.AddDays(-1))!.CaseworkerId);
    }

    [Fact]
    public void A_question_is_answered_once_and_by_somebody_else()
    {
        var at = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
        var question = AccessRequest.Ask(Guid.CreateVersion7(), "0363", "Staat aan de balie", at, Me);
        Assert.Equal(AccessRules.AnotherAnswers, Broken(() => question.Reply(true, "Ja", at, Me)));
        question.Reply(true, "Ja", at, Colleague);
        Assert.Equal(AccessRules.AnsweredOnce, Broken(() => question.Reply(false, "Toch niet", at, Colleague)));
    }

    [Fact]
    public void A_code_is_not_followed_by_itself_and_its_end_can_be_taken_away()
    {
        var code = new Code("motives", "clergy", new("Geestelijk bedienaar", "Clergy"), null, null);
        Assert.Equal(ReferenceDataRules.ASuccessorIsAnotherCode, Broken(() => code.End(Day, "clergy")));
        code.End(Day, "returning");
        Assert.Equal((Day, "returning"), (code.ValidUntil, code.Successor));
        code.End(null, "returning");
        Assert.Equal((null, null), (code.ValidUntil, code.Successor));
    }

    private static Rule Broken(Action act) => Assert.Throws<BrokenRuleException>(act).Rule;
}

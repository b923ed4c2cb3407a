using ReceptionCentre.Application.Documents;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class FormalPaperTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    [Theory]
    [InlineData(PlanKind.Pip, true, "ar", false)]
    [InlineData(PlanKind.Pip, true, null, true)]
    [InlineData(PlanKind.Pip, false, "ar", true)]
    [InlineData(PlanKind.Voluntary, true, "ar", true)]
    public async Task An_unchecked_translation_stays_off_an_agreed_pip(PlanKind kind, bool isAgreed, string? language, bool isMade)
    {
        var newcomer = await A.Newcomer().Obliged().SavedIn(database);
        var plan = IntegrationPlan.Begin(newcomer.File.Id, kind, database.Clock.GetUtcNow(), Guid.NewGuid());
        plan.AddGoal("work", "Ik wil als kok werken.");
        if (isAgreed)
            plan.Agree(database.Clock.Today, database.Clock.Today, Guid.NewGuid());
        await database.Save(plan);

        var refused = await Record.ExceptionAsync(() => database.As(null).Send(new RequestPlanDocument.Command(plan.Id, language, Guid.NewGuid())));

        Assert.Equal(isMade, refused is null);
        if (!isMade)
            Assert.Equal(DocumentRules.AFormalPaperHasACheckedTranslation, Assert.IsType<BrokenRuleException>(refused).Rule);
    }

    [Fact]
    public void The_checked_languages_are_those_whose_files_say_so()
    {
        var said = Directory.GetFiles(Checkout.File("src", "ReceptionCentre.Infrastructure", "Documents", "Texts"), "*.json")
            .Where(file => Path.GetFileNameWithoutExtension(file) != "nl" && File.ReadAllText(file).Contains("\"checkedByNativeSpeaker\": true", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!);
        Assert.Equal(said.Order(StringComparer.Ordinal), PaperLanguages.Checked.Order(StringComparer.Ordinal));
    }
}

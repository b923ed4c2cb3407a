using ReceptionCentre.Domain.Attachments;
using ReceptionCentre.Domain.Facts;
using static ReceptionCentre.Domain.Tests.Said;

namespace ReceptionCentre.Domain.Tests.Attachments;

public sealed class AttachmentTests
{
    private static readonly KeptFile File = new("brief.pdf", AttachmentFormat.Pdf, 1234, new string('a', 64));

    [Fact]
    public void A_paper_is_not_from_the_future() =>
        AttachmentRules.APaperIsNotFromTheFuture.Breaks(() => Add(new("letter", "Brief", Today.AddDays(1))));

    [Fact]
    public void A_signed_plan_names_its_plan_and_another_paper_names_none()
    {
        AttachmentRules.ASignedPlanNamesItsPlan.Breaks(() => Add(new(Attachment.SignedPlan, "Plan")));
        AttachmentRules.ASignedPlanNamesItsPlan.Breaks(() => Add(new("letter", "Brief", PlanId: Guid.CreateVersion7())));
        Assert.NotNull(Add(new(Attachment.SignedPlan, "Plan", PlanId: Guid.CreateVersion7())).PlanId);
    }

    [Fact]
    public void A_paper_about_health_is_locked_whatever_was_said()
    {
        Assert.True(Add(new(Attachment.HealthPaper, "Van de arts")).IsLocked);
        Assert.True(Add(new("letter", "Van de politie", IsLocked: true)).IsLocked);
        Assert.False(Add(new("letter", "Brief")).IsLocked);
    }

    [Fact]
    public void Only_what_was_withdrawn_is_destroyed_and_once()
    {
        var attachment = Add(new("letter", "Brief"));
        AttachmentRules.OnlyAWithdrawnPaperIsDestroyed.Breaks(() => attachment.Destroy(Now().At, By));
        attachment.Withdraw("Verkeerde persoon", Now().At, By);
        FactRules.WithdrawnOnce.Breaks(() => attachment.Withdraw("Nog eens", Now().At, By));
        attachment.Destroy(Now().At, By);
        AttachmentRules.OnlyAWithdrawnPaperIsDestroyed.Breaks(() => attachment.Destroy(Now().At, By));
    }

    private static Attachment Add(Paper paper) => Attachment.Add(Guid.CreateVersion7(), paper, File, Today, Now().At, By);
}

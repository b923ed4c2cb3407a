using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Referrals;

namespace ReceptionCentre.Application.Referrals;

/// <summary>How it goes, as it is typed.</summary>
/// <param name="HoursThere">Whole hours that the person was there.</param>
/// <param name="HoursOffered">Whole hours that there were.</param>
/// <param name="How">In words.</param>
public sealed record ReportTyped(DateOnly? From, DateOnly? Until, int? HoursThere, int? HoursOffered, string? How)
{
    internal ReportInput Read() => new(From!.Value, Until!.Value, HoursThere, HoursOffered, string.IsNullOrWhiteSpace(How) ? null : How.Trim());
}

internal sealed class ReportTypedValidator : AbstractValidator<ReportTyped>
{
    public ReportTypedValidator(TimeProvider time)
    {
        RuleFor(report => report.From).Chosen();
        RuleFor(report => report.Until).Chosen();
        RuleFor(report => report.Until).Must(day => day is null || day <= time.Today()).WithMessage(ReferralRules.AStepHasHappened.Name);
        RuleFor(report => report.HoursThere).InclusiveBetween(0, ReferralReport.MostHours).WithMessage("Referrals.NotHours");
        RuleFor(report => report.HoursOffered).InclusiveBetween(0, ReferralReport.MostHours).WithMessage("Referrals.NotHours");
        RuleFor(report => report.How).AtMost(ReferralReport.WordsLength).PlainText(lines: true)
            .Must((report, words) => report.HoursThere is not null || !string.IsNullOrWhiteSpace(words)).WithMessage(ReferralRules.AReportSaysSomething.Name)
            .Must(words => !SharedData.HoldsBsn(words)).WithMessage(ReferralRules.ABsnIsNeverShared.Name);
    }
}

/// <summary>Staff write down what they hear of how it goes at the receiver.</summary>
public static class ReportReferral
{
    [Needs(Permission.Refer)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, Guid ReferralId, int Version, ReportTyped Report) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Report).SetValidator(new ReportTypedValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(ReferralWork work, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var referral = await work.ReferralAsync(request.CaseFileId, request.ReferralId, request.Version, cancellationToken);
            referral.Report(request.Report.Read(), time.Today(), time.GetUtcNow(), current.Id);
            return referral.Id;
        }
    }
}

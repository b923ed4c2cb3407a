using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Plans;

namespace ReceptionCentre.Application.CivicIntegration;

/// <summary>The course that the municipality offered to an asylum status holder: at which school, from when to when.</summary>
public static class RecordCourseOffer
{
    /// <param name="Version">0 = nothing was recorded yet.</param>
    /// <param name="LastDay">Last day of the course; the executing agency counts the day after it.</param>
    [Needs(Permission.WritePlan)]
    public sealed record Command(
        Guid OnceKey, Guid CaseFileId, int Version, string? InstitutionNumber, string? InstitutionName, DateOnly? OfferedOn, DateOnly? StartsOn, DateOnly? LastDay,
        LiteracyEducation? Literacy, string? Source, string? Reason)
        : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(offer => offer.InstitutionNumber).Must(number => number?.Trim() is { Length: CourseOfferFact.NumberLength } given && given.All(char.IsAsciiLetterOrDigit))
                .WithMessage(TrajectoryRules.ASchoolHasItsNumber.Name);
            RuleFor(offer => offer.InstitutionName).Required();
            RuleFor(offer => offer.InstitutionName).AtMost(CourseOfferFact.NameLength).PlainText();
            RuleFor(offer => offer.OfferedOn).Must(on => on is not null).WithMessage("CivicIntegration.DayMissing");
            RuleFor(offer => offer.OfferedOn).Must(on => on is null || on <= time.Today()).WithMessage(TrajectoryRules.OnADayThatHasCome.Name);
            RuleFor(offer => offer.LastDay).Must((offer, last) => last is null || last >= (offer.StartsOn ?? offer.OfferedOn)).WithMessage(TrajectoryRules.ACourseEndsAfterItBegins.Name);
            RuleFor(offer => offer.Literacy).Must(literacy => literacy is { } given && Enum.IsDefined(given)).WithMessage("Shared.ChooseOne");
            RuleFor(offer => offer.Source).Required();
            RuleFor(offer => offer.Reason).AtMost(DatedFact.ReasonLength).PlainText();
        }
    }

    internal sealed class Handler(TrajectoryWork work, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await codes.EnsureKnownAsync(Lists.Sources, request.Source, nameof(request.Source), cancellationToken);
            var trajectory = await work.WithResultsAsync(request.CaseFileId, request.Version, cancellationToken);
            audit.Because(request.Reason);
            return trajectory.Offer(
                new(request.InstitutionNumber!.Trim(), request.InstitutionName!.Trim(), request.OfferedOn!.Value, request.StartsOn, request.LastDay?.AddDays(1), request.Literacy!.Value),
                time.Today(), current.Recording(time, request.Source!, request.Reason)).Id;
        }
    }
}

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Municipalities;

namespace ReceptionCentre.Application.Municipalities;

/// <summary>
/// The terms of a municipality. What is counted follows at once; the clocks of its files are moved behind it, because there
/// may be many: <see cref="TermsChange"/> says that they are to be moved.
/// </summary>
public static class ChangeTerms
{
    /// <param name="Version">On the screen; 0 = the municipality had no settings.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(string? Municipality, int Version, OwnTerms Terms, string? Reason) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Terms).Custom((terms, check) =>
            {
                foreach (var (name, days) in terms.All.Where(term => !OwnTerms.IsInRange(term.Name, term.Days)))
                {
                    var (fewest, most) = OwnTerms.Ranges[name];
                    check.AddFailure(new FluentValidation.Results.ValidationFailure(name, "Municipalities.TermOutOfRange")
                    {
                        FormattedMessagePlaceholderValues = new() { ["Fewest"] = fewest, ["Most"] = most },
                    });
                }
            });
            RuleFor(command => command.Reason).ReasonOfChange();
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var settings = await db.SettingsToChangeAsync(municipality, request.Version, cancellationToken);
            var before = settings.Terms;
            audit.Because(request.Reason);
            settings.Choose(request.Terms);
            if (request.Terms.MovesClocks(before))
                await db.MoveClocksOfAsync([municipality], time.GetUtcNow(), cancellationToken);
            return settings.Id;
        }
    }
}

internal static class MovedClocks
{
    /// <summary>Says that the clocks of the files of some municipalities are to be moved; a job does it.</summary>
    public static async Task MoveClocksOfAsync(this IReceptionDb db, IReadOnlyCollection<string> municipalities, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await db.TermsChanges.Where(one => municipalities.Contains(one.Municipality)).ToListAsync(cancellationToken);
        waiting.ForEach(one => one.Again(now));
        db.TermsChanges.AddRange(municipalities.Except(waiting.Select(one => one.Municipality), StringComparer.Ordinal).Select(municipality => new TermsChange(municipality, now)));
    }
}

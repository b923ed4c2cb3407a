using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Enquiries;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Enquiries;

/// <summary>Notes a contact without a dossier, in a few seconds. The event tells that one was noted, and nothing of it.</summary>
public static class NoteEnquiry
{
    /// <summary>So long ago a contact can still be noted: what is older is a slip of the pen.</summary>
    public const int YearsBack = 1;

    /// <summary>Code of the list "topics".</summary>
    public const string NotAsked = "not-asked";

    /// <param name="Topics">Codes of the list "topics"; none = not asked.</param>
    /// <param name="Municipality">One of one's own; null = not asked.</param>
    [Needs(Permission.NoteEnquiry)]
    public sealed record Command(Guid OnceKey, DateOnly? On, IReadOnlyList<string> Topics, string? Language, string? Municipality) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(ICurrentStaff current, TimeProvider time)
        {
            RuleFor(enquiry => enquiry.On).Chosen();
            RuleFor(enquiry => enquiry.On).Must(on => on is null || on <= time.Today()).WithMessage(EnquiryRules.AnEnquiryHasHappened.Name);
            RuleFor(enquiry => enquiry.On).Must(on => on is null || on >= time.Today().AddYears(-YearsBack)).WithMessage("Enquiries.TooLongAgo");
            RuleFor(enquiry => enquiry.Topics).Must(topics => topics.Distinct().Count() <= Enquiry.MostTopics).WithMessage("Enquiries.TooManyTopics");
            RuleFor(enquiry => enquiry.Municipality).Must(municipality => municipality is null || current.IsSystem || current.Municipalities.Contains(municipality))
                .WithMessage("Shared.ChooseFromTheList");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            // "Not asked" is a code of the list too; it is the same as choosing nothing.
            var topics = request.Topics.Where(topic => topic != NotAsked).ToList();
            foreach (var topic in topics)
                await codes.EnsureKnownAsync(Lists.Topics, topic, nameof(request.Topics), cancellationToken);
            await codes.EnsureKnownAsync(Lists.Languages, request.Language, nameof(request.Language), cancellationToken);
            var enquiry = Enquiry.Note(request.On!.Value, topics, request.Language, request.Municipality, time.Today(), current.Id);
            db.Enquiries.Add(enquiry);
            EnquiryAudit.Tell(audit);
            return enquiry.Id;
        }
    }
}

/// <summary>Takes back a contact that was noted by mistake: on the same day, by who noted it. It is gone, and counts no more.</summary>
public static class TakeBackEnquiry
{
    [Needs(Permission.NoteEnquiry)]
    public sealed record Command(Guid EnquiryId) : ICommand<Guid>;

    internal sealed class Handler(IReceptionDb db, ICurrentStaff current, IAuditTrail audit, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var enquiry = await db.Enquiries.Include(one => one.Topics).FirstOrDefaultAsync(one => one.Id == request.EnquiryId, cancellationToken)
                ?? throw new NotThereException("contact without a dossier");
            enquiry.EnsureMayBeTakenBack(time.Today(), current.Id);
            db.Enquiries.Remove(enquiry);
            EnquiryAudit.Tell(audit);
            return enquiry.Id;
        }
    }
}

internal static class EnquiryAudit
{
    /// <summary>One, and not which: neither the record nor what is in it.</summary>
    public static void Tell(IAuditTrail audit) => audit.Tell(nameof(Enquiry), Guid.Empty, "#", null, "1");
}

/// <summary>The page of who notes: what was chosen last, and what was noted today.</summary>
public static class MyEnquiries
{
    public const int Most = 20;

    [Needs(Permission.NoteEnquiry)]
    public sealed record Query : IQuery<Mine>;

    /// <param name="Language">Of the last one today: in a row of people it is often the same.</param>
    /// <param name="Municipality">Of the last one today; else one's only municipality.</param>
    /// <param name="Unused">Topics that none of one's municipalities uses.</param>
    /// <param name="Today">What one noted today, newest first; at most twenty.</param>
    public sealed record Mine(string? Language, string? Municipality, IReadOnlySet<string> Unused, IReadOnlyList<Noted> Today);

    public sealed record Noted(Guid EnquiryId, DateOnly On, IReadOnlyList<CodeView?> Topics, CodeView? Language, CodeView? Municipality);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, Mine>
    {
        public async Task<Mine> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var mine = await db.Enquiries.AsNoTracking().Where(one => one.NotedBy == current.Id && one.NotedOn == today)
                .OrderByDescending(one => one.Id).Take(Most)
                .Select(one => new { one.Id, one.On, one.Language, one.Municipality, Topics = one.Topics.Select(part => part.Topic).ToList() })
                .ToListAsync(cancellationToken);
            var noted = new List<Noted>();
            foreach (var one in mine)
            {
                var topics = new List<CodeView?>();
                foreach (var topic in one.Topics)
                    topics.Add(await codes.FindAsync(Lists.Topics, topic, cancellationToken));
                noted.Add(new(
                    one.Id, one.On, topics, await codes.FindAsync(Lists.Languages, one.Language, cancellationToken),
                    await codes.FindAsync(Lists.Municipalities, one.Municipality, cancellationToken)));
            }
            var unused = await db.MunicipalitySettings.AsNoTracking().Where(one => current.Municipalities.Contains(one.Municipality))
                .SelectMany(one => one.Unused).Where(part => part.List == Lists.Topics).GroupBy(part => part.Code)
                .Select(group => new { Code = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            var last = mine.FirstOrDefault();
            return new(
                last?.Language, last is not null ? last.Municipality : current.Municipalities.Count == 1 ? current.Municipalities[0] : null,
                unused.Where(one => one.Count >= current.Municipalities.Count).Select(one => one.Code).ToHashSet(StringComparer.Ordinal), noted);
        }
    }
}

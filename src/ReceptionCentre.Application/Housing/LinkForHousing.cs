using FluentValidation;
using MediatR;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;

namespace ReceptionCentre.Application.Housing;

/// <summary>The COA linked somebody to this municipality, with those of the household who go along. Gives the link's id.</summary>
public static class LinkForHousing
{
    /// <param name="Along">Files of the household who go along, besides the file itself.</param>
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid OnceKey, Guid CaseFileId, IReadOnlyList<Guid> Along, HousingTerms Terms) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(command => command.Terms).SetValidator(new HousingTermsValidator(time)).OverridePropertyName("");
            RuleFor(command => command.Terms.PeopleInAll).Must((command, people) => people > command.Along.Where(one => one != command.CaseFileId).Distinct().Count())
                .WithMessage(HousingRules.TheDwellingIsForAllWhoGo.Name).OverridePropertyName("PeopleInAll");
        }
    }

    internal sealed class Handler(IReceptionDb db, HousingWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await work.EnsureKnownAsync(request.Terms, cancellationToken);
            var file = await work.FileAsync(request.CaseFileId, cancellationToken);
            var files = await work.GoingAsync(file, null, request.Along, cancellationToken);
            var link = HousingLink.Of(files, file.Controller, request.Terms, time.Today());
            await work.TellEachAsync(files, cancellationToken);
            db.HousingLinks.Add(link);
            return link.Id;
        }
    }
}

/// <summary>What is known of a link became otherwise, or somebody else goes along.</summary>
public static class ChangeHousingLink
{
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid CaseFileId, Guid LinkId, int Version, IReadOnlyList<Guid> Along, HousingTerms Terms) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator(TimeProvider time) => RuleFor(command => command.Terms).SetValidator(new HousingTermsValidator(time)).OverridePropertyName("");
    }

    internal sealed class Handler(HousingWork work, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            await work.EnsureKnownAsync(request.Terms, cancellationToken);
            var (link, file) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            var files = await work.GoingAsync(file, link, request.Along, cancellationToken);
            await work.TellEachAsync([.. link.Going.Select(person => person.CaseFileId).Union(files)], cancellationToken);
            link.Change(files, request.Terms, time.Today());
            return link.Id;
        }
    }
}

/// <summary>Who is expected to follow, also after the others moved in.</summary>
public static class ExpectFamily
{
    [Needs(Permission.KeepHousing)]
    public sealed record Command(Guid CaseFileId, Guid LinkId, int Version, ExpectedFamily Family) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Family).SetValidator(new ExpectedFamilyValidator()).OverridePropertyName("");
    }

    internal sealed class Handler(HousingWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var (link, _) = await work.LinkAsync(request.CaseFileId, request.LinkId, request.Version, cancellationToken);
            link.Expect(request.Family);
            return link.Id;
        }
    }
}

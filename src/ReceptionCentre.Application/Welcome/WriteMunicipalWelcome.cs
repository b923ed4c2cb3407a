using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Welcome;

namespace ReceptionCentre.Application.Welcome;

/// <summary>What a municipality tells newcomers of each kind, with what holds where it has no words of its own.</summary>
public static class ShowMunicipalWelcome
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query(string? Municipality) : IQuery<View>;

    public sealed record View(CodeView Municipality, IReadOnlyList<Kind> Kinds);

    /// <param name="Version">0 = the municipality has no words of its own.</param>
    /// <param name="Dutch">The words of the region, with their holes.</param>
    /// <param name="Source">What says so, and how certain that is.</param>
    public sealed record Kind(
        CodeView Code, int Version, WelcomeWords Dutch, WelcomeWords English, WelcomeWords OwnDutch, WelcomeWords OwnEnglish, int? Days, DateOnly? ValidFrom, string Source);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, WelcomeWork work) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var texts = await work.TextsAsync(cancellationToken);
            var own = await db.MunicipalWelcomes.AsNoTracking().Where(one => one.Municipality == municipality.Value).ToDictionaryAsync(one => one.Kind, StringComparer.Ordinal, cancellationToken);
            var kinds = new List<Kind>();
            foreach (var dutch in texts.Where(line => line.Language == PlanDocumentBuilder.Dutch))
            {
                var (english, mine) = (texts.FirstOrDefault(line => line.Kind == dutch.Kind && line.Language == WelcomeWork.English), own.GetValueOrDefault(dutch.Kind));
                if (await codes.FindAsync(Lists.WelcomeKinds, dutch.Kind, cancellationToken) is { } code)
                {
                    kinds.Add(new(
                        code, mine?.Version ?? 0, dutch.Words, english?.Words ?? WelcomeWords.None, mine?.Dutch ?? WelcomeWords.None, mine?.English ?? WelcomeWords.None,
                        dutch.Days, dutch.ValidFrom, dutch.Source));
                }
            }
            return new(municipality, kinds);
        }
    }
}

/// <summary>A municipality tells newcomers of one kind in its own words; what it leaves empty is as the region has it. Papers that were asked for before stay as they are.</summary>
public static class WriteMunicipalWelcome
{
    /// <param name="Version">On the screen; 0 = there were no words of its own.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(
        string? Municipality, string? Kind, int Version, string? WhatDutch, string? BringDutch, string? WhoDutch, string? WhenDutch,
        string? WhatEnglish, string? BringEnglish, string? WhoEnglish, string? WhenEnglish) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            foreach (var words in new System.Linq.Expressions.Expression<Func<Command, string?>>[]
            {
                command => command.WhatDutch, command => command.BringDutch, command => command.WhoDutch, command => command.WhenDutch,
                command => command.WhatEnglish, command => command.BringEnglish, command => command.WhoEnglish, command => command.WhenEnglish,
            })
            {
                RuleFor(words).AtMost(WelcomeText.WordsLength).PlainText(lines: true);
            }
            RuleFor(command => command.WhatEnglish).Must((command, english) => Alike(command.WhatDutch, english)).WithMessage(WelcomeRules.OwnWordsInBothLanguages.Name);
            RuleFor(command => command.BringEnglish).Must((command, english) => Alike(command.BringDutch, english)).WithMessage(WelcomeRules.OwnWordsInBothLanguages.Name);
            RuleFor(command => command.WhoEnglish).Must((command, english) => Alike(command.WhoDutch, english)).WithMessage(WelcomeRules.OwnWordsInBothLanguages.Name);
            RuleFor(command => command.WhenEnglish).Must((command, english) => Alike(command.WhenDutch, english)).WithMessage(WelcomeRules.OwnWordsInBothLanguages.Name);
        }

        private static bool Alike(string? dutch, string? english) => string.IsNullOrWhiteSpace(dutch) == string.IsNullOrWhiteSpace(english);
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, WelcomeWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var kind = (await work.TextsAsync(cancellationToken)).FirstOrDefault(line => line.Kind == request.Kind)?.Kind ?? throw new NotThereException("kind");
            var own = await db.MunicipalWelcomes.FirstOrDefaultAsync(one => one.Municipality == municipality && one.Kind == kind, cancellationToken);
            if (own is null && request.Version == 0)
                db.MunicipalWelcomes.Add(own = MunicipalWelcome.For(municipality, kind));
            else
                (own ?? throw new NotThereException("words")).EnsureStillAt(request.Version);
            own.Write(
                new(Tidy(request.WhatDutch), Tidy(request.BringDutch), Tidy(request.WhoDutch), Tidy(request.WhenDutch)),
                new(Tidy(request.WhatEnglish), Tidy(request.BringEnglish), Tidy(request.WhoEnglish), Tidy(request.WhenEnglish)));
            return own.Id;
        }

        private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
    }
}

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Decisions;

/// <summary>The pieces of text of which a municipality makes one kind of letter.</summary>
public static class ShowLetterBlocks
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Query(string? Municipality, LetterKind Kind = LetterKind.Plan) : IQuery<View>;

    /// <param name="Blocks">Of the municipality, in their order. Empty: letters have those of the centre.</param>
    public sealed record View(CodeView Municipality, LetterKind Kind, IReadOnlyList<Block> Blocks);

    /// <param name="Held">The words that hold today; null = none.</param>
    /// <param name="Editions">Newest first.</param>
    public sealed record Block(Guid BlockId, int Version, string Heading, int Place, DateOnly? EndsOn, string? Held, IReadOnlyList<Edition> Editions);

    public sealed record Edition(string Text, DateOnly From, DateTimeOffset WrittenAt, string? WrittenBy);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query request, CancellationToken cancellationToken)
        {
            var municipality = await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken);
            var blocks = await db.LetterBlocks.AsNoTracking().Include(block => block.Editions).Where(block => block.Municipality == municipality.Value && block.Kind == request.Kind).ToListAsync(cancellationToken);
            var writers = blocks.SelectMany(block => block.Editions).Select(edition => edition.WrittenBy).Distinct().ToList();
            var names = await db.StaffMembers.AsNoTracking().Where(member => writers.Contains(member.Id)).ToDictionaryAsync(member => member.Id, member => member.Name, cancellationToken);
            return new(municipality, request.Kind, [.. blocks.OrderBy(block => block.Place).ThenBy(block => block.Id).Select(block => new Block(
                block.Id, block.Version, block.Heading, block.Place, block.EndsOn, block.On(time.Today()),
                [.. block.Editions.OrderByDescending(edition => edition.From).Select(edition => new Edition(edition.Text, edition.From, edition.WrittenAt, names.GetValueOrDefault(edition.WrittenBy)))]))]);
        }
    }
}

/// <summary>Writes a block of a municipality: a new one, other words from a day on, another place, or no longer used. Letters that were signed stay as they are.</summary>
public static class WriteLetterBlock
{
    /// <param name="BlockId">Null: a new one.</param>
    /// <param name="From">First day on which these words stand in new letters.</param>
    /// <param name="EndsOn">First day on which it is no longer used; null = it is.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(
        string? Municipality, Guid? BlockId, int Version, string? Heading, int? Place, string? Text, DateOnly? From, DateOnly? EndsOn, Guid OnceKey,
        LetterKind Kind = LetterKind.Plan) : ICommand<Guid>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Heading).Required().AtMost(LetterBlock.HeadingLength).PlainText();
            RuleFor(command => command.Text).Required().AtMost(LetterBlock.TextLength).PlainText(lines: true);
            RuleFor(command => command.Text).Must(text => text is null || LetterText.UnknownIn(text).Count == 0).WithMessage("Decisions.UnknownPlaceholder");
            RuleFor(command => command.Heading).Must(text => text is null || LetterText.UnknownIn(text).Count == 0).WithMessage("Decisions.UnknownPlaceholder");
            RuleFor(command => command.Place).Must(place => place is >= 1 and <= LetterBlock.MostPlaces).WithMessage("Decisions.PlaceOutOfRange");
            RuleFor(command => command.From).Must(from => from is not null).WithMessage("Decisions.FromMissing");
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var (heading, text) = (request.Heading!.Trim(), request.Text!.Trim().ReplaceLineEndings("\n"));
            if (request.BlockId is not { } id)
            {
                var begun = LetterBlock.Begin(municipality, heading, request.Place!.Value, text, request.From!.Value, time.GetUtcNow(), current.Id, kind: request.Kind);
                db.LetterBlocks.Add(begun);
                return begun.Id;
            }
            var block = await db.LetterBlocks.Include(one => one.Editions).FirstOrDefaultAsync(one => one.Id == id && one.Municipality == municipality, cancellationToken)
                ?? throw new NotThereException("block");
            block.EnsureStillAt(request.Version);
            block.Write(heading, request.Place!.Value, text, request.From!.Value, request.EndsOn, time.GetUtcNow(), current.Id);
            return block.Id;
        }
    }
}

/// <summary>Takes the blocks of the centre as the municipality's own, to be changed.</summary>
public static class TakeStandardLetter
{
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(string? Municipality, Guid OnceKey, LetterKind Kind = LetterKind.Plan) : ICommand<int>, IOnce;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Municipality).Required();
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            if (await db.LetterBlocks.AnyAsync(block => block.Municipality == municipality && block.Kind == request.Kind, cancellationToken))
                return 0;
            foreach (var (block, place) in StandardLetter.Of(request.Kind).Select((block, place) => (block, place + 1)))
                db.LetterBlocks.Add(LetterBlock.Begin(municipality, block.Heading, place, block.Text, time.Today(), time.GetUtcNow(), current.Id, kind: request.Kind));
            return StandardLetter.Of(request.Kind).Count;
        }
    }
}

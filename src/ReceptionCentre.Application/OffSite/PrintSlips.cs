using System.Globalization;
using System.Text.Json;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.OffSite;

/// <summary>Makes empty numbers, to be printed and handed out in the row before anybody is entered.</summary>
public static class PrintSlips
{
    [Needs(Permission.RegisterOffSite)]
    public sealed record Command(Guid OnceKey, Guid SignUpDayId, int? Count) : ICommand<Result>, IOnce;

    /// <summary>The numbers that were made.</summary>
    public sealed record Result(int First, int Last);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(slips => slips.Count).Must(count => count is >= 1 and <= SignUpDay.MostPrinted).WithMessage("OffSite.SoManySlips");
    }

    internal sealed class Handler(IReceptionDb db) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command request, CancellationToken cancellationToken)
        {
            var count = request.Count!.Value;
            await db.SignUpDays.Where(day => day.Id == request.SignUpDayId)
                .ExecuteUpdateAsync(set => set.SetProperty(day => day.LastNumber, day => day.LastNumber + count), cancellationToken);
            var day = await db.SignUpDays.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.SignUpDayId, cancellationToken) ?? throw new NotThereException("sign-up day");
            day.EnsureTakesPlace();
            var first = day.LastNumber - count + 1;
            db.Slips.AddRange(Enumerable.Range(first, count).Select(number => Slip.Print(day.Id, number, SlipCode.New())));
            return new(first, day.LastNumber);
        }
    }
}

public enum SlipFormat
{
    /// <summary>Many on a sheet of A4, to be cut.</summary>
    Sheet = 0,

    /// <summary>One on a label of 62 mm wide, as a label printer takes it.</summary>
    Label = 1,
}

/// <summary>The slips on paper, as PDF. Nothing on them says who the person is.</summary>
public static class SlipSheet
{
    public const string Template = "slips";

    /// <param name="Address">The whole address of a slip, with "{0}" in the place of its code.</param>
    [Needs(Permission.RegisterOffSite)]
    public sealed record Query(Guid SignUpDayId, int From, int To, SlipFormat Format, string Address) : IQuery<Result>;

    /// <param name="Bytes">Null: documents cannot be made now.</param>
    public sealed record Result(string FileName, byte[]? Bytes);

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ISlipPictures pictures, IDocumentRenderer renderer) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var day = await db.SignUpDays.AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.SignUpDayId, cancellationToken) ?? throw new NotThereException("sign-up day");
            var slips = await db.Slips.AsNoTracking().Where(slip => slip.SignUpDayId == day.Id && slip.Number >= request.From && slip.Number <= request.To)
                .OrderBy(slip => slip.Number).Take(SignUpDay.MostPrinted).Select(slip => new { slip.Number, slip.Code }).ToListAsync(cancellationToken);
            if (slips.Count == 0)
                throw new NotThereException("slips");
            var municipality = await codes.FindAsync(Lists.Municipalities, day.Municipality, cancellationToken);
            var desk = await db.MunicipalitySettings.AsNoTracking().Where(one => one.Municipality == day.Municipality).Select(one => new { one.DeskName, one.Accent })
                .FirstOrDefaultAsync(cancellationToken);
            var data = JsonSerializer.Serialize(new
            {
                format = request.Format == SlipFormat.Label ? "label" : "sheet",
                municipality = new { name = desk?.DeskName ?? municipality?.Dutch ?? "", accent = desk?.Accent },
                day = new { on = day.On.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture), place = day.Place },
                slips = slips.Select(slip => new
                {
                    number = new SlipNumber(day.Number, slip.Number).ToString(),
                    picture = pictures.SvgOf(string.Format(CultureInfo.InvariantCulture, request.Address, slip.Code)),
                }),
            });
            try
            {
                // The day that it is for, not the moment of printing: printed again it is the same paper.
                var paper = await renderer.RenderAsync(new(Template, data, new(day.On, TimeOnly.MinValue, TimeSpan.Zero)), cancellationToken);
                return new(string.Create(CultureInfo.InvariantCulture, $"{Template}-{day.Number}-{slips[0].Number}-{slips[^1].Number}.pdf"), paper.Accessible);
            }
            catch (RenderFailedException failed) when (failed.Failure is RenderFailure.RendererAway or RenderFailure.TimedOut or RenderFailure.Crashed)
            {
                return new("", null);
            }
        }
    }
}

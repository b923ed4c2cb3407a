using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Municipalities;

namespace ReceptionCentre.Application.Municipalities;

/// <summary>How the desk of a municipality is called, reached and looks. Gives the settings' version afterwards.</summary>
public static class ChangeDesk
{
    /// <param name="Version">On the screen; 0 = the municipality had no settings.</param>
    /// <param name="Accent">As typed; empty = the colour of the region.</param>
    /// <param name="Logo">A new logo; null = as it was.</param>
    /// <param name="WithoutLogo">Takes the logo away.</param>
    [Needs(Permission.ManageMunicipality)]
    public sealed record Command(
        string? Municipality, int Version, string? DeskName, string? Address, string? Telephone, string? Email, string? Website, string? HoursDutch,
        string? HoursEnglish, string? Accent, Upload? Logo, bool WithoutLogo) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(desk => desk.DeskName).AtMost(MunicipalitySettings.DeskNameLength).PlainText();
            RuleFor(desk => desk.Address).AtMost(MunicipalitySettings.AddressLength).PlainText(lines: true);
            RuleFor(desk => desk.Telephone).AtMost(MunicipalitySettings.TelephoneLength).PlainText();
            RuleFor(desk => desk.Email).Cascade(CascadeMode.Stop).AtMost(MunicipalitySettings.EmailLength).PlainText()
                .Must(email => string.IsNullOrWhiteSpace(email) || System.Net.Mail.MailAddress.TryCreate(email.Trim(), out _)).WithMessage("Municipalities.EmailStrange");
            RuleFor(desk => desk.Website).Cascade(CascadeMode.Stop).AtMost(MunicipalitySettings.WebsiteLength).PlainText()
                .Must(site => string.IsNullOrWhiteSpace(site) || (Uri.TryCreate(site.Trim(), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
                .WithMessage("Municipalities.WebsiteIsHttps");
            RuleFor(desk => desk.HoursDutch).AtMost(MunicipalitySettings.HoursLength).PlainText(lines: true);
            RuleFor(desk => desk.HoursEnglish).AtMost(MunicipalitySettings.HoursLength).PlainText(lines: true);
            RuleFor(desk => desk.Accent).Must(accent => string.IsNullOrWhiteSpace(accent) || AccentColour.TryParse(accent, out _)).WithMessage("Municipalities.AccentStrange");
            RuleFor(desk => desk.Accent).Custom((typed, check) =>
            {
                if (AccentColour.TryParse(typed, out var accent) && !accent.IsReadable)
                {
                    check.AddFailure(new FluentValidation.Results.ValidationFailure(nameof(Command.Accent), "Municipalities.AccentTooLight")
                    {
                        FormattedMessagePlaceholderValues = new() { ["Contrast"] = Math.Floor(accent.Worst * 10) / 10, ["Nearest"] = accent.NearestReadable().ToString() },
                    });
                }
            });
        }
    }

    internal sealed class Handler(IReceptionDb db, ICodeLists codes, ICurrentStaff current) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var municipality = (await codes.EnsureOwnAsync(request.Municipality, current, cancellationToken)).Value;
            var settings = await db.SettingsToChangeAsync(municipality, request.Version, cancellationToken);
            settings.Describe(new(
                Tidy(request.DeskName), Tidy(request.Address), Tidy(request.Telephone), Tidy(request.Email), Tidy(request.Website),
                Tidy(request.HoursDutch), Tidy(request.HoursEnglish), AccentColour.TryParse(request.Accent, out var accent) ? accent : null));
            if (request.Logo is { } upload)
            {
                var (logo, bytes) = await LogoCheck.CheckAsync(upload, cancellationToken);
                if (!await db.MunicipalityLogos.AnyAsync(one => one.Sha256 == logo.Sha256, cancellationToken))
                    db.MunicipalityLogos.Add(new(logo.Sha256, logo.Format, bytes));
                settings.Show(logo);
            }
            else if (request.WithoutLogo)
            {
                settings.Show(null);
            }
            return settings.Id;
        }

        private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
    }
}

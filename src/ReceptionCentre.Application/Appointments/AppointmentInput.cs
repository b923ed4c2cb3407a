using FluentValidation;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Appointments;

namespace ReceptionCentre.Application.Appointments;

/// <summary>What somebody fills in about an appointment; see <see cref="Appointment"/>.</summary>
/// <param name="Ends">Null = an hour after it begins.</param>
public sealed record AppointmentInput(
    DateOnly? On, TimeOnly? Begins, TimeOnly? Ends, string? PlaceKind, string? Place, string? Topic, string? What, Guid? StaffMemberId,
    string? Interpreter, string? InterpreterLanguage, Guid? MeetingPlaceId = null)
{
    public static readonly TimeSpan UsualLength = TimeSpan.FromHours(1);

    internal AppointmentTerms Terms()
    {
        var begins = Begins!.Value;
        // What would run past midnight ends before it begins, and is refused as such.
        var ends = Ends ?? begins.Add(UsualLength);
        return new(AppointmentTime.Of(On!.Value, begins, ends), PlaceKind!, Place, Topic, What, StaffMemberId!.Value, Interpreter, InterpreterLanguage, MeetingPlaceId);
    }
}

internal static class AppointmentChecks
{
    /// <summary>Errors stand by the fields as the form calls them.</summary>
    public static void CheckAppointment<T>(this AbstractValidator<T> form, Func<T, AppointmentInput> input)
    {
        form.RuleFor(command => input(command).On).Chosen().OverridePropertyName(nameof(AppointmentInput.On));
        form.RuleFor(command => input(command).Begins).Must(begins => begins is not null).WithMessage("Appointments.TimeMissing").OverridePropertyName(nameof(AppointmentInput.Begins));
        form.RuleFor(command => input(command).Ends).Must((command, ends) => ends is null || input(command).Begins is null || ends > input(command).Begins)
            .WithMessage(AppointmentRules.AnAppointmentEndsOnItsDay.Name).OverridePropertyName(nameof(AppointmentInput.Ends));
        form.RuleFor(command => input(command).PlaceKind).Required().OverridePropertyName(nameof(AppointmentInput.PlaceKind));
        form.RuleFor(command => input(command).Place).AtMost(Appointment.PlaceLength).PlainText().OverridePropertyName(nameof(AppointmentInput.Place));
        form.RuleFor(command => input(command).Topic).Must((command, topic) => topic is not null || input(command).What is not null)
            .WithMessage(AppointmentRules.AnAppointmentIsAboutSomething.Name).OverridePropertyName(nameof(AppointmentInput.Topic));
        form.RuleFor(command => input(command).What).AtMost(Appointment.WordsLength).PlainText(lines: true).OverridePropertyName(nameof(AppointmentInput.What));
        form.RuleFor(command => input(command).StaffMemberId).Chosen().OverridePropertyName(nameof(AppointmentInput.StaffMemberId));
    }

    public static async Task EnsureKnownAsync(this ICodeLists codes, AppointmentInput input, CancellationToken cancellationToken)
    {
        await codes.EnsureKnownAsync(Lists.AppointmentPlaces, input.PlaceKind, nameof(input.PlaceKind), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Topics, input.Topic, nameof(input.Topic), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Interpreters, input.Interpreter, nameof(input.Interpreter), cancellationToken);
        await codes.EnsureKnownAsync(Lists.Languages, input.InterpreterLanguage, nameof(input.InterpreterLanguage), cancellationToken);
    }
}

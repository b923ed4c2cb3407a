using System.Net.Mail;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Domain.Auditing;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Application.Staff;

/// <summary>What is said of a member of staff when adding and when changing.</summary>
public interface IStaffInput
{
    string? Name { get; }
    string? Email { get; }
    string? Phone { get; }
    IReadOnlyList<Role> Roles { get; }
    IReadOnlyList<string> Municipalities { get; }
    IReadOnlyList<Guid> Teams { get; }
    IReadOnlyList<NamedPermission> Named { get; }

    /// <summary>The provider of a receiver; null for whoever works in the centre.</summary>
    Guid? Provider { get; }
    string? Reason { get; }
}

internal static class StaffInputRules
{
    public static void Check<T>(AbstractValidator<T> validator) where T : IStaffInput
    {
        validator.RuleFor(input => input.Name).Required().AtMost(StaffMember.NameLength).PlainText();
        validator.RuleFor(input => input.Email).Required().AtMost(StaffMember.EmailLength)
            .Must(email => string.IsNullOrWhiteSpace(email) || IsEmail(email.Trim())).WithMessage("Staff.NotAnEmail");
        validator.RuleFor(input => input.Phone).AtMost(ReceptionText.ShortLength).PlainText();
        validator.RuleFor(input => input.Roles).Must(roles => roles.Count > 0).WithMessage("Staff.EverybodyHasARole");
        validator.RuleFor(input => input.Provider)
            .Must((input, provider) => provider is not null == input.Roles.Contains(Role.Receiver)).WithMessage(StaffRules.AReceiverBelongsToAProvider.Name);
        validator.RuleFor(input => input.Roles).Must(IsNothingElse).WithMessage(StaffRules.AReceiverIsNothingElse.Name);
        validator.RuleForEach(input => input.Roles).IsInEnum().WithMessage("Shared.ChooseFromTheList").OverridePropertyName("Roles");
        validator.RuleForEach(input => input.Named).IsInEnum().WithMessage("Shared.ChooseFromTheList").OverridePropertyName("Named");
        validator.RuleFor(input => input.Reason).IsReason();
    }

    private static bool IsNothingElse<T>(T input, IReadOnlyList<Role> roles) where T : IStaffInput =>
        !roles.Contains(Role.Receiver) || (roles.Distinct().Count() == 1 && input.Municipalities.Count == 0 && input.Teams.Count == 0 && input.Named.Count == 0);

    public static IRuleBuilderOptions<T, string?> IsReason<T>(this IRuleBuilder<T, string?> field) =>
        field.Required().AtMost(AuditEvent.ReasonLength).PlainText(lines: true);

    /// <summary>Roles that work on files do so for a municipality; codes and teams must be there.</summary>
    public static async Task EnsureKnownAsync(this IStaffInput input, IReceptionDb db, ICodeLists codes, CancellationToken cancellationToken)
    {
        foreach (var municipality in input.Municipalities)
            await codes.EnsureKnownAsync(Lists.Municipalities, municipality, "Municipalities", cancellationToken);
        if (input.Municipalities.Count == 0 && input.Roles.Any(WorksOnFiles))
            throw new InvalidInputException("Municipalities", "Staff.MunicipalityMissing");
        var teams = input.Teams.Distinct().ToList();
        var elsewhere = await db.Teams.Where(team => teams.Contains(team.Id)).Select(team => team.Municipality).ToListAsync(cancellationToken);
        if (elsewhere.Count != teams.Count)
            throw new InvalidInputException("Teams", "Shared.ChooseFromTheList");
        if (elsewhere.Except(input.Municipalities, StringComparer.Ordinal).Any())
            throw new InvalidInputException("Teams", "Staff.TeamOfOtherMunicipality");
        if (input.Provider is { } provider && !await db.Providers.AnyAsync(one => one.Id == provider, cancellationToken))
            throw new InvalidInputException("Provider", "Shared.ChooseFromTheList");
    }

    /// <summary>One spelling of an address, so that one mailbox is one person.</summary>
    public static string Normal(string email) => email.Trim().ToLowerInvariant();

    private static bool WorksOnFiles(Role role) => role is Role.FrontDesk or Role.Caseworker or Role.Manager;

    private static bool IsEmail(string email) =>
        MailAddress.TryCreate(email, out var address) && address.Address == email && address.Host.Contains('.', StringComparison.Ordinal);
}

internal static class ReceptionText
{
    /// <summary>A telephone number, a word.</summary>
    public const int ShortLength = 40;
}

internal static class Administrators
{
    /// <summary>
    /// After the change somebody else is administrator. That colleague's record is saved too, so that two administrators
    /// who end each other at the same moment meet in the version check and one of them is refused.
    /// </summary>
    /// <exception cref="BrokenRuleException">Nobody would be left.</exception>
    public static async Task EnsureOneRemainsAsync(this IReceptionDb db, Guid without, CancellationToken cancellationToken)
    {
        var other = await db.StaffMembers.OrderBy(member => member.Id)
            .FirstOrDefaultAsync(member => member.Id != without && member.EndedOn == null && member.Roles.Any(part => part.Role == Role.Administrator), cancellationToken);
        StaffRules.AnAdministratorRemains.Check(other is not null);
        other!.RaiseVersion();
    }

    /// <summary>A member with everything that is entrusted; tracked.</summary>
    public static async Task<StaffMember> StaffMemberAsync(this IReceptionDb db, Guid id, CancellationToken cancellationToken) =>
        await db.StaffMembers.Include(member => member.Roles).Include(member => member.Municipalities).Include(member => member.Teams).Include(member => member.Permissions)
            .FirstOrDefaultAsync(member => member.Id == id, cancellationToken) ?? throw new NotThereException("member of staff");
}

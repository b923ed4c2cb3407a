using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using Spectre.Console;

namespace ReceptionCentre.Admin;

/// <summary>create-administrator: the first account of a new centre. Its password is shown once and changed at the first sign-in.</summary>
internal static class CreateAdministrator
{
    public static Command Command()
    {
        var email = new Option<string>("--email") { Description = "E-mail address to sign in with.", Required = true };
        var name = new Option<string>("--name") { Description = "Name of the administrator.", Required = true };
        var command = new Command("create-administrator", "Makes an administrator with a one-time password.") { email, name };
        command.SetAction((parsed, stop) => Centre.RunAsync(
            async (services, token) =>
            {
                var (address, called) = (parsed.GetValue(email)!.Trim(), parsed.GetValue(name)!.Trim());
                if (!address.Contains('@', StringComparison.Ordinal) || address.Length > StaffMember.EmailLength)
                    throw new Refusal("That is not an e-mail address.");
                if (called.Length is 0 or > StaffMember.NameLength)
                    throw new Refusal($"A name has 1 to {StaffMember.NameLength} characters.");
                var db = services.GetRequiredService<IReceptionDb>();
                if (await db.StaffMembers.AnyAsync(member => member.Email == address, token))
                    throw new Refusal("Somebody with this e-mail address works here already.");
                var password = await services.GetRequiredService<IUnitOfWork>().InTransactionAsync(
                    async () =>
                    {
                        services.GetRequiredService<IAuditTrail>().Begin("Staff.CreateAdministrator");
                        var member = StaffMember.Welcome(called, address);
                        member.Entrust([Role.Administrator], [], [], []);
                        db.StaffMembers.Add(member);
                        return await services.GetRequiredService<IAccounts>().OpenAsync(member.Id, address, token);
                    },
                    token);
                Centre.Error.WriteLine("The administrator can sign in with this password once, and sets up a second factor then:");
                Console.WriteLine(password);
            },
            stop));
        return command;
    }
}

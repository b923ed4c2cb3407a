using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Municipalities;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.GuestPasses;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>What somebody must do before anything else opens.</summary>
public enum FirstStep
{
    None = 0,

    /// <summary>The one-time password of the administrator is replaced.</summary>
    ChoosePassword = 1,

    /// <summary>The role needs a second factor.</summary>
    SetUpSecondFactor = 2,
}

/// <summary>Who signed in, read from the database for each request: a role that was taken away is gone at once, on every node.</summary>
public sealed class CurrentStaff : ICurrentStaff
{
    private static readonly IReadOnlySet<Permission> OwnAccountOnly = new HashSet<Permission> { Permission.OwnAccount };

    private IReadOnlySet<Permission> _permissions = new HashSet<Permission>();

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlySet<Role> Roles { get; private set; } = new HashSet<Role>();
    public IReadOnlyList<string> Municipalities { get; private set; } = [];
    public IReadOnlyList<Guid> Teams { get; private set; } = [];
    public bool IsSystem => false;
    public bool IsKnown => Id != Guid.Empty;

    public FirstStep FirstStep { get; private set; }

    /// <summary>One-letter keys are switched off.</summary>
    public bool KeysOff { get; private set; }

    /// <summary>For the bar: the municipality, or how many; for a receiver the provider.</summary>
    public string MunicipalityNames { get; set; } = "";

    /// <summary>How the municipality looks of whoever works for one only; null = as the region.</summary>
    public LookOf.Look? Look { get; set; }

    /// <summary>Null for everybody who signed in.</summary>
    public GuestOf? Guest { get; private set; }

    public bool May(Permission permission) => _permissions.Contains(permission);

    public void Become(StaffMember member, bool passwordIsInitial = false, bool hasSecondFactor = true, bool keysOff = false)
    {
        (Id, Name, KeysOff) = (member.Id, member.Name, keysOff);
        Roles = member.Roles.Select(part => part.Role).ToHashSet();
        Municipalities = [.. member.Municipalities.Select(part => part.Municipality)];
        Teams = [.. member.Teams.Select(part => part.TeamId)];
        FirstStep = passwordIsInitial ? FirstStep.ChoosePassword
            : !hasSecondFactor && Roles.Any(Permissions.NeedsSecondFactor) ? FirstStep.SetUpSecondFactor : FirstStep.None;
        _permissions = FirstStep == FirstStep.None ? Permissions.Of(Roles, member.Permissions.Select(part => part.Permission)) : OwnAccountOnly;
    }

    /// <summary>Somebody without an account, let in for one thing: no municipality, so no list, and no page but those of the thing.</summary>
    public void BecomeGuest(GuestPass pass)
    {
        (Id, Name, MunicipalityNames) = (pass.Id, pass.Guest!, pass.Recipient);
        Guest = new(pass.Purpose, pass.SubjectId);
        _permissions = Permissions.Of(pass.Purpose);
    }
}

/// <summary>
/// Fills <see cref="CurrentStaff"/> after the cookie was read. A session whose account was ended, or whose password or
/// second factor changed since, is nobody's: the stamp in the cookie is compared with each request, so on every node. Who
/// has no session may be a guest, whose pass is looked at with each request too.
/// </summary>
public sealed class CurrentStaffMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentStaff current, ReceptionDbContext db, ICodeLists codes, Text texts, TimeProvider time)
    {
        if (context.User.Identity?.IsAuthenticated == true)
        {
            if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
                await RecogniseAsync(context, id, current, db, codes, texts);
            if (!current.IsKnown)
                context.User = new(new ClaimsIdentity());
        }
        if (!current.IsKnown && context.Request.Cookies.ContainsKey(Sessions.GuestCookie))
            await LetInGuestAsync(context, current, db, time);
        await next(context);
    }

    private static async Task LetInGuestAsync(HttpContext context, CurrentStaff current, ReceptionDbContext db, TimeProvider time)
    {
        var ticket = await context.AuthenticateAsync(Sessions.Guest);
        if (!Guid.TryParse(ticket.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || await db.GuestPasses.IgnoreQueryFilters().AsNoTracking().FirstOrDefaultAsync(pass => pass.Id == id, context.RequestAborted) is not { } pass
            || !pass.IsVisitedAt(time.GetUtcNow()))
            return;
        current.BecomeGuest(pass);
        context.User = ticket.Principal!;
    }

    private static async Task RecogniseAsync(HttpContext context, Guid id, CurrentStaff current, ReceptionDbContext db, ICodeLists codes, Text texts)
    {
        var stamp = context.User.FindFirstValue(SignInCookies.Stamp);
        var account = await db.Users.AsNoTracking().Where(account => account.Id == id && account.SecurityStamp == stamp)
            .Select(account => new { account.PasswordIsInitial, account.TwoFactorEnabled, account.KeysOff })
            .FirstOrDefaultAsync(context.RequestAborted);
        if (account is null)
            return;
        // A few roles, municipalities and teams: one question costs less than five.
        var member = await db.StaffMembers.AsNoTracking().AsSingleQuery()
            .Include(staff => staff.Roles).Include(staff => staff.Municipalities).Include(staff => staff.Teams).Include(staff => staff.Permissions)
            .FirstOrDefaultAsync(staff => staff.Id == id && staff.EndedOn == null, context.RequestAborted);
        if (member is null)
            return;
        current.Become(member, account.PasswordIsInitial, account.TwoFactorEnabled, account.KeysOff);
        current.MunicipalityNames = current.Municipalities switch
        {
            [] when member.ProviderId is { } provider =>
                await db.Providers.Where(one => one.Id == provider).Select(one => one.Name).FirstAsync(context.RequestAborted),
            [] => "",
            [var only] => texts["Staff.MunicipalityOf", texts.Code(await codes.FindAsync(Lists.Municipalities, only, context.RequestAborted))],
            var many => texts.Count("Staff.Municipalities", many.Count),
        };
        if (current.Municipalities is [var own])
            current.Look = await LookOf.ReadAsync(db, own, context.RequestAborted);
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using QRCoder;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Security;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Staff;

/// <summary>Signing in, and what somebody does with the own account.</summary>
[Route("account")]
public sealed class AccountController(ISignIn signIn, CurrentStaff me) : ReceptionController
{
    [HttpGet("sign-in"), AllowAnonymous]
    public IActionResult SignIn(string? returnUrl) => me.IsKnown ? Onward(returnUrl) : View(new SignInForm { ReturnUrl = Local(returnUrl) });

    [HttpPost("sign-in"), AllowAnonymous, EnableRateLimiting(Sessions.SignInLimit)]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        form.ReturnUrl = Local(form.ReturnUrl);
        if (string.IsNullOrWhiteSpace(form.Email))
            ModelState.AddModelError(nameof(form.Email), T["Shared.Required"]);
        if (string.IsNullOrEmpty(form.Password))
            ModelState.AddModelError(nameof(form.Password), T["Shared.Required"]);
        if (!ModelState.IsValid || form.Email!.Length > MostTyped || form.Password!.Length > MostTyped)
            return ModelState.IsValid ? Refuse(form, "Staff.SignInWrong") : Refuse(form, null);
        var answer = await signIn.WithPasswordAsync(form.Email.Trim(), form.Password, Stop);
        return answer.Outcome switch
        {
            SignInOutcome.SignedIn => Onward(form.ReturnUrl),
            SignInOutcome.NeedsCode => RedirectToAction(nameof(SecondFactor), new { returnUrl = form.ReturnUrl }),
            SignInOutcome.LockedOut => Refuse(form, "Staff.LockedOut", answer.LockedUntil?.Moment()[^5..]),
            _ => Refuse(form, "Staff.SignInWrong"),
        };
    }

    [HttpGet("second-factor"), AllowAnonymous]
    public async Task<IActionResult> SecondFactor(string? returnUrl) =>
        await signIn.IsHalfwayAsync() ? View(new CodeForm { ReturnUrl = Local(returnUrl) }) : RedirectToAction(nameof(SignIn), new { returnUrl = Local(returnUrl) });

    [HttpPost("second-factor"), AllowAnonymous, EnableRateLimiting(Sessions.SignInLimit)]
    public Task<IActionResult> SecondFactor(CodeForm form) => WithCodeAsync(form, code => signIn.WithCodeAsync(code, Stop), "Staff.CodeWrong");

    [HttpGet("recovery"), AllowAnonymous]
    public async Task<IActionResult> Recovery(string? returnUrl) =>
        await signIn.IsHalfwayAsync() ? View(new CodeForm { ReturnUrl = Local(returnUrl) }) : RedirectToAction(nameof(SignIn), new { returnUrl = Local(returnUrl) });

    [HttpPost("recovery"), AllowAnonymous, EnableRateLimiting(Sessions.SignInLimit)]
    public Task<IActionResult> Recovery(CodeForm form) => WithCodeAsync(form, code => signIn.WithRecoveryCodeAsync(code, Stop), "Staff.RecoveryCodeWrong");

    [HttpPost("sign-out"), AllowAnonymous]
    public async Task<IActionResult> LeaveSession()
    {
        await signIn.LeaveAsync(Stop);
        // Rows that wait in this browser go with the session, also where scripts did not get to it.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        Say("Staff.SignedOutNow");
        return RedirectToAction(nameof(SignIn));
    }

    [HttpGet(""), Needs(Permission.OwnAccount)]
    public async Task<IActionResult> Index() => View(await Ask(new OwnAccount.Query()));

    [HttpGet("password"), Needs(Permission.OwnAccount), FirstStep]
    public IActionResult Password() => me.FirstStep == FirstStep.ChoosePassword ? RedirectToAction(nameof(ChoosePassword)) : View(new PasswordForm());

    [HttpPost("password"), Needs(Permission.OwnAccount)]
    public Task<IActionResult> Password(PasswordForm form) => ChangePasswordAsync(form, nameof(Password));

    [HttpGet("first-password"), Needs(Permission.OwnAccount), FirstStep]
    public IActionResult ChoosePassword() => me.FirstStep == FirstStep.ChoosePassword ? View(new PasswordForm()) : RedirectToAction(nameof(Password));

    [HttpPost("first-password"), Needs(Permission.OwnAccount), FirstStep]
    public Task<IActionResult> ChoosePassword(PasswordForm form) => ChangePasswordAsync(form, nameof(ChoosePassword));

    [HttpGet("second-factor/set-up"), Needs(Permission.OwnAccount), FirstStep]
    public async Task<IActionResult> SetUpSecondFactor() =>
        me.FirstStep == FirstStep.ChoosePassword ? RedirectToAction(nameof(ChoosePassword)) : View(await SetUpAsync(new()));

    [HttpPost("second-factor/set-up"), Needs(Permission.OwnAccount), FirstStep]
    public Task<IActionResult> SetUpSecondFactor(SetUpForm form) =>
        me.FirstStep == FirstStep.ChoosePassword
            ? Task.FromResult<IActionResult>(RedirectToAction(nameof(ChoosePassword)))
            : ShowCodesAsync(new TurnOnSecondFactor.Command(form.Code), result => result.RecoveryCodes, async () => View("SetUpSecondFactor", await SetUpAsync(form)));

    [HttpGet("second-factor/off"), Needs(Permission.OwnAccount)]
    public async Task<IActionResult> TurnOffSecondFactor() => View(new ConfirmForm { Account = await Ask(new OwnAccount.Query()) });

    [HttpPost("second-factor/off"), Needs(Permission.OwnAccount)]
    public async Task<IActionResult> TurnOffSecondFactor(ConfirmForm form)
    {
        var answer = await Attempt(
            new TurnOffSecondFactor.Command(form.Present),
            _ =>
            {
                Say("Staff.SecondFactorIsOff");
                return RedirectToAction(nameof(Index));
            },
            async () => View("TurnOffSecondFactor", new ConfirmForm { Account = await Ask(new OwnAccount.Query()) }));
        return await StayAsync(answer);
    }

    [HttpGet("recovery-codes"), Needs(Permission.OwnAccount)]
    public async Task<IActionResult> RecoveryCodes()
    {
        var account = await Ask(new OwnAccount.Query());
        return account.SecondFactorOn ? View("RenewRecoveryCodes", new ConfirmForm { Account = account }) : RedirectToAction(nameof(Index));
    }

    [HttpPost("recovery-codes"), Needs(Permission.OwnAccount)]
    public Task<IActionResult> RecoveryCodes(ConfirmForm form) => ShowCodesAsync(
        new RenewRecoveryCodes.Command(form.Present), result => result.RecoveryCodes,
        async () => View("RenewRecoveryCodes", new ConfirmForm { Account = await Ask(new OwnAccount.Query()) }));

    [HttpPost("keys"), Needs(Permission.OwnAccount)]
    public Task<IActionResult> Keys(bool on) => Attempt(
        new UseKeys.Command(on),
        _ =>
        {
            Say(on ? "Staff.KeysAreOn" : "Staff.KeysAreOff");
            return RedirectToAction(nameof(Index));
        },
        async () => View("Index", await Ask(new OwnAccount.Query())));

    // Longer than any password or address; only there to bound the work.
    private const int MostTyped = 300;

    private async Task<IActionResult> WithCodeAsync(CodeForm form, Func<string, Task<SignInAnswer>> attempt, string wrong)
    {
        form.ReturnUrl = Local(form.ReturnUrl);
        if (string.IsNullOrWhiteSpace(form.Code) || form.Code.Length > MostTyped)
        {
            ModelState.AddModelError(nameof(form.Code), T["Shared.Required"]);
            return Refuse(form, null);
        }
        var answer = await attempt(form.Code);
        switch (answer.Outcome)
        {
            case SignInOutcome.SignedIn:
                return Onward(form.ReturnUrl);
            case SignInOutcome.BeginAgain:
                Say("Staff.BeginAgain");
                return RedirectToAction(nameof(SignIn), new { returnUrl = form.ReturnUrl });
            case SignInOutcome.LockedOut:
                ModelState.AddModelError("", T["Staff.LockedOut", answer.LockedUntil?.Moment()[^5..]]);
                return Refuse(form, null);
            default:
                ModelState.AddModelError(nameof(form.Code), T[wrong]);
                return Refuse(form, null);
        }
    }

    private async Task<IActionResult> ChangePasswordAsync(PasswordForm form, string view)
    {
        if (form.Wanted != form.Repeated)
        {
            ModelState.AddModelError(nameof(form.Repeated), T["Staff.NotTheSame"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(view, new PasswordForm());
        }
        return await StayAsync(await Attempt(
            new ChangePassword.Command(form.Present, form.Wanted),
            _ =>
            {
                Say("Staff.PasswordIsChanged");
                return view == nameof(ChoosePassword) ? RedirectToAction("Index", "Home") : RedirectToAction(nameof(Index));
            },
            () => Task.FromResult<IActionResult>(View(view, new PasswordForm()))));
    }

    /// <summary>The codes stand in the answer itself: a redirect would have to keep them somewhere.</summary>
    private async Task<IActionResult> ShowCodesAsync<TResult>(ICommand<TResult> command, Func<TResult, IReadOnlyList<string>> codes, Func<Task<IActionResult>> again)
    {
        var answer = await Attempt(command, result => View("RecoveryCodes", codes(result)), again);
        Response.Headers.CacheControl = "no-store";
        return await StayAsync(answer);
    }

    // The change ended every session of the account; this one goes on.
    private async Task<IActionResult> StayAsync(IActionResult answer)
    {
        if (Response.StatusCode != StatusCodes.Status422UnprocessableEntity)
            await signIn.StayAsync(Stop);
        return answer;
    }

    private async Task<SetUpForm> SetUpAsync(SetUpForm form)
    {
        var key = await Mediator.Send(new BeginSecondFactor.Command(), Stop);
        using var data = QRCodeGenerator.GenerateQrCode(key.Address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        form.KeyText = key.Text;
        form.Picture = "data:image/png;base64," + Convert.ToBase64String(code.GetGraphic(6));
        form.MustBeDone = me.FirstStep == FirstStep.SetUpSecondFactor;
        return form;
    }

    private ViewResult Refuse(object form, string? key, params object?[] values)
    {
        if (key is not null)
            ModelState.AddModelError("", T[key, values]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(form);
    }

    private LocalRedirectResult Onward(string? returnUrl) => LocalRedirect(Local(returnUrl) ?? Url.Action("Index", "Home")!);

    private string? Local(string? url) => Url.IsLocalUrl(url) ? url : null;
}

public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public string? ReturnUrl { get; set; }
}

public sealed class CodeForm
{
    public string? Code { get; set; }
    public string? ReturnUrl { get; set; }
}

public sealed class PasswordForm
{
    public string? Present { get; set; }
    public string? Wanted { get; set; }
    public string? Repeated { get; set; }
}

public sealed class SetUpForm
{
    public string? Code { get; set; }
    public string KeyText { get; set; } = "";

    /// <summary>The QR as a data address.</summary>
    public string Picture { get; set; } = "";

    /// <summary>Nothing else opens before.</summary>
    public bool MustBeDone { get; set; }
}

public sealed class ConfirmForm
{
    public string? Present { get; set; }
    public OwnAccount.View? Account { get; set; }
}

using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using ReceptionCentre.Application.Pipeline;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>Closed unless open: an action needs a permission or says that anybody may come in.</summary>
public sealed class PermissionFilter(CurrentStaff current) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is not ControllerActionDescriptor action || IsOpen(action))
            return;
        if (!current.IsKnown && context.HttpContext.Request.Cookies.ContainsKey(Sessions.GuestCookie))
            context.Result = new RedirectToActionResult("Over", "GuestPasses", null);
        else if (!current.IsKnown)
            context.Result = await SessionEnded.AnswerAsync(context) ?? new ChallengeResult();
        else if (current.FirstStep != FirstStep.None && !action.MethodInfo.IsDefined(typeof(FirstStepAttribute)))
            context.Result = new RedirectToActionResult(current.FirstStep.ToString(), "Account", null);
        else if (Needs(action) is not { } needs || !current.May(needs.Permission))
            context.Result = new ForbidResult();
    }

    public static NeedsAttribute? Needs(ControllerActionDescriptor action) =>
        action.MethodInfo.GetCustomAttribute<NeedsAttribute>() ?? action.ControllerTypeInfo.GetCustomAttribute<NeedsAttribute>();

    public static bool IsOpen(ControllerActionDescriptor action) => action.MethodInfo.IsDefined(typeof(AllowAnonymousAttribute));
}

/// <summary>Open to somebody who still has to choose a password or set up the second factor.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FirstStepAttribute : Attribute;

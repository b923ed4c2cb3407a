using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>Every action says who may come in, has its own address, and takes no form from another site.</summary>
public sealed partial class ScreenTests
{
    /// <summary>Actions that take a form without the token, with the reason.</summary>
    private static readonly Dictionary<string, string> WithoutToken = new(StringComparer.Ordinal)
    {
        ["HomeController.Error"] = "The error page is shown again for the request that failed, with its method; it changes nothing.",
    };

    /// <summary>Pages with a form that gets no token of its own, with the reason.</summary>
    private static readonly Dictionary<string, string> FormsWithoutToken = new(StringComparer.Ordinal)
    {
        ["src/ReceptionCentre.Web/Features/Staff/SessionEnded.cshtml"] = "Sends a form on as it came, with the token that it carries; a second one would be refused.",
    };

    private static IReadOnlyList<Type> Controllers => [.. House.Web.GetTypes().Where(type => typeof(ControllerBase).IsAssignableFrom(type) && !type.IsAbstract)];

    private static IReadOnlyList<MethodInfo> Actions => [.. Controllers.SelectMany(ActionsOf)];

    [Fact]
    public void Each_action_says_who_may_come_in()
    {
        Looked.At(20, Actions, Undeclared);
        Assert.Equal(["Open", "Twice"], ActionsOf(typeof(CarelessController)).Where(action => Undeclared(action).Any()).Select(action => action.Name).Order());
    }

    [Fact]
    public void Each_action_has_its_own_address_and_method()
    {
        Looked.At(20, Actions, Unaddressed);
        Assert.Contains(ActionsOf(typeof(CarelessController)), action => Unaddressed(action).Any());
    }

    [Fact]
    public void Each_form_that_changes_something_carries_the_token()
    {
        var exempt = Actions.Where(action => Unprotected(action).Any()).Select(NameOf).ToList();
        Looked.At(20, Actions, action => WithoutToken.ContainsKey(NameOf(action)) ? [] : Unprotected(action));
        Looked.Uses(WithoutToken.Keys, exempt);
        Assert.All(ActionsOf(typeof(CarelessController)), action => Assert.NotEmpty(Unprotected(action)));
    }

    /// <summary>The framework adds the token to a form only when it makes the address itself, or is asked to.</summary>
    [Fact]
    public void Each_form_with_a_given_address_asks_for_the_token()
    {
        var forms = Sources.Views.SelectMany(view => PostForms(view.Text).Select(form => (view.Path, Form: form))).ToList();
        Looked.At(8, forms, found => LacksToken(found.Form) && !FormsWithoutToken.ContainsKey(found.Path) ? [$"{found.Path}: {found.Form}"] : []);
        Looked.Uses(FormsWithoutToken.Keys, forms.Where(found => LacksToken(found.Form)).Select(found => found.Path));
        Assert.True(LacksToken("<form method=\"post\" action=\"@Model.Action\">"));
        Assert.False(LacksToken("<form method=\"post\" action=\"@Model.Action\" asp-antiforgery=\"true\">"));
        Assert.False(LacksToken("<form method=\"post\" asp-action=\"Save\">"));
        Assert.Single(PostForms("<form action=\"x\" method=\"get\"><form\n method=\"POST\">"));
    }

    private static IEnumerable<MethodInfo> ActionsOf(Type controller) =>
        controller.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => !method.IsSpecialName && !method.IsDefined(typeof(NonActionAttribute))
                && method.DeclaringType!.Assembly == controller.Assembly && !typeof(ControllerBase).IsAssignableTo(method.DeclaringType));

    private static IEnumerable<string> Undeclared(MethodInfo action)
    {
        var needs = (action.GetCustomAttribute<NeedsAttribute>() ?? action.DeclaringType!.GetCustomAttribute<NeedsAttribute>()) is not null;
        var open = action.IsDefined(typeof(AllowAnonymousAttribute));
        return needs ^ open ? [] : [$"{NameOf(action)} {(needs ? "is open and needs a permission" : "declares no permission")}"];
    }

    private static IEnumerable<string> Unaddressed(MethodInfo action)
    {
        var addresses = action.GetCustomAttributes().OfType<IRouteTemplateProvider>().Where(route => route.Template is not null).ToList();
        return addresses.Count > 0 ? [] : [$"{NameOf(action)} has no address"];
    }

    private static IEnumerable<string> Unprotected(MethodInfo action)
    {
        var isProtected = action.DeclaringType!.IsDefined(typeof(AutoValidateAntiforgeryTokenAttribute), inherit: true)
            && !action.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute)) && !action.DeclaringType!.IsDefined(typeof(IgnoreAntiforgeryTokenAttribute), inherit: true);
        return isProtected ? [] : [$"{NameOf(action)} takes forms from anywhere"];
    }

    private static string NameOf(MethodInfo action) => $"{action.DeclaringType!.Name}.{action.Name}";

    private static IEnumerable<string> PostForms(string view) => Form().Matches(view).Select(match => match.Value).Where(form => Post().IsMatch(form));

    private static bool LacksToken(string form) =>
        GivenAddress().IsMatch(form) && !form.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal);

    [GeneratedRegex(@"<form\b(?:[^>""']|""[^""]*""|'[^']*')*>", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\bmethod=""post""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Post();

    [GeneratedRegex(@"\saction=", RegexOptions.CultureInvariant)]
    private static partial Regex GivenAddress();

    private sealed class CarelessController : ControllerBase
    {
        [HttpPost]
        public OkResult Open() => Ok();

        [HttpGet("/twice"), AllowAnonymous, Needs(Permission.OwnAccount)]
        public OkResult Twice() => Ok();
    }
}

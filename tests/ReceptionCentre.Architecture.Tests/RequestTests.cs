using System.Reflection;
using FluentValidation;
using MediatR;
using ReceptionCentre.Application;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Architecture.Tests.Looking;

namespace ReceptionCentre.Architecture.Tests;

/// <summary>Every use case says who may do it, is handled once, and checks what was typed.</summary>
public sealed class RequestTests
{
    private const BindingFlags OwnProperties = BindingFlags.Public | BindingFlags.Instance;

    /// <summary>Commands that carry text and have no validator, with the reason.</summary>
    private static readonly Dictionary<Type, string> CommandsWithoutValidator = new()
    {
        [typeof(Application.Newcomers.BeginRegistration.Command)] = "What was typed in the search field; SearchText cuts it and reads it, nothing is refused.",
        [typeof(Application.Newcomers.KeepRegistration.Command)] = "Keeps what was typed, right or wrong; CheckPerson and CheckStay say what is wrong.",
        [typeof(Application.PopulationRegister.KeepAnswer.Command)] = "Keeps what the register told; its reader left out what cannot be.",
    };

    private static IReadOnlyList<Type> Requests => [.. ApplicationServices.Requests];

    private static IReadOnlyList<Type> Types => House.Application.GetTypes();

    [Fact]
    public void Each_request_says_who_may_ask_it()
    {
        Looked.At(20, Requests, Undeclared);
        Assert.NotEmpty(Undeclared(typeof(Nobody)));
        Assert.NotEmpty(Undeclared(typeof(Both)));
    }

    [Fact]
    public void Each_request_is_a_command_or_a_query_inside_its_use_case()
    {
        Looked.At(20, Requests, Misplaced);
        Assert.NotEmpty(Misplaced(typeof(Loose)));
    }

    [Fact]
    public void Each_request_has_one_handler_in_its_own_use_case()
    {
        Looked.At(20, Requests, Unhandled);
        Assert.NotEmpty(Unhandled(typeof(Nobody)));
    }

    [Fact]
    public void Handlers_and_validators_are_nobodys_business()
    {
        var workers = Types.Where(type => !type.IsAbstract && (Of(type, typeof(IRequestHandler<,>)).Any() || Of(type, typeof(IValidator<>)).Any())).ToList();
        Looked.At(30, workers, Exposed);
        Assert.NotEmpty(Exposed(typeof(OpenHandler)));
    }

    [Fact]
    public void Each_command_with_text_checks_it()
    {
        var checkedRequests = Types.SelectMany(type => Of(type, typeof(IValidator<>))).Select(contract => contract.GenericTypeArguments[0]).ToHashSet();
        var unchecked_ = Requests.Where(IsCommand).Where(CarriesText).Where(request => !checkedRequests.Contains(request)).ToList();
        Looked.At(8, Requests.Where(request => IsCommand(request) && CarriesText(request)).ToList(), request =>
            unchecked_.Contains(request) && !CommandsWithoutValidator.ContainsKey(request) ? [request.FullName!] : []);
        Looked.Uses(CommandsWithoutValidator.Keys.Select(type => type.FullName!), unchecked_.Select(type => type.FullName!));
        Assert.True(CarriesText(typeof(Nobody)));
        Assert.False(CarriesText(typeof(Both)));
    }

    [Fact]
    public void The_kept_answer_of_a_command_that_happens_once_holds_ids_only()
    {
        Looked.At(4, Requests.Where(request => typeof(IOnce).IsAssignableFrom(request)).ToList(), request =>
            HoldsIdsOnly(AnswerOf(request)) ? [] : [$"{request.FullName} answers {AnswerOf(request).Name}"]);
        Assert.True(HoldsIdsOnly(typeof(Application.Newcomers.RegisterNewcomer.Result)));
        Assert.False(HoldsIdsOnly(typeof(string)));
        Assert.False(HoldsIdsOnly(typeof(IReadOnlyList<Nobody>)));
    }

    [Fact]
    public void Only_a_query_opens_a_file()
    {
        Looked.At(1, Requests.Where(request => typeof(IOpensFile).IsAssignableFrom(request)).ToList(), request => IsCommand(request) ? [request.FullName!] : []);
        Assert.True(IsCommand(typeof(Loose)));
        Assert.False(IsCommand(typeof(Both)));
    }

    private static IEnumerable<string> Undeclared(Type request)
    {
        var declared = request.GetCustomAttributes<NeedsAttribute>().Count() + (request.IsDefined(typeof(BySystemAttribute)) ? 1 : 0);
        return declared == 1 ? [] : [$"{request.FullName} declares {declared} permissions"];
    }

    private static IEnumerable<string> Misplaced(Type request)
    {
        var useCase = request.DeclaringType;
        var isPlaced = useCase is { IsAbstract: true, IsSealed: true } && request.IsSealed && request.Name == (IsCommand(request) ? "Command" : "Query");
        return isPlaced && (IsCommand(request) ^ Of(request, typeof(IQuery<>)).Any()) ? [] : [$"{request.FullName} is not a sealed Command or Query in a static class"];
    }

    private static IEnumerable<string> Unhandled(Type request)
    {
        var handlers = Types.Where(type => Of(type, typeof(IRequestHandler<,>)).Any(contract => contract.GenericTypeArguments[0] == request)).ToList();
        return handlers.Count == 1 && handlers[0].DeclaringType == request.DeclaringType ? [] : [$"{request.FullName}: {handlers.Count} handlers in its use case"];
    }

    private static IEnumerable<string> Exposed(Type worker) => !worker.IsVisible && worker.IsSealed ? [] : [$"{worker.FullName} is not internal and sealed"];

    private static bool IsCommand(Type request) => Of(request, typeof(ICommand<>)).Any();

    private static bool CarriesText(Type type) => type.GetProperties(OwnProperties).Any(property => IsText(property.PropertyType));

    // Text itself, texts, or an input record of the Application with text in it.
    private static bool IsText(Type type) =>
        type == typeof(string)
        || (type.IsGenericType && type.GetInterfaces().Append(type).Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>) && IsText(contract.GenericTypeArguments[0])))
        || (type is { IsClass: true } && type.Assembly == House.Application && CarriesText(type));

    private static bool HoldsIdsOnly(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Guid) || type == typeof(int) || type == typeof(long) || type == typeof(bool) || type == typeof(Unit) || type.IsEnum)
            return true;
        return type.IsGenericType
            ? type.GenericTypeArguments.All(HoldsIdsOnly)
            : type.Assembly == House.Application && type.GetProperties(OwnProperties).All(property => HoldsIdsOnly(property.PropertyType));
    }

    private static Type AnswerOf(Type request) => Of(request, typeof(IRequest<>)).Single().GenericTypeArguments[0];

    private static IEnumerable<Type> Of(Type type, Type contract) =>
        type.GetInterfaces().Where(one => one.IsGenericType && one.GetGenericTypeDefinition() == contract);

    private sealed record Nobody(string Text) : ICommand<int>;

    [Needs(Permission.OwnAccount), BySystem]
    private sealed record Both(Guid Id) : IQuery<int>;

    private sealed record Loose : ICommand<int>;

    public sealed class OpenHandler;
}

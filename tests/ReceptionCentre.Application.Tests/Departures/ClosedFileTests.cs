using System.Reflection;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.Attachments;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Contacts;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Documents;
using ReceptionCentre.Application.Households;
using ReceptionCentre.Application.LetterHelp;
using ReceptionCentre.Application.Newcomers;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Stays;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Testing;
using ReceptionCentre.Testing.Plans;

namespace ReceptionCentre.Application.Tests.Departures;

/// <summary>A closed file is read-only: asked of every command that names a file or something in it.</summary>
public sealed class ClosedFileTests(ReceptionDatabase database) : IClassFixture<ReceptionDatabase>
{
    /// <summary>The commands that a closed file is there for.</summary>
    private static readonly Type[] ForClosedFiles = [typeof(TakeBackDeparture.Command), typeof(NoteCallAfterDeparture.Command), typeof(WithdrawHealthConsent.Command)];

    [Fact]
    public async Task No_command_changes_a_closed_file()
    {
        var stage = await PlanStage.SetAsync(database);
        var (plan, _, _) = await stage.Draft();
        await stage.Agree(plan);
        var paper = await database.Send(new RequestPlanDocument.Command(plan, null, Guid.NewGuid()));
        await database.Send(new NoteContact.Command(Guid.NewGuid(), stage.File, database.Clock.Today, "desk", true, null, null, "Zij gaat.", null, false));
        var note = await database.InDb(db => db.ContactNotes.Where(note => note.CaseFileId == stage.File).Select(note => note.Id).SingleAsync());
        var departure = await database.Depart(stage.File);
        var known = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["CaseFileId"] = stage.File,
            ["CaseFileIds"] = new List<Guid> { stage.File },
            ["PlanId"] = plan,
            ["DocumentId"] = paper,
            ["ContactNoteId"] = note,
            ["DepartureId"] = departure,
            ["CaseworkerId"] = stage.Colleague.Id,
            ["Kind"] = "return",
        };
        var commands = ApplicationServices.Requests.Where(type => IsCommand(type) && !ForClosedFiles.Contains(type)
            && type.GetProperties().Any(property => property.Name is "CaseFileId" or "CaseFileIds" or "PlanId" or "DocumentId")).ToList();
        Type[] certain =
        [
            typeof(NoteContact.Command), typeof(WithdrawContact.Command), typeof(TakeFile.Command), typeof(GiveBackFile.Command), typeof(RecordDuty.Command),
            typeof(ChangePerson.Command), typeof(BeginPlan.Command), typeof(FinishItem.Command), typeof(RequestPlanDocument.Command), typeof(RetryDocument.Command),
            typeof(HelpWithLetter.Command), typeof(StartHousehold.Command), typeof(AddGoal.Command), typeof(DropDraft.Command), typeof(PlanDeparture.Command), typeof(ChangeDeparture.Command), typeof(CancelDeparture.Command), typeof(CarryOutDeparture.Command),
            typeof(RequestDeparturePlan.Command),
        ];
        Assert.True(commands.Count >= 20, $"Only {commands.Count} commands were found.");
        Assert.Empty(certain.Except(commands));

        var wrong = new List<string>();
        foreach (var command in commands)
        {
            var refused = await RefusalAsync(command, known, stage);
            var isReadOnly = refused is BrokenRuleException broken && broken.Rule == CaseFileRules.AClosedFileIsReadOnly;
            // With made-up ids, codes and versions some refuse earlier; those named above refuse because the file is closed.
            if (!isReadOnly && (certain.Contains(command) || refused is not (NotThereException or InvalidInputException or ChangedMeanwhileException)))
                wrong.Add($"{RequestName.Of(command)}: {refused?.GetType().Name ?? "was carried out"} {refused?.Message}");
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private async Task<Exception?> RefusalAsync(Type command, Dictionary<string, object> known, PlanStage stage)
    {
        database.As(RequestName.Of(command) == "CaseFiles.AssignFiles" ? stage.Manager : stage.Caseworker);
        await using var scope = database.Provider.CreateAsyncScope();
        var result = command.GetInterfaces().Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
        // The handler alone: what a validator refuses is not the rule.
        var handler = scope.ServiceProvider.GetRequiredService(typeof(IRequestHandler<,>).MakeGenericType(command, result));
        try
        {
            await (Task)handler.GetType().GetMethod("Handle")!.Invoke(handler, [Made(command, known), CancellationToken.None])!;
            return null;
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException;
        }
        catch (Exception refused)
        {
            return refused;
        }
    }

    private static bool IsCommand(Type type) => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(ICommand<>));

    private static object? Made(Type type, Dictionary<string, object> known)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter, known))]);
    }

    private static object? Value(ParameterInfo parameter, Dictionary<string, object> known)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (known.TryGetValue(parameter.Name!, out var value) && type.IsInstanceOfType(value))
            return value;
        return type switch
        {
            _ when type == typeof(Guid) => Guid.NewGuid(),
            _ when type == typeof(string) => null,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 1),
            _ when type == typeof(PartialDate) => PartialDate.Of(2026, 11, 1),
            _ when type == typeof(Upload) => Papers.Upload(Papers.Pdf()),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when type == typeof(IReadOnlyDictionary<string, Guid>) => new Dictionary<string, Guid>(),
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ when type.IsGenericType => Array.CreateInstance(type.GenericTypeArguments[0], 0),
            _ => Made(type, known),
        };
    }
}

using System.Globalization;
using ReceptionCentre.Application.CaseFiles;
using ReceptionCentre.Application.Intakes;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Web.Shared.Forms;
using ReceptionCentre.Web.Shared.Texts;

namespace ReceptionCentre.Web.Features.Intakes;

/// <summary>The page of the intake.</summary>
/// <param name="OnlyRead">An earlier intake: nothing is changed from here.</param>
public sealed record IntakePage(
    FileHead.Head Head, ShowIntake.Result Result, bool OnlyRead, bool MayWrite, SignalsOfFile.View Signals, ShowLearnability.View Test, IntakeForPlan.Summary? ForPlan)
{
    public ShowIntake.IntakeView? Intake => Result.Shown;

    /// <summary>The open intake is on the page and can be gone on with.</summary>
    public bool Edits => MayWrite && !OnlyRead && Intake?.State == IntakeState.Open;
}

/// <summary>The signals of a file, for the partial "_Signals".</summary>
/// <param name="MayWrite">They can be put aside from here.</param>
public sealed record SignalsPanel(Guid CaseFileId, SignalsOfFile.View Signals, bool MayWrite, string Called);

public sealed class TalkForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? On { get; set; }
    public string? Interpreter { get; set; }
    public CodeInput InterpreterLanguage { get; set; } = new();
    public string? InterpreterName { get; set; }
    public bool? Alone { get; set; }
    public string? With { get; set; }

    public string CalledName { get; set; } = "";
    public IReadOnlyList<Choice> Interpreters { get; set; } = [];
}

public sealed class CompleteForm
{
    public int Version { get; set; }
    public string? NotAloneBecause { get; set; }

    public ShowIntake.IntakeView Intake { get; set; } = null!;
    public bool IsAdult { get; set; }
    public string CalledName { get; set; } = "";
}

public sealed class DomainForm
{
    public int Version { get; set; }

    /// <summary>"overview": back to the intake; else the next domain.</summary>
    public string? Then { get; set; }
    public List<AnswerInput> Answers { get; set; } = [];

    public DomainOfIntake.View Page { get; set; } = null!;
    public string CalledName { get; set; } = "";
}

/// <summary>One question on the page: which of these is filled in depends on its kind.</summary>
public sealed class AnswerInput
{
    public string Question { get; set; } = "";
    public string? Value { get; set; }
    public List<string> Values { get; set; } = [];
    public CodeInput Code { get; set; } = new();
}

public sealed class DismissForm
{
    public Guid OnceKey { get; set; }
    public string? Subject { get; set; }
    public string? Reason { get; set; }

    public SignalsOfFile.SignalView Signal { get; set; } = null!;
}

public sealed class LearnabilityForm
{
    public Guid OnceKey { get; set; }
    public int Version { get; set; }
    public string? State { get; set; }
    public string? On { get; set; }
    public string? Exemption { get; set; }
    public string? Result { get; set; }
    public string? Achieved { get; set; }
    public string? Required { get; set; }
    public string? ExamNumber { get; set; }

    public bool MayReadHealth { get; set; }
    public IReadOnlyList<Choice> States { get; set; } = [];
    public IReadOnlyList<Choice> Exemptions { get; set; } = [];
}

public sealed class TakeBackForm
{
    public int Version { get; set; }
    public string? Reason { get; set; }

    public ShowLearnability.StepView Last { get; set; } = null!;
}

/// <summary>How answers and signals are said.</summary>
public static class IntakeWords
{
    /// <summary>"34,50".</summary>
    public static string Score(int hundredths) => (hundredths / 100m).ToString("0.00", CultureInfo.GetCultureInfo("nl-NL"));

    /// <summary>What the signal says, in one sentence.</summary>
    public static string Say(this Text texts, SignalsOfFile.SignalView signal, string called) =>
        texts[$"Intakes.SignalKind.{signal.Kind}.Says", signal.Called ?? called, signal.On.InDigits(), signal.Track is null ? "" : texts.Code(signal.Track)];

    /// <summary>From what it follows: answers and facts, in words.</summary>
    public static IEnumerable<string> Because(this Text texts, SignalsOfFile.SignalView signal) =>
        signal.Because.Select(because => $"{texts.Code(because.Question)} {(because.Answer is null ? because.Value : texts.Code(because.Answer))}.")
            .Concat(signal.Facts.Select(fact => texts.Of("Intakes", fact)));
}

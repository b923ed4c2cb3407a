using System.Reflection;
using System.Reflection.Emit;

namespace ReceptionCentre.Architecture.Tests.Looking;

/// <summary>One instruction of compiled code: a text that is loaded, or a method that is called.</summary>
internal sealed record Instruction(string? Text, MethodBase? Calls);

/// <summary>
/// Reads compiled code, so that a text is found wherever it stands: in a view, a lambda, an attribute of a tag helper or a
/// choice between two keys.
/// </summary>
internal static class Instructions
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Every method of an assembly with a body, with those that the compiler made of lambdas and async methods.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)));

    public static IReadOnlyList<Instruction> Of(MethodBase method)
    {
        var found = new List<Instruction>();
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body)
            return found;
        for (var at = 0; at < body.Length;)
        {
            var code = body[at] == 0xFE ? Codes[(short)(0xFE00 | body[at + 1])] : Codes[body[at]];
            at += code.Size;
            if (code.OperandType == OperandType.InlineString)
                found.Add(new(method.Module.ResolveString(BitConverter.ToInt32(body, at)), null));
            else if (code.OperandType == OperandType.InlineMethod)
                found.Add(new(null, Called(method, BitConverter.ToInt32(body, at))));
            at += SizeOf(code.OperandType, body, at);
        }
        return found;
    }

    private static MethodBase? Called(MethodBase caller, int token) =>
        caller.Module.ResolveMethod(
            token, caller.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null,
            caller is MethodInfo { IsGenericMethod: true } method ? method.GetGenericArguments() : null);

    private static int SizeOf(OperandType type, byte[] body, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(body, at)),
        _ => 4,
    };
}

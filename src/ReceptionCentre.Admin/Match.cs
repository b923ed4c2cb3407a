using System.CommandLine;
using System.Text;
using ReceptionCentre.Infrastructure.NameMatching;

namespace ReceptionCentre.Admin;

/// <summary>match: says of pairs of records in a file whether they are one person. Needs no database.</summary>
internal static class Match
{
    public static Command Command()
    {
        var pairs = new Argument<string>("PAIRS.csv") { Description = "Pairs: pair_id, a_given, a_prefix, a_family, a_birth, a_gender, a_nationality, a_docno, and the same with b_." };
        var output = new Argument<string>("OUT.csv") { Description = "What comes of it: pair_id, score (0 to 1), outcome (same, ask, different), reasons." };
        var command = new Command("match", "Says of pairs of records whether they are one person, with the reasons.") { pairs, output };
        command.SetAction((parsed, stop) => Centre.RunAsync(
            token =>
            {
                var (from, into) = (parsed.GetValue(pairs)!, parsed.GetValue(output)!);
                if (!File.Exists(from))
                    throw new Refusal($"There is no file {from}.");
                using var romaniser = new IcuRomaniser();
                using var writer = new StreamWriter(into, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                Centre.Say($"Pairs compared: {new PairsFile(romaniser).Match(from, writer, token)}.");
                return Task.CompletedTask;
            },
            stop));
        return command;
    }
}

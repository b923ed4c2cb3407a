using MediatR;
using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Duo;

namespace ReceptionCentre.Application.Duo;

/// <summary>Reads the executing agency's list of schools with their marks, once a day.</summary>
public static class ReadSchools
{
    [BySystem]
    public sealed record Command : ICommand<int>;

    internal sealed class Handler(IReceptionDb db, IDuoInterface duo, TimeProvider time) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            var yesterday = now.AddDays(-1);
            if (!duo.IsConnected || await db.DuoSchools.AnyAsync(school => school.ReadAt > yesterday, cancellationToken)
                || await db.DuoSettings.Where(settings => settings.ByInterface).Select(settings => settings.Oin).FirstOrDefaultAsync(cancellationToken) is not { } oin)
                return 0;
            var answer = await duo.CallAsync(new(oin, Guid.CreateVersion7(), HttpVerb.Get, null, "instellingen"), cancellationToken);
            if (answer.Outcome != DuoOutcome.Done || answer.Body is not System.Text.Json.Nodes.JsonArray list)
                return 0;
            var known = await db.DuoSchools.ToDictionaryAsync(school => school.Number, cancellationToken);
            foreach (var one in list)
            {
                if (one?["instellingsnummer"]?.ToString() is not { Length: DuoSchool.NumberLength } number)
                    continue;
                var (name, place) = (one["naam"]?.ToString() ?? "", one["plaatsnaam"]?.ToString() ?? "");
                var (mark, education) = (one["indicatieBowKeurmerk"]?.GetValue<bool>() == true, one["indicatieTstKeurmerk"]?.GetValue<bool>() == true);
                if (known.TryGetValue(number, out var school))
                    school.Read(name, place, mark, education, now);
                else
                    db.DuoSchools.Add(new(number, name, place, mark, education, now));
            }
            return list.Count;
        }
    }
}

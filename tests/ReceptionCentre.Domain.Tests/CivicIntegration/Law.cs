using ReceptionCentre.Domain.CivicIntegration;

namespace ReceptionCentre.Domain.Tests.CivicIntegration;

/// <summary>The numbers of the law as the reference data have them.</summary>
internal static class Law
{
    public static readonly CivicParameters Parameters = new(
        new (string Name, int Value)[]
        {
            (CivicParameters.PipTermDays, 70), (CivicParameters.PipExtensionDays, 14), (CivicParameters.TermYears, 3), (CivicParameters.PvtHours, 12), (CivicParameters.MapHours, 40),
            (CivicParameters.ZCourseHours, 800), (CivicParameters.ScalingDownHours, 600), (CivicParameters.ReliefMonths, 6), (CivicParameters.ObjectionDays, 42),
            (CivicParameters.ObjectionAnswerDays, 42), (CivicParameters.ObjectionAnswerDaysWithCommittee, 84),
        }.Select(one => Number(one.Name, one.Value)));

    public static CivicParameter Number(string name, int? value, DateOnly? from = null, DateOnly? until = null)
    {
        var parameter = new CivicParameter($"{name}-{from:yyyy}");
        parameter.Describe(name, value, from, until, Certainty.Secondary, "test", "test", "test", 0);
        return parameter;
    }
}

namespace ReceptionCentre.Application.Pipeline;

/// <summary>The name of a use case as it stands in the audit log: feature and file, "Newcomers.RegisterNewcomer".</summary>
public static class RequestName
{
    public static string Of<TRequest>() => Of(typeof(TRequest));

    public static string Of(Type request)
    {
        var useCase = request.DeclaringType ?? request;
        var feature = useCase.Namespace![(useCase.Namespace!.LastIndexOf('.') + 1)..];
        return $"{feature}.{useCase.Name}";
    }
}

using FluentValidation;
using MediatR;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>Second in line: runs the use case's validators one after another; all errors are shown at once.</summary>
internal sealed class ValidationBehaviour<TRequest, TResult>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResult>
{
    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var invalid = new List<InvalidField>();
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(new ValidationContext<TRequest>(request), cancellationToken);
            invalid.AddRange(result.Errors.Select(error => new InvalidField(error.PropertyName, error.ErrorMessage, error.FormattedMessagePlaceholderValues)));
        }
        return invalid.Count == 0 ? await next() : throw new InvalidInputException(invalid);
    }
}

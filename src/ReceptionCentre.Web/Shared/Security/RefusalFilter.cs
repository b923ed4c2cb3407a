using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Web.Shared.Security;

/// <summary>"Not there or not yours" is 404, "not allowed" is 403. Everything else goes on as the bug that it is.</summary>
public sealed class RefusalFilter : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        context.Result = context.Exception switch
        {
            NotThereException => new NotFoundResult(),
            NotPermittedException => new ForbidResult(),
            _ => null,
        };
        context.ExceptionHandled = context.Result is not null;
    }
}

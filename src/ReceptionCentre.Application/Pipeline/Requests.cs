using MediatR;
using ReceptionCentre.Application.Staff;

namespace ReceptionCentre.Application.Pipeline;

/// <summary>A change. Runs in one transaction and leaves one audit event.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>A question. Changes nothing.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>
/// A command that must not happen twice: the form carries a key, and a slow line or a double click gives the first answer
/// again. The result is kept as JSON, so it holds ids only.
/// </summary>
public interface IOnce
{
    /// <summary>Made when the form was shown.</summary>
    Guid OnceKey { get; }
}

/// <summary>A query that shows somebody's file: the opening itself is an audit event.</summary>
public interface IOpensFile
{
    Guid CaseFileId { get; }
}

/// <summary>
/// The permission that a request, or an action of a controller, needs. Every request has exactly one; the pipeline refuses
/// what declares none, and the application does not start with an action that declares none.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>A request of the system itself (jobs, health), never sent for a member of staff.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BySystemAttribute : Attribute;

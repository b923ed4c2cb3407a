using ReceptionCentre.Application.Documents;
using ReceptionCentre.Infrastructure.Documents.Rendering;

namespace ReceptionCentre.Application.Tests.Documents;

/// <summary>One renderer for all tests of a class: to start one takes longer than to make twenty papers.</summary>
public sealed class SharedRenderer : IAsyncLifetime
{
    private readonly TypstRenderer _renderer = RendererFiles.Renderer();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _renderer.DisposeAsync();

    internal Task<RenderedDocument> RenderAsync(RenderRequest request, CancellationToken cancellationToken) => _renderer.RenderAsync(request, cancellationToken);
}

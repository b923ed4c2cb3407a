using ReceptionCentre.Infrastructure.Documents;

namespace ReceptionCentre.Application.Tests.Documents;

public sealed class DocumentShelfTests
{
    private readonly List<int> _stored = [];
    private readonly DocumentShelf _shelf;

    public DocumentShelfTests() => _shelf = new(documents =>
    {
        _stored.Add(documents.Count);
        return Task.CompletedTask;
    });

    [Fact]
    public async Task While_few_wait_each_document_is_stored_at_once()
    {
        await _shelf.ExpectAsync(more: false);
        await PutAsync(3);
        Assert.Equal([1, 1, 1], _stored);
    }

    [Fact]
    public async Task While_many_wait_eight_are_stored_together()
    {
        await _shelf.ExpectAsync(more: true);
        await PutAsync(17);
        Assert.Equal([8, 8], _stored);
        await _shelf.ClearAsync();
        Assert.Equal([8, 8, 1], _stored);
    }

    [Fact]
    public async Task What_stands_there_is_stored_as_soon_as_few_wait()
    {
        await _shelf.ExpectAsync(more: true);
        await PutAsync(5);
        Assert.Empty(_stored);
        await _shelf.ExpectAsync(more: false);
        Assert.Equal([5], _stored);
    }

    private async Task PutAsync(int count)
    {
        for (var number = 0; number < count; number++)
            await _shelf.PutAsync(new(new(Guid.NewGuid(), new([], [])), "plan", 0));
    }
}

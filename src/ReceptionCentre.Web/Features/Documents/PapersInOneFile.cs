using System.IO.Compression;
using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Web.Features.Documents;

/// <summary>Papers as one file, written to the browser while they are read: it never stands in memory as a whole.</summary>
internal static class PapersInOneFile
{
    public static async Task<IActionResult> SendAsync(HttpResponse response, string name, IAsyncEnumerable<ExportedPaper> papers, CancellationToken stop)
    {
        response.ContentType = MediaTypeNames.Application.Zip;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        await using var sent = new SentInTurns(response.Body);
        await using (var zip = await ZipArchive.CreateAsync(sent, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop))
        {
            await foreach (var paper in papers)
            {
                // A PDF is compressed already.
                await using (var entry = await zip.CreateEntry(paper.FileName, CompressionLevel.NoCompression).OpenAsync(stop))
                    await entry.WriteAsync(paper.Bytes, stop);
                await sent.SendAsync(stop);
            }
        }
        await sent.SendAsync(stop);
        return new EmptyResult();
    }
}

/// <summary>Keeps what a writer writes until it is sent: the archive writes some of its own bytes at once, which a server does not allow.</summary>
internal sealed class SentInTurns(Stream body) : Stream
{
    private readonly MemoryStream _kept = new();
    private long _sent;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _sent + _kept.Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Sends what is kept, and forgets it.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        _sent += _kept.Length;
        await body.WriteAsync(_kept.GetBuffer().AsMemory(0, (int)_kept.Length), cancellationToken);
        _kept.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => _kept.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _kept.Write(buffer);

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _kept.Dispose();
        base.Dispose(disposing);
    }
}

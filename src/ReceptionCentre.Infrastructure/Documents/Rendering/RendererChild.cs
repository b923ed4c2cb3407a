using System.Buffers;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReceptionCentre.Application.Documents;

namespace ReceptionCentre.Infrastructure.Documents.Rendering;

/// <summary>
/// One Node process that makes documents, one after the other. Not safe for
/// two callers at once. After any exception but a rejected template the
/// process is in an unknown state and must be disposed of.
/// </summary>
internal sealed class RendererChild : IAsyncDisposable
{
    private const int LongestHeader = 64 * 1024;
    private const int LargestFile = 256 * 1024 * 1024;
    private const byte Newline = (byte)'\n';
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(1);
    private static readonly string[] Standards = ["ua-1", "a-2a"];

    private readonly Process _process;
    private readonly PipeReader _answers;
    private readonly Stream _requests;
    private long _lastId;

    private RendererChild(Process process, int place)
    {
        _process = process;
        Place = place;
        _requests = process.StandardInput.BaseStream;
        _answers = PipeReader.Create(
            process.StandardOutput.BaseStream,
            new StreamPipeReaderOptions(bufferSize: 64 * 1024));
    }

    /// <summary>Number of the process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Which of the processes that run at the same time, from 0.</summary>
    public int Place { get; }

    /// <summary>How many documents were asked of it.</summary>
    public int Documents { get; private set; }

    /// <summary>Whether the process is still there.</summary>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts a process and waits until it says that it is ready.</summary>
    /// <exception cref="RendererStartException">It did not start; says why.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
    public static async Task<RendererChild> StartAsync(
        string nodePath, string folder, int place, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(nodePath)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        // There is a process for each processor: threads of its own would only wait for each other.
        start.Environment["RAYON_NUM_THREADS"] = "1";
        start.ArgumentList.Add(Path.Combine(folder, RendererFolder.Script));
        start.ArgumentList.Add(RendererFolder.DocumentsOf(folder));

        Process process;
        try
        {
            process = Process.Start(start)
                ?? throw new RendererStartException(RendererProblem.DoesNotStart);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new RendererStartException(RendererProblem.NodeMissing);
        }

        OwnProcessor.Keep(process, place);

        // What Node complains about may quote the document: it is read, so
        // that the pipe does not fill up, and forgotten.
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();

        var child = new RendererChild(process, place);
        try
        {
            using var ready = await child.ReadHeaderAsync(cancellationToken);
            if (ready.RootElement.GetProperty("ready").GetBoolean())
                return child;
            throw new RendererStartException(ProblemOf(ready.RootElement));
        }
        catch (Exception broken) when (broken
            is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            await child.DisposeAsync();
            throw new RendererStartException(RendererProblem.DoesNotStart);
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes one document.</summary>
    /// <exception cref="RenderFailedException">
    /// The template rejected it; the process is well.
    /// </exception>
    /// <exception cref="IOException">The process ended.</exception>
    /// <exception cref="InvalidDataException">The process spoke nonsense.</exception>
    /// <exception cref="OperationCanceledException">The caller stopped waiting.</exception>
    public async Task<RenderedDocument> RenderAsync(
        RenderRequest request, CancellationToken cancellationToken)
    {
        Documents++;
        var id = ++_lastId;
        await _requests.WriteAsync(LineOf(id, request), cancellationToken);
        await _requests.FlushAsync(cancellationToken);

        try
        {
            using var header = await ReadHeaderAsync(cancellationToken);
            var answer = header.RootElement;
            if (!answer.GetProperty("ok").GetBoolean())
            {
                var error = answer.GetProperty("error");
                var place = error.GetProperty("message").GetString();
                throw new RenderFailedException(
                    RenderFailure.TemplateRejected,
                    $"{error.GetProperty("code").GetString()} {place}".Trim());
            }

            var sizes = answer.GetProperty("sizes");
            if (answer.GetProperty("id").GetInt64() != id || sizes.GetArrayLength() != Standards.Length)
                throw new InvalidDataException("The answer belongs to another request.");
            return new RenderedDocument(
                await ReadFileAsync(sizes[0].GetInt32(), cancellationToken),
                await ReadFileAsync(sizes[1].GetInt32(), cancellationToken));
        }
        catch (Exception broken) when (broken
            is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("The answer is not in the agreed form.", broken);
        }
    }

    /// <summary>Ends the process at once; for one that hangs.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It was gone already.
        }
    }

    /// <summary>Lets the process end by itself, and ends it when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            // The end of its input is the sign to stop.
            await _requests.DisposeAsync();
        }
        catch (IOException)
        {
            // It was gone already.
        }

        using var patience = new CancellationTokenSource(GoodbyeTime);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _answers.CompleteAsync();
        _process.Dispose();
    }

    private static RendererProblem ProblemOf(JsonElement notReady) =>
        notReady.GetProperty("error").GetProperty("code").GetString() switch
        {
            "fonts-missing" => RendererProblem.FontsMissing,
            "compiler-missing" => RendererProblem.PackagesMissing,
            _ => RendererProblem.DoesNotStart,
        };

    private static ReadOnlyMemory<byte> LineOf(long id, RenderRequest request)
    {
        var line = new ArrayBufferWriter<byte>(request.DataJson.Length + 256 + (2 * (request.Logo?.Bytes.Length ?? 0)));
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(line, options))
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("template", request.Template);
            json.WriteString("data", request.DataJson);
            json.WriteStartArray("standards");
            foreach (var standard in Standards)
                json.WriteStringValue(standard);
            json.WriteEndArray();
            if (request.Logo is { } logo)
            {
                json.WriteStartObject("logo");
                json.WriteString("format", logo.Format);
                json.WriteBase64String("bytes", logo.Bytes);
                json.WriteEndObject();
            }
            json.WriteNumber("createdAt", request.CreatedAt.ToUnixTimeSeconds());
            json.WriteEndObject();
        }

        line.Write([Newline]);
        return line.WrittenMemory;
    }

    private async Task<JsonDocument> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _answers.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.PositionOf(Newline) is { } end)
            {
                var header = JsonDocument.Parse(buffer.Slice(0, end).ToArray());
                _answers.AdvanceTo(buffer.GetPosition(1, end));
                return header;
            }

            _answers.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted || buffer.Length > LongestHeader)
                throw new EndOfStreamException("The process ended before it answered.");
        }
    }

    private async Task<byte[]> ReadFileAsync(int size, CancellationToken cancellationToken)
    {
        if (size is <= 0 or > LargestFile)
            throw new InvalidDataException("The size of the file is impossible.");
        var file = new byte[size];
        var filled = 0;
        while (filled < size)
        {
            var read = await _answers.ReadAsync(cancellationToken);
            var take = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, size - filled));
            take.CopyTo(file.AsSpan(filled));
            filled += (int)take.Length;
            _answers.AdvanceTo(take.End);
            if (read.IsCompleted && filled < size)
                throw new EndOfStreamException("The process ended in the middle of a file.");
        }

        return file;
    }
}

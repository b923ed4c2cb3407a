using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReceptionCentre.Fakes.Messages;

/// <summary>A mail server on this machine that keeps what it gets (RFC 5321, as far as a client needs it).</summary>
public sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Letter> _letters = new();
    private Task _work = Task.CompletedTask;

    /// <param name="Text">Subject and body, decoded.</param>
    public sealed record Letter(string To, string From, string Subject, string Text, string Reference);

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<Letter> Letters => [.. _letters];

    /// <summary>Nobody of this address is there (550).</summary>
    public string Unknown { get; set; } = "weg@demo.example";

    public static FakeMailServer Start()
    {
        var server = new FakeMailServer();
        server._listener.Start();
        server._work = server.ListenAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var (from, to) = ("", "");
        await writer.WriteLineAsync("220 demo.example");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.StartsWith("EHLO", StringComparison.Ordinal) || line.StartsWith("HELO", StringComparison.Ordinal))
                await writer.WriteLineAsync("250 demo.example");
            else if (line.StartsWith("MAIL FROM:", StringComparison.Ordinal))
                (from, _) = (Address(line), await Answer("250 ok"));
            else if (line.StartsWith("RCPT TO:", StringComparison.Ordinal))
                (to, _) = (Address(line), await Answer(Address(line) == Unknown ? "550 nobody" : "250 ok"));
            else if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                _letters.Enqueue(Read(from, to, await BodyAsync(reader)));
                await writer.WriteLineAsync("250 taken");
            }
            else if (line == "QUIT")
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }
            else
            {
                await writer.WriteLineAsync("250 ok");
            }
        }

        async Task<bool> Answer(string words)
        {
            await writer.WriteLineAsync(words);
            return true;
        }
    }

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    private async Task<List<string>> BodyAsync(StreamReader reader)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
            lines.Add(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line);
        return lines;
    }

    private static Letter Read(string from, string to, List<string> lines)
    {
        var end = lines.IndexOf("");
        var headers = string.Join("\n", lines[..end]).Replace("\n ", " ", StringComparison.Ordinal).Replace("\n\t", " ", StringComparison.Ordinal).Split('\n');
        var body = string.Join("\n", lines[(end + 1)..]);
        var text = Header("Content-Transfer-Encoding") switch
        {
            "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.Replace("\n", "", StringComparison.Ordinal))),
            "quoted-printable" => Quoted(body),
            _ => body,
        };
        return new(to, from, Word(Header("Subject")), text, Header("Message-ID"));

        string Header(string name) => headers.FirstOrDefault(header => header.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..] ?? "";
    }

    // RFC 2047: words of a header in base64.
    private static string Word(string header) => string.Concat(header.Split(' ').Select(part =>
        part.StartsWith("=?utf-8?B?", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(part[10..^2]))
        : part.StartsWith("=?utf-8?Q?", StringComparison.OrdinalIgnoreCase) ? Quoted(part[10..^2].Replace('_', ' ')) : part));

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var at = 0; at < joined.Length; at++)
        {
            if (joined[at] == '=' && at + 2 < joined.Length)
            {
                bytes.Add(Convert.ToByte(joined.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.Add((byte)joined[at]);
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}

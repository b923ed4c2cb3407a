using System.Diagnostics;
using System.Diagnostics.Metrics;
using ReceptionCentre.Domain.Documents;

namespace ReceptionCentre.Infrastructure.Documents;

/// <summary>What the operations desk sees of the documents: numbers, never whose.</summary>
public sealed class DocumentMetrics
{
    public const string Name = "ReceptionCentre.Documents";

    public static readonly ActivitySource Traces = new(Name);

    private readonly Counter<long> _made, _failed;
    private readonly Histogram<double> _seconds;
    private long _waiting;

    public DocumentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _made = meter.CreateCounter<long>("receptioncentre.documents.made", "{document}", "Documents made and stored.");
        _failed = meter.CreateCounter<long>("receptioncentre.documents.failed", "{attempt}", "Attempts that failed, by reason.");
        _seconds = meter.CreateHistogram<double>("receptioncentre.documents.duration", "s", "From beginning to make a document until it is stored.");
        meter.CreateObservableGauge("receptioncentre.documents.queue", () => Interlocked.Read(ref _waiting), "{document}", "Documents that wait or are being made, in the whole centre.");
    }

    public void Waiting(int documents) => Interlocked.Exchange(ref _waiting, documents);

    public void Made(string template, TimeSpan duration)
    {
        KeyValuePair<string, object?> tag = new("template", template);
        _made.Add(1, tag);
        _seconds.Record(duration.TotalSeconds, tag);
    }

    public void Failed(DocumentFailure failure) => _failed.Add(1, new KeyValuePair<string, object?>("reason", failure.ToString()));
}

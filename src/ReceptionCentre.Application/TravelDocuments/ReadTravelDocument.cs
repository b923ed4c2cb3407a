using System.Globalization;
using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.ReferenceData;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.TravelDocuments;

namespace ReceptionCentre.Application.TravelDocuments;

/// <summary>
/// Reads the code at the bottom of a travel document, for who registers somebody. Nothing of it is stored or logged: what the
/// clerk takes over becomes an answer of the registration, the rest is forgotten with the page.
/// </summary>
public static class ReadTravelDocument
{
    /// <param name="Zone">As typed, pasted or scanned.</param>
    /// <param name="Accepted">Key of a proposal for this zone that the clerk accepted; another key changes nothing.</param>
    [Needs(Permission.RegisterNewcomer)]
    public sealed record Query(string? Zone, string? Accepted = null) : IQuery<Result>;

    /// <param name="Reading">What was read, after the accepted proposal.</param>
    /// <param name="IssuingState">Null when the code is not in the list.</param>
    /// <param name="Nationality">Null when the code is not in the list, or has no mapping.</param>
    /// <param name="Expired">The document is no longer valid; it is read all the same.</param>
    /// <param name="Answers">What a registration can take over; nothing of a field that is doubtful.</param>
    public sealed record Result(ZoneReading Reading, StateView? IssuingState, StateView? NationalityState, CodeView? Nationality, bool Expired, Answers? Answers);

    /// <param name="Code">As on the document: "D", "XXA".</param>
    public sealed record StateView(string Code, string Dutch, string English)
    {
        public string In(string language) => language == "en" ? English : Dutch;
    }

    /// <param name="CalledName">A proposal: the first given name, or the only name.</param>
    /// <param name="BirthDate">As a clerk types it; null when nothing is known.</param>
    /// <param name="Nationality">Code of the list "nationalities".</param>
    /// <param name="DocumentKind">Code of the list "identity-document-kinds".</param>
    /// <param name="DocumentState">Code of the list "countries".</param>
    /// <param name="DocumentValidUntil">As a clerk types it.</param>
    public sealed record Answers(
        string? CalledName, string? GivenNames, string? FamilyName, string? BirthDate, string? Nationality, Gender? Gender, string? DocumentKind, string? DocumentNumber,
        CodeView? DocumentState, string? DocumentValidUntil);

    internal sealed class Handler(ITravelDocumentStates states, ICodeLists codes, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query request, CancellationToken cancellationToken)
        {
            var today = time.Today();
            var reading = MachineReadableZone.Read(request.Zone, today, states.Codes);
            if (reading.Proposed(request.Accepted) is { } proposal)
                reading = MachineReadableZone.Read(proposal.Zone, today, states.Codes);
            if (reading.Document is not { } document)
                return new(reading, null, null, null, false, null);
            var of = document.IsSound(ZoneField.Nationality) ? states.Find(document.Nationality) : null;
            var nationality = await codes.FindAsync(Lists.Nationalities, of?.Nationality, cancellationToken);
            var issuing = document.IsSound(ZoneField.IssuingState) ? states.Find(document.IssuingState) : null;
            return new(
                reading, await ViewAsync(states.Find(document.IssuingState), cancellationToken), await ViewAsync(of, cancellationToken), nationality,
                document.IsSound(ZoneField.ValidUntil) && document.IsExpiredOn(today),
                AnswersOf(document, nationality?.Value, await codes.FindAsync(Lists.Countries, issuing?.Country, cancellationToken)));
        }

        private static Answers AnswersOf(TravelDocument document, string? nationality, CodeView? issuing)
        {
            var (given, family) = document.IsSound(ZoneField.Names) ? (Words(document.Secondary), Words(document.Primary)) : (null, null);
            var number = document.IsSound(ZoneField.DocumentNumber) ? document.Number : null;
            // One name is the name itself: it is what we call the person, and no family name is made of it.
            var called = given?.Split(' ')[0] ?? family;
            return new(
                called, given ?? family, given is null ? null : family,
                document.IsSound(ZoneField.BirthDate) && document.BirthDate is { IsUnknown: false } born ? Typed(born) : null, nationality,
                !document.IsSound(ZoneField.Sex) ? null : document.Sex switch { ZoneSex.Male => Gender.Man, ZoneSex.Female => Gender.Woman, _ => null },
                number is null ? null : KindOf(document.Kind), number, number is null ? null : issuing,
                number is not null && document.IsSound(ZoneField.ValidUntil) && document.ValidUntil is { } until ? Typed(PartialDate.Of(until)) : null);
        }

        private static string KindOf(TravelDocumentKind kind) => kind switch
        {
            TravelDocumentKind.Passport => "passport",
            TravelDocumentKind.IdentityCard => "identity-card",
            TravelDocumentKind.ResidencePermit => "residence-permit",
            TravelDocumentKind.Visa => "visa",
            _ => "other",
        };

        // The zone has capitals only; a prefix is part of it and stays there until a person moves it.
        private static string? Words(string? capitals) =>
            capitals is null ? null : string.Join(' ', capitals.Split(' ').Select(word => word[..1] + word[1..].ToLower(CultureInfo.InvariantCulture)));

        private static string Typed(PartialDate date) => date.ToDateOnly() is { } day
            ? day.ToString("dd-MM-yyyy", CultureInfo.InvariantCulture)
            : date.Month is { } month ? $"{month:00}-{date.Year}" : $"{date.Year}";

        private async Task<StateView?> ViewAsync(TravelDocumentState? state, CancellationToken cancellationToken) =>
            state is null ? null
            : state.Dutch is not null ? new(state.Code, state.Dutch, state.English!)
            : await codes.FindAsync(Lists.Countries, state.Country, cancellationToken) is { } country ? new(state.Code, country.Dutch, country.English)
            : new(state.Code, state.Code, state.Code);
    }
}

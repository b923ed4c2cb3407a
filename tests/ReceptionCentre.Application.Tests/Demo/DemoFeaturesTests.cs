using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Domain.Tasks;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence.Bulk;

namespace ReceptionCentre.Application.Tests.Demo;

/// <summary>What the features of the centre keep of the invented people belongs together.</summary>
public sealed class DemoFeaturesTests(DemoRegion region) : IClassFixture<DemoRegion>
{
    /// <summary>Closing a file leaves nothing behind that still asks for something.</summary>
    [Fact]
    public async Task A_closed_file_has_nothing_open_and_its_departure_says_why_it_was_closed()
    {
        var closed = await region.InDb(db => db.CaseFiles.Where(file => file.ClosedOn != null).ToDictionaryAsync(file => file.Id));
        Assert.NotEmpty(closed);
        bool IsClosed(IOfCaseFile record) => closed.ContainsKey(record.CaseFileId);
        Assert.DoesNotContain(await region.InDb(db => db.Plans.ToListAsync()), plan => IsClosed(plan) && plan.State is (PlanState.Draft or PlanState.Agreed));
        Assert.DoesNotContain(await region.InDb(db => db.Referrals.ToListAsync()), referral => IsClosed(referral) && (referral.IsOpen || referral.HoldsPlace));
        Assert.DoesNotContain(await region.InDb(db => db.Invitees.ToListAsync()), invitee => IsClosed(invitee) && invitee.IsExpected);
        Assert.DoesNotContain(await region.InDb(db => db.StaffTasks.ToListAsync()), task => IsClosed(task) && task.State == StaffTaskState.Open);
        Assert.DoesNotContain(await region.InDb(db => db.HelpedLetters.ToListAsync()), letter => IsClosed(letter) && letter.DoneOn is null);
        Assert.DoesNotContain(await region.InDb(db => db.Documents.ToListAsync()), document => IsClosed(document) && document.State is (DocumentState.Queued or DocumentState.Failed));
        var departures = (await region.InDb(db => db.Departures.Where(departure => departure.State == DepartureState.CarriedOut).ToListAsync())).ToDictionary(departure => departure.CaseFileId);
        Assert.All(departures.Values, departure => Assert.Equal((departure.ClosedOn, departure.Kind), (closed[departure.CaseFileId].ClosedOn, closed[departure.CaseFileId].ClosedBecause)));
        Assert.All(closed.Values.Where(file => file.ClosedBecause is not null), file => Assert.True(departures.ContainsKey(file.Id)));
        var kinds = departures.Values.Select(departure => departure.Kind).ToHashSet();
        Assert.True(kinds.IsSupersetOf(["return", "onward", "other-municipality", "disappeared"]));
        var stays = await region.InDb(db => db.Stays.ToDictionaryAsync(stay => stay.Id));
        Assert.All(departures.Values, departure => Assert.Equal(departure.DepartedOn, stays[departure.StayId].EndedOn));
    }

    [Fact]
    public async Task Signals_wait_are_late_answered_still_so_and_solved()
    {
        var signals = await region.InDb(db => db.StructuralSignals.Include(signal => signal.Answers).Include(signal => signal.Sightings).ToListAsync());
        Assert.Empty(Enum.GetValues<SignalState>().Except(signals.Select(signal => signal.State)));
        Assert.Contains(signals, signal => signal.State == SignalState.Open && signal.Answers.Count > 0);
        Assert.Contains(signals, signal => signal.State == SignalState.Open && signal.WaitsSince < region.Clock.Today.AddDays(-new CaseloadTerms().SignalAnswerDays));
    }

    [Fact]
    public async Task Reminders_were_sent_wait_were_dropped_and_failed_and_somebody_wants_none()
    {
        var states = await region.InDb(db => db.Reminders.Select(one => one.State).Distinct().ToListAsync());
        // A letter to post is made by the queue of papers, which does not run here.
        Assert.Empty(Enum.GetValues<ReminderState>().Except([.. states, ReminderState.ToPost]));
        Assert.Contains(await region.InDb(db => db.ReminderChoices.SelectMany(one => one.Ways).Select(one => one.Way).ToListAsync()), way => way == ReminderWay.None);
    }

    [Fact]
    public async Task In_every_hall_somebody_waits_is_called_was_helped_and_left()
    {
        var numbers = await region.InDb(db => db.WaitingNumbers.Select(one => new { one.WaitingRoomId, one.State }).Distinct().ToListAsync());
        Assert.All(numbers.GroupBy(one => one.WaitingRoomId), hall => Assert.Empty(Enum.GetValues<WaitingState>().Except(hall.Select(one => one.State))));
    }

    [Fact]
    public async Task Events_are_planned_open_closed_held_and_cancelled_with_people_at_every_step()
    {
        var events = await region.InDb(db => db.GroupEvents.ToListAsync());
        Assert.Empty(Enum.GetValues<EventState>().Except(events.Select(one => one.State)));
        var invitees = await region.InDb(db => db.EventInvitees.ToListAsync());
        Assert.Empty(Enum.GetValues<EventInviteeState>().Except(invitees.Select(one => one.State)));
        Assert.Contains(invitees, one => one.Signing == SigningOutcome.DidSign);
        Assert.All(events.Where(one => one.Places is not null), one => Assert.True(invitees.Count(invitee => invitee.GroupEventId == one.Id && invitee.State == EventInviteeState.Coming) <= one.Places));
    }

    [Fact]
    public async Task People_wait_are_placed_at_every_step_and_nobody_beyond_the_places()
    {
        var (wishes, pairs) = (await region.InDb(db => db.PlacementWishes.ToListAsync()), await region.InDb(db => db.PlacementPairs.ToListAsync()));
        Assert.Empty(Enum.GetValues<WishState>().Except(wishes.Select(wish => wish.State)));
        Assert.Empty(Enum.GetValues<PairState>().Except(pairs.Select(pair => pair.State)));
        Assert.Empty(Enum.GetValues<PlacementKind>().Except(wishes.Where(wish => wish.State == WishState.Waiting).Select(wish => wish.Kind)));
        var places = await region.InDb(db => db.PlacementPlaces.ToDictionaryAsync(place => place.Id));
        Assert.All(pairs.Where(pair => pair.IsOpen).GroupBy(pair => pair.PlaceId), group => Assert.True(group.Count() <= places[group.Key].Capacity));
    }

    [Fact]
    public async Task People_are_linked_offered_a_dwelling_and_housed_at_every_step_and_each_municipality_has_targets()
    {
        var links = await region.InDb(db => db.HousingLinks.Include(link => link.Offers).ToListAsync());
        Assert.Empty(Enum.GetValues<HousingState>().Except(links.Select(link => link.State)));
        Assert.Empty(Enum.GetValues<OfferState>().Except(links.SelectMany(link => link.Offers).Select(offer => offer.State)));
        Assert.Empty(Enum.GetValues<HousedHow>().Except(links.Select(link => link.How).OfType<HousedHow>()));
        Assert.Contains(links, link => link.Family == FamilyState.Expected && link.State == HousingState.Housed);
        var targets = await region.InDb(db => db.HousingTargets.Include(target => target.Figures).ToListAsync());
        Assert.All(targets.GroupBy(target => target.Municipality), group => Assert.Equal(3, group.Count()));
    }

    [Fact]
    public async Task Every_step_of_every_way_occurs_and_offers_have_no_more_people_than_places()
    {
        var (now, today) = (region.Clock.GetUtcNow(), region.Clock.Today);
        var centre = await region.InDb(db => DemoCentre.OfAsync(db, 3, now, default));
        var tables = await region.InDb(db => Task.FromResult(BulkTables.Of(db.Model)));
        var records = new DemoGenerator(3, now, tables, centre).Invent(0, 5000).SelectMany(person => person.Records).ToList();
        void AllOccur<TState>(IEnumerable<TState> met) where TState : struct, Enum => Assert.Empty(Enum.GetValues<TState>().Except(met));
        AllOccur(records.OfType<IntegrationPlan>().Select(plan => plan.State));
        AllOccur(records.OfType<Referral>().Select(referral => referral.State));
        AllOccur(records.OfType<StaffTask>().Select(task => task.State));
        AllOccur(records.OfType<ChecklistTick>().Select(tick => tick.State));
        AllOccur(records.OfType<Departure>().Select(departure => departure.State));
        var invitees = records.OfType<Appointment>().SelectMany(appointment => appointment.Invitees).ToList();
        Assert.Empty(Enum.GetValues<InviteeState>().Except([InviteeState.Arrived]).Except(invitees.Select(invitee => invitee.State)));
        var letters = records.OfType<HelpedLetter>().ToList();
        Assert.Contains(letters, letter => letter.DoneOn is null && letter.Deadline >= today);
        Assert.Contains(letters, letter => letter.DoneOn is null && letter.Deadline < today);
        Assert.Contains(letters, letter => letter.EndedWithFile);
        Assert.Contains(letters, letter => letter.ToDo is null);
        Assert.Contains(records.OfType<StaffTask>(), task => task.State == StaffTaskState.Open && task.DueOn < today);

        var offers = centre.Directory.Offers.ToDictionary(offer => offer.Id);
        var files = records.OfType<CaseFile>().ToDictionary(file => file.Id);
        Assert.All(records.OfType<Referral>(), referral => Assert.True((offers[referral.OfferId].Municipality ?? files[referral.CaseFileId].Controller) == files[referral.CaseFileId].Controller));
        var held = records.OfType<Referral>().Where(referral => referral.HoldsPlace).ToLookup(referral => referral.OfferId);
        Assert.All(offers.Values, offer => Assert.True(offer.HasRoomOn(today, held[offer.Id].Count() - 1)));
        Assert.Contains(offers.Values, offer => DemoDirectory.PlacesOf(offer) is { } places && held[offer.Id].Count() == places);
        Assert.Contains(records.OfType<Referral>(), referral => referral.IsOnWaitingList);
    }

    [Fact]
    public async Task Appointments_are_in_working_hours_and_nobody_is_in_two_at_once()
    {
        var (appointments, now) = (await region.InDb(db => db.Appointments.Include(appointment => appointment.Invitees).ToListAsync()), region.Clock.GetUtcNow());
        var today = region.Clock.Today;
        Assert.All(appointments, appointment => Assert.InRange(DutchCalendar.LocalTime(appointment.BeginsAt).TimeOfDay, TimeSpan.FromHours(9), TimeSpan.FromHours(17)));
        Assert.All(appointments.Where(appointment => appointment.On != today), appointment => Assert.False(appointment.On.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        var coming = appointments.Where(appointment => appointment.On >= today && appointment.Invitees.Any(invitee => invitee.State != InviteeState.Cancelled)).ToList();
        Assert.Equal(coming.Count, coming.DistinctBy(appointment => (appointment.StaffMemberId, appointment.BeginsAt)).Count());
        Assert.Contains(coming, appointment => appointment.Invitees.Count > 1);
        Assert.Contains(coming, appointment => appointment.Interpreter is not null);
        var staff = (await region.InDb(db => db.StaffMembers.Include(member => member.Municipalities).ToListAsync())).ToDictionary(member => member.Id, member => member.Municipalities.Select(part => part.Municipality).ToHashSet());
        var files = await region.InDb(db => db.CaseFiles.ToDictionaryAsync(file => file.Id));
        Assert.All(appointments, appointment => Assert.All(appointment.Invitees, invitee => Assert.Contains(files[invitee.CaseFileId].Controller, staff[appointment.StaffMemberId])));
        Assert.All(appointments, appointment => Assert.All(appointment.Invitees, invitee => Assert.True(files[invitee.CaseFileId].OpenedOn <= appointment.On && (files[invitee.CaseFileId].ClosedOn is not { } closed || appointment.MadeOn <= closed))));
    }

    [Fact]
    public async Task The_centre_takes_on_caseworkers_as_it_grows_so_that_each_has_a_load_for_one()
    {
        var (now, tables) = (region.Clock.GetUtcNow(), await region.InDb(db => Task.FromResult(BulkTables.Of(db.Model))));
        var open = new DemoGenerator(3, now, tables).Invent(0, 34_000).SelectMany(person => person.Records.OfType<CaseFile>()).Where(file => file.ClosedOn is null)
            .Select(file => file.AssignedOn(region.Clock.Today)?.CaseworkerId).OfType<Guid>().CountBy(id => id).Select(one => one.Value).ToList();
        Assert.Equal(121, open.Count);
        Assert.InRange(open.Average(), 60, 100);
        Assert.InRange(open.Max(), 60, 140);
    }

    [Fact]
    public async Task The_directory_has_the_organisations_of_the_region_once()
    {
        var (providers, offers) = (await region.InDb(db => db.Providers.ToListAsync()), await region.InDb(db => db.Offers.Include(offer => offer.Codes).ToListAsync()));
        Assert.InRange(providers.Count, 55, 70);
        Assert.Equal(providers.Count, providers.Select(provider => provider.Name).Distinct().Count());
        Assert.All(providers, provider => Assert.Contains(offers, offer => offer.ProviderId == provider.Id));
        Assert.All(offers, offer => Assert.NotEmpty(offer.CodesFor(OfferCodeUse.Language)));
        Assert.All(providers, provider => Assert.EndsWith(".example", provider.Email!, StringComparison.Ordinal));
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Facts;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Infrastructure.Auditing;
using ReceptionCentre.Infrastructure.Demo;
using ReceptionCentre.Infrastructure.Persistence;
using ReceptionCentre.Infrastructure.Persistence.Bulk;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Demo;

public sealed class DemoSeederTests(DemoRegion region) : IClassFixture<DemoRegion>
{
    [Fact]
    public async Task The_same_seed_makes_the_same_rows_and_another_seed_other_people()
    {
        await using var same = new Other();
        await using var different = new Other();
        await same.MakeAsync(DemoRegion.People, DemoRegion.Seed);
        await different.MakeAsync(80, DemoRegion.Seed + 1);
        Assert.Equal(await RowsAsync(region), await RowsAsync(same.Database));
        var (here, there) = (await FirstNamesAsync(region, 80), await FirstNamesAsync(different.Database, 80));
        Assert.Equal(here[..13], there[..13]);
        Assert.True(here[13..].Zip(there[13..]).Count(pair => pair.First == pair.Second) < 5);
        var parts = await different.Database.InDb(db => db.Names.OrderBy(name => name.PersonId).Skip(13).Select(name => name.Id).ToListAsync());
        Assert.False(await region.InDb(db => db.Names.AnyAsync(name => parts.Contains(name.Id))));
    }

    [Fact]
    public async Task Every_open_file_has_its_state_of_play_and_the_weeks_before_are_counted()
    {
        var today = region.Clock.Today;
        Assert.False(await region.InDb(db => db.CaseFiles.AnyAsync(file => file.ClosedOn == null && file.OpenedOn <= today && !db.FileStates.Any(state => state.CaseFileId == file.Id))));
        Assert.False(await region.InDb(db => db.FileStates.AnyAsync(state => !db.Clocks.Any(clock => clock.CaseFileId == state.CaseFileId && clock.EndedOn == null))));
        Assert.Equal(42, await region.InDb(db => db.CaseloadDays.Select(day => day.Day).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Days_of_signing_up_are_planned_under_way_closed_and_called_off()
    {
        var days = await region.InDb(db => db.SignUpDays.ToListAsync());
        Assert.Equal([SignUpDayState.Planned, SignUpDayState.Open, SignUpDayState.Closed, SignUpDayState.Cancelled], days.Select(day => day.State).Order());
        var slips = await region.InDb(db => db.Slips.ToListAsync());
        Assert.All(days, day => Assert.Equal(day.LastNumber, slips.Where(slip => slip.SignUpDayId == day.Id).Select(slip => slip.Number).DefaultIfEmpty().Max()));
        Assert.Equal(1, await region.InDb(db => db.WaitingRows.CountAsync(row => db.Slips.Any(slip => slip.Id == row.SlipId && slip.State == SlipState.ToLookAt))));
        Assert.Contains(slips, slip => slip is { State: SlipState.Empty });
    }

    [Fact]
    public async Task A_second_run_adds_nothing()
    {
        var before = await RowsAsync(region);
        Assert.Empty(await DemoRegion.SeedAsync(region, DemoRegion.People, DemoRegion.Seed));
        Assert.Empty(await DemoRegion.SeedAsync(region, 100, 99));
        Assert.Equal(before, await RowsAsync(region));
        Assert.Equal(DemoRegion.People, await region.InDb(db => db.Persons.CountAsync()));
    }

    [Fact]
    public async Task What_was_stopped_goes_on_another_day_and_ends_as_if_it_never_stopped()
    {
        await using var other = new Other();
        await other.Database.InitializeAsync();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemoRegion.SeedAsync(other.Database, DemoRegion.People, DemoRegion.Seed, stop));
        var halfway = await other.Database.InDb(db => db.Persons.CountAsync());
        Assert.InRange(halfway, 1, DemoRegion.People - 1);

        other.Database.Clock.Advance(TimeSpan.FromDays(40));
        var told = await DemoRegion.SeedAsync(other.Database, DemoRegion.People, DemoRegion.Seed);
        Assert.True(told[0] > halfway);
        Assert.Equal(DemoRegion.People, told[^1]);
        Assert.Equal(await RowsAsync(region), await RowsAsync(other.Database));
    }

    [Fact]
    public async Task A_region_grows_with_its_own_seed_only()
    {
        await using var other = new Other();
        await other.MakeAsync(33, DemoRegion.Seed);
        await Assert.ThrowsAsync<InvalidOperationException>(() => DemoRegion.SeedAsync(other.Database, 40, DemoRegion.Seed + 1));
        await DemoRegion.SeedAsync(other.Database, 60, DemoRegion.Seed);
        Assert.Equal(await FirstNamesAsync(region, 60), await FirstNamesAsync(other.Database, 60));
        var state = await other.Database.AsSystem(services => ActivatorUtilities.CreateInstance<DemoSeeder>(services).StateAsync(default));
        Assert.Equal(new(DemoRegion.Seed, other.Database.Clock.GetUtcNow(), 60), state);
    }

    [Fact]
    public async Task A_database_with_real_people_is_told_apart()
    {
        await using var other = new Other();
        await other.Database.InitializeAsync();
        Task<bool> IsForRealAsync(ReceptionDatabase database) => database.AsSystem(services => ActivatorUtilities.CreateInstance<DemoSeeder>(services).IsForRealAsync(default));
        Assert.False(await IsForRealAsync(other.Database));
        Assert.False(await IsForRealAsync(region));
        await A.Newcomer().SavedIn(other.Database);
        Assert.True(await IsForRealAsync(other.Database));
    }

    [Fact]
    public async Task Numbers_are_valid_and_belong_to_one_person()
    {
        var numbers = await region.InDb(db => db.IdentityNumbers.ToListAsync());
        Assert.All(numbers, number => Assert.True(IdentityNumbers.IsValid(number.Kind, number.Value)));
        Assert.Equal(numbers.Count, numbers.Select(number => (number.Kind, number.Value)).Distinct().Count());
        Assert.All(numbers.Where(number => number.Kind == IdentityNumberKind.Bsn), number => Assert.StartsWith("9", number.Value, StringComparison.Ordinal));
        Assert.InRange(numbers.Count(number => number.Kind == IdentityNumberKind.Bsn), DemoRegion.People * 50 / 100, DemoRegion.People * 75 / 100);
    }

    [Fact]
    public async Task Who_pays_adds_up_or_is_left_open()
    {
        var plans = await region.InDb(db => db.Plans.Include(plan => plan.Goals).ThenInclude(goal => goal.Items).ThenInclude(item => item.Payers).AsSplitQuery().ToListAsync());
        var items = plans.SelectMany(plan => plan.Items).ToList();
        Assert.All(items.Where(item => item.Payers.Count > 0), item => Assert.Equal(PayerShare.Whole, item.Payers.Sum(share => share.BasisPoints)));
        Assert.Contains(items, item => item.Payers.Count == 0);
        Assert.Contains(items, item => item.Payers.Count > 1);
        Assert.All(Enum.GetValues<PlanState>(), state => Assert.Contains(plans, plan => plan.State == state));
        Assert.All(plans, plan => Assert.NotEmpty(plan.Goals));
    }

    [Fact]
    public async Task A_pip_is_only_for_somebody_obliged_and_nobody_else_has_something_compulsory()
    {
        var plans = await region.InDb(db => db.Plans.Include(plan => plan.Goals).ThenInclude(goal => goal.Items).AsSplitQuery().ToListAsync());
        var stays = await region.InDb(db => db.Stays.Include(stay => stay.Duties).ToDictionaryAsync(stay => stay.Id));
        var files = await region.InDb(db => db.CaseFiles.ToDictionaryAsync(file => file.Id, file => file.StayId));
        var pips = plans.Where(plan => plan.Kind == PlanKind.Pip).ToList();
        Assert.Contains(pips, plan => plan.Items.Any(item => item.IsCompulsory));
        Assert.All(pips, plan => Assert.Contains(stays[files[plan.CaseFileId]].Duties, duty => duty.State == DutyState.Obliged && duty.From <= PartialDate.Of(DutchCalendar.DateOf(plan.BegunAt))));
        Assert.All(plans.Where(plan => plan.Kind == PlanKind.Voluntary), plan => Assert.DoesNotContain(plan.Items, item => item.IsCompulsory));
        Assert.All(stays.Values.SelectMany(stay => stay.Duties), duty => Assert.Equal("duo", duty.Source));
    }

    [Fact]
    public async Task The_caseworker_of_the_demonstration_carries_as_many_files_as_a_human_can()
    {
        var caseworker = await region.MemberAsync("caseworker@demo.example");
        var assignments = await region.InDb(db => db.Assignments.Where(fact => fact.Until == null).ToListAsync());
        Assert.InRange(assignments.Count(fact => fact.CaseworkerId == caseworker.Id), 60, 100);
        Assert.InRange(assignments.Count(fact => fact.CaseworkerId == null), DemoRegion.People * 2 / 100, DemoRegion.People * 8 / 100);
        Assert.All(assignments, fact => Assert.NotNull(fact.TeamId));
    }

    [Fact]
    public async Task A_protected_person_is_hidden_from_whoever_lacks_the_permission()
    {
        var person = await region.InDb(db => db.Protections.OrderBy(fact => fact.PersonId).Select(fact => fact.PersonId).FirstAsync());
        Assert.False(await SeesFileOfAsync(await region.MemberAsync("caseworker@demo.example"), person));
        Assert.True(await SeesFileOfAsync(await region.MemberAsync("manager@demo.example"), person));
    }

    [Fact]
    public async Task Somebody_is_known_in_another_municipality_only()
    {
        var elsewhere = await region.InDb(db => db.Names.Where(name => name.CalledName == "Ionela" && name.FamilyName == "Dumitrescu").OrderBy(name => name.PersonId).Select(name => name.PersonId).FirstAsync());
        Assert.False(await SeesFileOfAsync(await region.MemberAsync("frontdesk@demo.example"), elsewhere));
        Assert.True(await SeesFileOfAsync(await region.MemberAsync("frontdesk2@demo.example"), elsewhere));
    }

    [Fact]
    public async Task Every_account_signs_in_with_its_password_and_has_its_role()
    {
        Assert.Equal(Enum.GetValues<Role>().Length + 1, DemoSeeder.Accounts.Count);
        foreach (var demo in DemoSeeder.Accounts)
        {
            var member = await region.MemberAsync(demo.Email);
            var account = await region.InDb(db => db.Users.SingleAsync(one => one.Id == member.Id));
            Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<Account>().VerifyHashedPassword(account, account.PasswordHash!, demo.Password));
            Assert.Equal([demo.Role], member.Roles.Select(part => part.Role));
            Assert.True(demo.Password.Length >= 12 && account.LockoutEnabled && account.EmailConfirmed);
            Assert.Equal(demo.Email.ToUpperInvariant(), account.NormalizedUserName);
        }
    }

    [Fact]
    public async Task Every_code_is_one_of_its_list()
    {
        var known = (await region.InDb(db => db.Codes.Select(code => new { code.List, code.Value }).ToListAsync())).Select(code => (code.List, code.Value)).ToHashSet();
        async Task AreKnown(string list, Func<ReceptionDbContext, IQueryable<string?>> used)
        {
            var codes = await region.InDb(db => used(db).Where(code => code != null).Distinct().ToListAsync());
            Assert.NotEmpty(codes);
            Assert.All(codes, code => Assert.Contains((list, code!), known));
        }
        await AreKnown("municipalities", db => db.CaseFiles.Select(file => file.Controller));
        await AreKnown("tasks", db => db.CaseFiles.Select(file => file.Task));
        await AreKnown("motives", db => db.Motives.Select(fact => fact.Code));
        await AreKnown("nationalities", db => db.Nationalities.Select(fact => fact.Code));
        await AreKnown("countries", db => db.Births.Select(fact => fact.Country));
        await AreKnown("languages", db => db.Languages.Select(fact => fact.Code));
        await AreKnown("address-kinds", db => db.Addresses.Select(fact => fact.Kind));
        await AreKnown("contact-detail-kinds", db => db.ContactDetails.Select(fact => fact.Kind));
        await AreKnown("contact-channels", db => db.ContactNotes.Select(note => note.Channel));
        await AreKnown("interpreter-kinds", db => db.ContactNotes.Select(note => note.Interpreter));
        await AreKnown("duty-reasons", db => db.Duties.Select(fact => fact.Grounds));
        await AreKnown("acts", db => db.Duties.Select(fact => fact.Act));
        await AreKnown("fact-sources", db => db.Names.Select(fact => fact.Source));
        await AreKnown("fact-sources", db => db.IdentityNumbers.Select(fact => fact.Source));
        await AreKnown("tracks", db => db.Plans.SelectMany(plan => plan.Goals).Select(goal => goal.Track));
        await AreKnown("household-roles", db => db.Set<MembershipFact>().Select(fact => fact.Role));
        await AreKnown("provider-kinds", db => db.Providers.Select(provider => provider.Kind));
        await AreKnown("topics", db => db.Offers.Select(offer => offer.Topic));
        await AreKnown("topics", db => db.Appointments.Select(appointment => appointment.Topic));
        await AreKnown("topics", db => db.HelpedLetters.Select(letter => letter.Topic));
        await AreKnown("tracks", db => db.Offers.Select(offer => offer.Track));
        await AreKnown("payers", db => db.Offers.Select(offer => offer.Payer));
        await AreKnown("offer-audiences", db => db.Offers.SelectMany(offer => offer.Codes).Where(part => part.Use == OfferCodeUse.Audience).Select(part => part.Code));
        await AreKnown("funding-forms", db => db.Offers.Select(offer => offer.Funding));
        await AreKnown("price-units", db => db.Offers.Select(offer => offer.PriceUnit));
        await AreKnown("offer-childcare", db => db.Offers.Select(offer => offer.Childcare));
        await AreKnown("quality-marks", db => db.Providers.SelectMany(provider => provider.Marks).Select(mark => mark.Mark));
        await AreKnown("agreement-kinds", db => db.ProviderAgreements.Select(agreement => agreement.Kind));
        await AreKnown("languages", db => db.Offers.SelectMany(offer => offer.Codes).Where(part => part.Use == OfferCodeUse.Language || part.Use == OfferCodeUse.HelpLanguage).Select(part => part.Code));
        await AreKnown("interests", db => db.PlacementWishes.SelectMany(wish => wish.Codes).Where(code => code.Use == PlacementCodeUse.Interest).Select(code => code.Code));
        await AreKnown("skills", db => db.PlacementPlaces.SelectMany(place => place.Codes).Where(code => code.Use == PlacementCodeUse.Skill || code.Use == PlacementCodeUse.NeededSkill).Select(code => code.Code));
        await AreKnown("school-kinds", db => db.PlacementPlaces.Select(place => place.SchoolKind));
        await AreKnown("placement-reasons", db => db.PlacementPairs.SelectMany(pair => pair.Steps).Select(step => step.Reason));
        await AreKnown("housing-needs", db => db.HousingLinks.SelectMany(link => link.Needs).Select(need => need.Code));
        await AreKnown("housing-urgency", db => db.HousingLinks.Select(link => link.Urgency));
        await AreKnown("housing-end-reasons", db => db.HousingLinks.Select(link => link.EndReason));
        await AreKnown("housing-refusal-reasons", db => db.HousingOffers.Select(offer => offer.RefusalReason));
        await AreKnown("buddy-activities", db => db.PlacementPairs.SelectMany(pair => pair.Meetings).Select(meeting => meeting.Activity));
        await AreKnown("topics", db => db.StructuralSignals.Select(signal => signal.Topic));
        await AreKnown("decline-barriers", db => db.StructuralSignals.Select(signal => signal.Barrier));
        await AreKnown("event-kinds", db => db.GroupEvents.Select(one => one.Kind));
        await AreKnown("event-channels", db => db.EventInvitees.Select(one => one.Channel));
        await AreKnown("decline-barriers", db => db.EventInvitees.Select(one => one.Barrier));
        await AreKnown("absence-reasons", db => db.EventInvitees.Select(one => one.AbsenceReason));
        await AreKnown("sharing-bases", db => db.Referrals.Select(referral => referral.Basis));
        await AreKnown("decline-barriers", db => db.Referrals.SelectMany(referral => referral.Steps).Select(step => step.Barrier));
        await AreKnown("referral-end-reasons", db => db.Referrals.SelectMany(referral => referral.Steps).Select(step => step.Reason));
        await AreKnown("appointment-places", db => db.Appointments.Select(appointment => appointment.PlaceKind));
        await AreKnown("interpreter-kinds", db => db.Appointments.Select(appointment => appointment.Interpreter));
        await AreKnown("absence-reasons", db => db.Invitees.Select(invitee => invitee.AbsenceReason));
        await AreKnown("appointment-reasons", db => db.Invitees.Select(invitee => invitee.CancelReason));
        await AreKnown("appointment-reasons", db => db.Appointments.SelectMany(appointment => appointment.Moves).Select(move => move.Reason));
        await AreKnown("letter-senders", db => db.HelpedLetters.Select(letter => letter.SenderKind));
        await AreKnown("departure-kinds", db => db.Departures.Select(departure => departure.Kind));
        await AreKnown("departure-reasons", db => db.Departures.SelectMany(departure => departure.Reasons).Select(reason => reason.Code));
        await AreKnown("municipalities", db => db.Departures.Select(departure => departure.Municipality));
        await AreKnown("countries", db => db.Departures.Select(departure => departure.Country));
        await AreKnown("enforcement-occasions", db => db.EnforcementPaths.Select(path => path.Occasion));
        await AreKnown("payers", db => db.Plans.SelectMany(plan => plan.Goals).SelectMany(goal => goal.Items).SelectMany(item => item.Payers).Select(share => share.Payer));
    }

    [Fact]
    public async Task Next_contacts_lie_before_on_and_after_today_and_some_files_are_silent()
    {
        var today = region.Clock.Today;
        var notes = await region.InDb(db => db.ContactNotes.ToListAsync());
        var last = notes.GroupBy(note => note.CaseFileId).Select(file => file.MaxBy(note => (note.On, note.WrittenAt))!).ToList();
        Assert.Contains(last, note => note.NextOn < today);
        Assert.Contains(last, note => note.NextOn == today);
        Assert.Contains(last, note => note.NextOn > today);
        Assert.Contains(last, note => note.On < today.AddDays(-42));
        Assert.Contains(notes, note => note.IsLocked);
        Assert.All(notes, note => Assert.True(note.WrittenAt <= region.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task Each_person_has_one_event_with_counts()
    {
        var events = await region.InDb(db => db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.Action == DemoSeeder.Action).ToListAsync());
        var files = await region.InDb(db => db.CaseFiles.ToDictionaryAsync(file => file.Id, file => file.PersonId));
        Assert.Equal(events.Count, events.Select(audit => audit.PersonId).Distinct().Count());
        Assert.All(events, audit => Assert.Equal(audit.PersonId, files[audit.CaseFileId!.Value]));
        Assert.All(events, audit => Assert.Equal("1", audit.Changes.Single(change => change.Thing == nameof(Person)).After));
        Assert.All(events.SelectMany(audit => audit.Changes), change => Assert.Equal((AuditTrail.CountOfRecords, null), (change.Field, change.Before)));
        Assert.All(events, audit => Assert.Equal(SystemActor.Id, audit.By));
    }

    /// <summary>The history of somebody with a story reads like a life: who, when, why, before and after.</summary>
    [Fact]
    public async Task A_story_is_told_by_the_events_of_those_who_lived_it()
    {
        var nour = await region.InDb(db => db.Names.Where(name => name.CalledName == "Nour" && name.FamilyName == "Al-Halabi").Select(name => name.PersonId).SingleAsync());
        var file = await region.InDb(db => db.CaseFiles.Where(one => one.PersonId == nour).Select(one => one.Id).SingleAsync());
        var events = await region.InDb(db => db.AuditEvents.Include(audit => audit.Changes).Where(audit => audit.PersonId == nour).OrderBy(audit => audit.At).ToListAsync());
        Assert.True(events.Count > 40);
        Assert.Equal("Newcomers.RegisterNewcomer", events[0].Action);
        Assert.All(events, audit => Assert.True(audit.At <= region.Clock.GetUtcNow() && audit.CaseFileId == file));
        Assert.True(events[^1].At - events[0].At > TimeSpan.FromDays(1000));
        Assert.Equal(4, events.Select(audit => audit.By).Distinct().Count());
        Assert.DoesNotContain(events, audit => audit.By == SystemActor.Id || audit.Action == DemoSeeder.Action);
        Assert.Contains(events, audit => audit.Action == "CaseFiles.FileHead");
        var moved = events.Single(audit => audit.Reason == "Huurcontract gezien.").Changes;
        Assert.Contains(moved, change => change is { Thing: nameof(AddressFact), Field: "Until", Before: null } && change.After is not null);
        var agreed = events.Last(audit => audit.Action == "Decisions.SignDecision").Changes.Where(change => change.Field == "State").ToList();
        Assert.Equal([("Decided", "Revised"), ("Draft", "Decided")], agreed.Select(change => (change.Before, change.After)).Order());
        // What was written says the moment of its event.
        var notes = await region.InDb(db => db.ContactNotes.Where(note => note.CaseFileId == file).OrderBy(note => note.WrittenAt).Select(note => note.WrittenAt).ToListAsync());
        Assert.Equal(notes, events.Where(audit => audit.Action == "Contacts.NoteContact").Select(audit => audit.At));
    }

    [Fact]
    public async Task Families_are_households()
    {
        var memberships = await region.InDb(db => db.Set<MembershipFact>().ToListAsync());
        var families = memberships.GroupBy(fact => fact.HouseholdId).ToList();
        Assert.InRange(families.Count, DemoRegion.People / 10, DemoRegion.People / 4);
        Assert.All(families, family => Assert.InRange(family.Count(), 2, 4));
        Assert.Contains(memberships, fact => fact.Role == "child");
    }

    [Fact]
    public async Task People_left_came_back_and_moved_and_their_files_are_closed()
    {
        var stays = await region.InDb(db => db.Stays.ToListAsync());
        var files = (await region.InDb(db => db.CaseFiles.ToListAsync())).ToLookup(file => file.StayId);
        Assert.Contains(stays.GroupBy(stay => stay.PersonId), person => person.Count() > 1);
        Assert.Contains(stays.GroupBy(stay => stay.PersonId), person => person.Select(stay => stay.Municipality).Distinct().Count() > 1);
        Assert.All(stays.GroupBy(stay => stay.PersonId), person => Assert.True(person.Count(stay => stay.EndedOn is null) <= 1));
        Assert.All(stays, stay => Assert.NotEmpty(files[stay.Id]));
        Assert.All(stays.Where(stay => stay.EndedOn is not null).SelectMany(stay => files[stay.Id]), file => Assert.NotNull(file.ClosedOn));
        var open = files.SelectMany(ofStay => ofStay).Count(file => file.ClosedOn is null);
        Assert.InRange(open, DemoRegion.People / 5, DemoRegion.People * 3 / 5);
        Assert.Equal(5, stays.Select(stay => stay.Municipality).Distinct().Count());
    }

    [Fact]
    public async Task Every_type_of_newcomer_is_there()
    {
        var known = await region.InDb(db => db.Codes.Where(code => code.List == "motives").Select(code => code.Value).ToListAsync());
        var invented = new DemoGenerator(DemoRegion.Seed, region.Clock.GetUtcNow()).Invent(0, 20_000).SelectMany(person => person.Records.OfType<Stay>())
            .SelectMany(stay => stay.Motives).Select(motive => motive.Code).ToHashSet();
        Assert.Empty(known.Except(invented));
    }

    private async Task<bool> SeesFileOfAsync(StaffMember member, Guid person)
    {
        await using var scope = region.As(member).Provider.CreateAsyncScope();
        var sees = await scope.ServiceProvider.GetRequiredService<ReceptionDbContext>().CaseFiles.AnyAsync(file => file.PersonId == person);
        region.As(null);
        return sees;
    }

    private static async Task<List<string>> FirstNamesAsync(ReceptionDatabase database, int count) =>
        await database.InDb(db => db.Names.OrderBy(name => name.PersonId).Take(count)
            .Select(name => name.CalledName + "|" + name.GivenNames + "|" + name.Prefix + "|" + name.FamilyName + "|" + name.OwnScript).ToListAsync());

    // Every row of every table, but for what differs by its nature: passwords, and events, which are of their own moment. What is
    // derived from the rest (clocks, states, counted days) knows when it was derived.
    private static async Task<Dictionary<string, string>> RowsAsync(ReceptionDatabase database)
    {
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in await database.InDb(db => Task.FromResult(BulkTables.Of(db.Model).Order.Keys.Select(type => type.GetTableName()!).Distinct().ToList())))
        {
            // Passwords and the codes on slips are made by chance.
            if (table is "Accounts" or "SignUpDays" or "Slips" or "WaitingRows" or "AuditEvents" or "AuditChanges" or "Clocks" or "FileStates" or "CaseloadDays")
                continue;
            // Of these only the ids are.
            var row = table is "LetterBlockEditions" or "EnforcementSteps" or "EnforcementSwitches" or "EnforcementTerms" or "EnforcementAmounts" or "DuoSettings" or "DuoMessages" or "DuoMessageFields" or "DuoNotices" or "DuoNoticeContents" or "Achievements" or "StructuralSignals" or "SignalSightings" or "SignalAnswers" or "ReminderWays" or "GroupEvents" or "EventLanguages" or "EventPartners" or "EventSessions" or "EventInvitees" or "EventAttendance"
                || table.StartsWith("Placement", StringComparison.Ordinal) || table.StartsWith("Housing", StringComparison.Ordinal)
                ? "(to_jsonb(t) - ARRAY['Id', 'Number', 'MessageId', 'NoticeId', 'SignalId', 'GroupEventId', 'SessionId', 'EventInviteeId', 'SigningSessionId', 'AchievementId', 'WishId', 'PlaceId', 'PairId', 'HousingLinkId', 'HousingTargetId'])::text" : "t::text";
            await using var command = new NpgsqlCommand($"SELECT count(*) || ' ' || coalesce(md5(string_agg({row}, '|' ORDER BY {row})), '') FROM \"{table}\" t", connection);
            rows[table] = (string)(await command.ExecuteScalarAsync())!;
        }
        Assert.True(rows.Count > 20);
        return rows;
    }

    /// <summary>A second database beside the shared one.</summary>
    private sealed class Other : IAsyncDisposable
    {
        public ReceptionDatabase Database { get; } = new();

        public async Task MakeAsync(int people, int seed)
        {
            await Database.InitializeAsync();
            await DemoRegion.SeedAsync(Database, people, seed);
        }

        public async ValueTask DisposeAsync() => await Database.DisposeAsync();
    }
}

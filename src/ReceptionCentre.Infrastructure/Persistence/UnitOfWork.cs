using Microsoft.EntityFrameworkCore;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Persistence;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Domain.CalendarFeeds;
using ReceptionCentre.Domain.Checklists;
using ReceptionCentre.Domain.CivicIntegration;
using ReceptionCentre.Domain.Clocks;
using ReceptionCentre.Domain.Decisions;
using ReceptionCentre.Domain.Departures;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Enforcement;
using ReceptionCentre.Domain.Events;
using ReceptionCentre.Domain.Handovers;
using ReceptionCentre.Domain.Households;
using ReceptionCentre.Domain.Housing;
using ReceptionCentre.Domain.Intakes;
using ReceptionCentre.Domain.Linking;
using ReceptionCentre.Domain.MeetingPlaces;
using ReceptionCentre.Domain.Municipalities;
using ReceptionCentre.Domain.Newcomers;
using ReceptionCentre.Domain.OffSite;
using ReceptionCentre.Domain.Placement;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Providers;
using ReceptionCentre.Domain.ReferenceData;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Reminders;
using ReceptionCentre.Domain.Rules;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Domain.Stays;
using ReceptionCentre.Domain.StructuralSignals;
using ReceptionCentre.Domain.WaitingRooms;
using ReceptionCentre.Domain.Welcome;
using ReceptionCentre.Domain.WorkQueue;
using ReceptionCentre.Infrastructure.CalendarFeeds;
using ReceptionCentre.Infrastructure.Checklists;
using ReceptionCentre.Infrastructure.CivicIntegration;
using ReceptionCentre.Infrastructure.Clocks;
using ReceptionCentre.Infrastructure.Decisions;
using ReceptionCentre.Infrastructure.Departures;
using ReceptionCentre.Infrastructure.Duo;
using ReceptionCentre.Infrastructure.Enforcement;
using ReceptionCentre.Infrastructure.Events;
using ReceptionCentre.Infrastructure.Handovers;
using ReceptionCentre.Infrastructure.Households;
using ReceptionCentre.Infrastructure.Housing;
using ReceptionCentre.Infrastructure.Intakes;
using ReceptionCentre.Infrastructure.Linking;
using ReceptionCentre.Infrastructure.MeetingPlaces;
using ReceptionCentre.Infrastructure.Municipalities;
using ReceptionCentre.Infrastructure.Newcomers;
using ReceptionCentre.Infrastructure.OffSite;
using ReceptionCentre.Infrastructure.Placement;
using ReceptionCentre.Infrastructure.Plans;
using ReceptionCentre.Infrastructure.Providers;
using ReceptionCentre.Infrastructure.ReferenceData;
using ReceptionCentre.Infrastructure.Referrals;
using ReceptionCentre.Infrastructure.Reminders;
using ReceptionCentre.Infrastructure.Staff;
using ReceptionCentre.Infrastructure.Stays;
using ReceptionCentre.Infrastructure.StructuralSignals;
using ReceptionCentre.Infrastructure.WaitingRooms;
using ReceptionCentre.Infrastructure.Welcome;
using ReceptionCentre.Infrastructure.WorkQueue;

namespace ReceptionCentre.Infrastructure.Persistence;

internal sealed class UnitOfWork(ReceptionDbContext db, AfterCommit afterCommit, ClockKeeper clocks, StayCounter stays) : IUnitOfWork
{
    /// <summary>Which rule a unique index stands for. Two people at the same moment see the rule, not an error.</summary>
    private static readonly Dictionary<string, Rule> RuleOfIndex = new(StringComparer.Ordinal)
    {
        [NewcomersTables.OneOwnerIndex] = NewcomerRules.NumberBelongsToOnePerson,
        [HouseholdsTables.OneHouseholdIndex] = HouseholdRules.OneHouseholdAtATime,
        [OffSiteTables.OneNumberIndex] = OffSiteRules.ASlipIsForOnePerson,
        [StaysTables.OneOpenIndex] = StayRules.OneStayAtATime,
        [DeparturesTables.OnePlannedIndex] = DepartureRules.OneDepartureAtATime,
        [LinkingTables.OneLeadingIndex] = LinkRules.NotWithOneself,
        [ChecklistsTables.OneKeyIndex] = ChecklistRules.AKeyIsUsedOnce,
        [ChecklistsTables.OneTickIndex] = ChecklistRules.TickedOnce,
        [IntakesTables.OneEditionIndex] = IntakeRules.OneIntakeAtATime,
        [IntakesTables.OneTestIndex] = IntakeRules.StepsOfATestFollowEachOther,
        [PlansTables.OneEditionIndex] = PlanRules.OneDraftAtATime,
        [CivicIntegrationTables.OneTrajectoryIndex] = TrajectoryRules.OneTrajectory,
        [DecisionsTables.OneOfferIndex] = DecisionRules.OneOfferAtATime,
        [DecisionsTables.OneMeasureIndex] = DecisionRules.OneOfferAtATime,
        [EnforcementTables.OnePathIndex] = EnforcementRules.OnePathForAnOccasion,
        [EnforcementTables.OneStepIndex] = EnforcementRules.StepsGoInOrder,
        [EnforcementTables.OneOfEachIndex] = EnforcementRules.OneSetOfSettings,
        [DecisionsTables.OneMandateIndex] = DecisionRules.OneMandateAtATime,
        [DecisionsTables.OneOfEachIndex] = DecisionRules.OneWayOfSigning,
        [DuoTables.OneOfEachIndex] = DuoRules.NothingIsToldTwice,
        [DuoTables.OneNumberIndex] = DuoRulesIn.ReceivedOnce,
        [DuoTables.OneSettingsIndex] = DuoRules.OneSetOfSettings,
        [ProvidersTables.OneNameIndex] = ProviderRules.OneProviderOneName,
        [ProvidersTables.OneKeyIndex] = ProviderRules.OneOfferOneKey,
        [ProvidersTables.OneTermIndex] = ProviderRules.OneCheckTermADay,
        [CalendarFeedsTables.OneFeedIndex] = CalendarFeedRules.OneFeedForEachMember,
        [MeetingPlacesTables.OneNameIndex] = MeetingPlaceRules.OneNameOnePlace,
        [ClocksTables.OnePostponementIndex] = PostponementRules.PostponedOnce,
        [RemindersTables.OneChoiceIndex] = ReminderRules.OneChoiceForAFile,
        [RemindersTables.OnceIndex] = ReminderRules.OnceForATime,
        [RemindersTables.OnceOfEventIndex] = ReminderRules.OnceForATime,
        [WaitingRoomsTables.OneNameIndex] = WaitingRules.OneNameOneRoom,
        [WaitingRoomsTables.OneNumberIndex] = WaitingRules.ANumberIsGivenOnce,
        [MunicipalitiesTables.OneOfEachIndex] = MunicipalityRules.OneSetOfSettings,
        [WelcomeTables.OneOfAKindIndex] = WelcomeRules.OneTextOfAKind,
        [StructuralSignalsTables.OnceADayIndex] = StructuralSignalRules.OnceADayIsEnough,
        [PlacementTables.OneWishIndex] = PlacementRules.OneWishOfAKind,
        [PlacementTables.OnePairIndex] = PlacementRules.OnlyWhoWaitsIsPlaced,
        [PlacementTables.OneMeetingIndex] = PlacementRules.OneMeetingADay,
        [PlacementTables.OneEvaluationIndex] = PlacementRules.OneEvaluationADay,
        [PlacementTables.OneRefusalIndex] = PlacementRules.RefusedOnce,
        [HousingTables.OneLinkIndex] = HousingRules.OneLinkAtATime,
        [HousingTables.OneOfferIndex] = HousingRules.OneOfferAtATime,
        [HousingTables.NextOfferIndex] = HousingRules.OneOfferAtATime,
        [HousingTables.NextFigureIndex] = HousingRules.OneTargetForAHalfYear,
        [HousingTables.OneTargetIndex] = HousingRules.OneTargetForAHalfYear,
        [ReferralsTables.OneOpenIndex] = ReferralRules.OnceAtATimeToTheSameOffer,
        [HandoversTables.OneOpenIndex] = HandoverRules.OneAtATime,
        [HandoversTables.OnePackageIndex] = HandoverRules.AFileIsAnsweredOnce,
        [HandoversTables.OneKeyIndex] = HandoverRules.AKeyIsThereOnce,
        [EventsTables.OnceOnTheListIndex] = EventRules.OnceOnTheList,
        [WorkQueueTables.OneCapacityIndex] = CapacityRules.OneCapacity,
        [StaffTables.OneEmailIndex] = StaffRules.OneEmailOnePerson,
        [ReferenceDataTables.OneCodeIndex] = ReferenceDataRules.ACodeIsUniqueInItsList,
    };

    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var isDone = false;
        try
        {
            var committed = await db.Database.CreateExecutionStrategy().ExecuteAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    afterCommit.Forget();
                    // A try that is repeated begins with none.
                    db.Touched = new();
                    await using var transaction = await db.Database.BeginTransactionAsync(token);
                    var result = await work();
                    await db.SaveChangesAsync(token);
                    if (await db.Touched.KeepAsync(clocks, stays, db, token))
                        await db.SaveChangesAsync(token);
                    await transaction.CommitAsync(token);
                    return result;
                },
                cancellationToken);
            isDone = true;
            afterCommit.Run();
            return committed;
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            throw Changed(conflict.Entries.Select(entry => entry.Entity).OfType<Aggregate>().FirstOrDefault());
        }
        catch (DbUpdateException refused) when (Dialect.Of(db).ViolatedUniqueIndex(refused) is { } index && MeantBy(index) is { } meant)
        {
            throw meant;
        }
        finally
        {
            // The page that says no records that the file was opened: that save must not write what was refused.
            if (!isDone)
                db.ChangeTracker.Clear();
        }
    }

    // Which statement goes first is the mapper's choice: the next part may be written before the version of the whole is looked at.
    private Exception? MeantBy(string index) => RuleOfIndex.TryGetValue(index, out var rule) ? new BrokenRuleException(rule, [])
        : IsNumberOfAPart(index) ? Changed(db.ChangeTracker.Entries<Aggregate>().FirstOrDefault(entry => entry.State == EntityState.Modified)?.Entity) : null;

    // Steps, reports and answers are numbered within what they are part of: the same number twice was given at the same moment.
    private bool IsNumberOfAPart(string index) => db.Model.GetEntityTypes().SelectMany(type => type.GetIndexes())
        .Any(one => one.IsUnique && one.Properties is [var whole, { Name: "Number" }] && whole.IsForeignKey() && one.GetDatabaseName() == index);

    private static ChangedMeanwhileException Changed(Aggregate? aggregate) =>
        new(aggregate?.GetType().Name ?? "record", aggregate?.Id ?? Guid.Empty, aggregate?.Version - 1 ?? 0, aggregate?.Version ?? 0);
}

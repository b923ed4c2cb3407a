using System.Reflection;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ReceptionCentre.Application.BulkChanges;
using ReceptionCentre.Application.BulkInvites;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Clocks;
using ReceptionCentre.Application.Decisions;
using ReceptionCentre.Application.Departures;
using ReceptionCentre.Application.Events;
using ReceptionCentre.Application.GuestPasses;
using ReceptionCentre.Application.Imports;
using ReceptionCentre.Application.NameMatching;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Plans;
using ReceptionCentre.Application.Plans.PlanDocument;
using ReceptionCentre.Application.Referrals;
using ReceptionCentre.Application.Reporting;
using ReceptionCentre.Application.WorkQueue;

namespace ReceptionCentre.Application;

public static class ApplicationServices
{
    public static readonly Assembly Assembly = typeof(ApplicationServices).Assembly;

    /// <summary>Registers every use case with its validator, and the way of a request: authorise, validate, record openings, transaction with audit.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(provider => type => provider.GetService(type)!);
        services.AddScoped<IMediator, Mediator>();
        foreach (var type in Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(IsHandlerOrValidator))
                services.AddScoped(contract, type);
            if (type.IsAssignableTo(typeof(IClockSource)))
                services.AddScoped(typeof(IClockSource), type);
            if (typeof(IEndsWithFile).IsAssignableFrom(type) && type.IsClass)
                services.AddScoped(typeof(IEndsWithFile), type);
            if (typeof(IFunnelStep).IsAssignableFrom(type) && type.IsClass)
                services.AddScoped(typeof(IFunnelStep), type);
        }
        services.AddScoped<ClockKeeper>();
        services.AddScoped<PastDays>();
        services.AddScoped<StayCounter>();
        services.AddScoped<PlanDocumentBuilder>();
        services.AddScoped<Documents.PersonLanguage>();
        services.AddScoped<Documents.PaperWords>();
        services.AddScoped<Documents.PlanPapers>();
        services.AddScoped<Documents.PlanExportWork>();
        services.AddScoped<Documents.PlanExportFiles>();
        services.AddScoped<Intakes.IntakeWork>();
        services.AddScoped<Intakes.SignalWork>();
        services.AddScoped<Receivers.ReceiverWork>();
        services.AddScoped<PlanWork>();
        services.AddScoped<PipWork>();
        services.AddScoped<PlanTemplates.ProposalWork>();
        services.AddScoped<Providers.OfferSearch>();
        services.AddScoped<Providers.SuggestionWork>();
        services.AddScoped<Providers.TakeInWork>();
        services.AddScoped<CivicParameterBook>();
        services.AddScoped<TrajectoryWork>();
        services.AddScoped<PipTermClock>();
        services.AddScoped<DecisionWork>();
        services.AddScoped<DecisionViews>();
        services.AddScoped<IDecisionSubject, PlanDecisions>();
        services.AddScoped<IDecisionSubject, Enforcement.MeasureDecisions>();
        services.AddScoped<Enforcement.EnforcementWork>();
        services.AddScoped<Enforcement.PathWords>();
        services.AddScoped<Enforcement.EnforcementLetters>();
        services.AddScoped<LetterWork>();
        services.AddScoped<Duo.DuoFiles>();
        services.AddScoped<Duo.SpukWork>();
        services.AddScoped<Duo.DuoMessageWork>();
        services.AddScoped<Duo.DuoNoticeWork>();
        services.AddScoped<Duo.DuoSender>();
        services.AddScoped<Reminders.ReminderSender>();
        services.AddScoped<Reminders.ReminderSubjects>();
        services.AddScoped<Reminders.ReminderWords>();
        services.AddScoped<Duo.DuoAsker>();
        services.AddScoped(provider => new Duo.DuoComparer(
            provider.GetRequiredService<Persistence.IReceptionDb>(), provider.GetRequiredService<IMediator>(), provider.GetRequiredService<Duo.IDuoInterface>(), provider.GetRequiredService<Duo.DuoFiles>()));
        services.AddScoped<ReferralWork>();
        services.AddScoped<ReferralSending>();
        services.AddScoped<GuestPassWork>();
        services.AddScoped<Placement.PlacementWork>();
        services.AddScoped<Placement.PlacementViews>();
        services.AddScoped<Households.HouseholdCompany>();
        services.AddScoped<Housing.HousingWork>();
        services.AddScoped<Housing.HousingCounter>();
        services.AddScoped<NameIndex>();
        services.AddScoped<PossibleDuplicates>();
        services.AddScoped<Newcomers.PersonsBySound>();
        services.AddScoped<Newcomers.NewcomerWork>();
        services.AddScoped<Welcome.WelcomeWork>();
        services.AddScoped<Newcomers.PersonWork>();
        services.AddScoped<Linking.LinkWork>();
        services.AddScoped<Stays.StayWork>();
        services.AddScoped<DepartureWork>();
        services.AddScoped<FileClosing>();
        services.AddScoped<DepartureClosing>();
        services.AddScoped<DestinationWork>();
        services.AddScoped<Handovers.HandoverGathering>();
        services.AddScoped<Handovers.HandoverSigning>();
        services.AddScoped<Handovers.HandoverWork>();
        services.AddScoped<Handovers.ReceivedHandoverWork>();
        services.AddScoped<ArrivalDuplicates>();
        services.AddScoped<ImportBatches>();
        services.AddScoped<ImportWork>();
        services.AddScoped<BulkChangeBatches>();
        services.AddScoped<BulkChangeWork>();
        services.AddScoped<SpreadBatches>();
        services.AddScoped<SpreadWork>();
        services.AddScoped<InviteBatches>();
        services.AddScoped<InviteWork>();
        services.AddScoped<InviteLetters>();
        services.AddScoped<Documents.InvitationPapers>();
        services.AddScoped<EventWork>();
        services.AddScoped<EventDiary>();
        services.AddScoped<EventLetterWriting>();
        services.AddScoped<EventLetters>();
        services.AddScoped<EventFunnelCounter>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(AuthorisationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(OpeningBehaviour<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionBehaviour<,>));
        return services;
    }

    /// <summary>Every request with its permission; for the checks at start-up and the tests.</summary>
    public static IEnumerable<Type> Requests => Assembly.GetTypes().Where(type =>
        type is { IsAbstract: false } && type.GetInterfaces().Any(contract =>
            contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)));

    /// <summary>Refuses to start with a request that nobody handles or that declares no permission.</summary>
    /// <exception cref="InvalidOperationException">Names the request.</exception>
    public static void EnsureEveryRequestIsComplete(IServiceProvider services)
    {
        foreach (var request in Requests)
        {
            if (!request.IsDefined(typeof(NeedsAttribute)) && !request.IsDefined(typeof(BySystemAttribute)))
                throw new InvalidOperationException($"{request.FullName} declares no permission.");
            var result = request.GetInterfaces().Single(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
            if (services.GetService(typeof(IRequestHandler<,>).MakeGenericType(request, result)) is null)
                throw new InvalidOperationException($"{request.FullName} has no handler.");
        }
    }

    private static bool IsHandlerOrValidator(Type contract) =>
        contract.IsGenericType && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || contract.GetGenericTypeDefinition() == typeof(IValidator<>));
}

using MediatR;
using ReceptionCentre.Application.CivicIntegration;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Facts;

namespace ReceptionCentre.Application.Duo;

/// <summary>What a notice says stands in the file from now on, each as a fact with DUO as its source.</summary>
public static class TakeOverNotice
{
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid NoticeId, int Version) : ICommand<Guid>;

    internal sealed class Handler(DuoNoticeWork work, CivicParameterBook parameters, ICurrentStaff current, TimeProvider time) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var notice = await work.ToAnswerAsync(request.NoticeId, request.Version, cancellationToken);
            DuoRulesIn.ANoticeIsAnsweredOnce.Check(notice.State == DuoNoticeState.New);
            DuoRulesIn.AFileIsKnown.Check(notice.CaseFileId is not null);
            var what = DuoEvents.Find(notice.EventCode);
            DuoRulesIn.AnEventIsKnown.Check(what is not null);
            var facts = notice.Content!.Facts;
            var former = await work.PutAsync(what!, facts, notice.CaseFileId!.Value, DutchCalendar.DateOf(notice.RegisteredAt), await parameters.AllAsync(cancellationToken), cancellationToken);
            notice.TakeOver(facts, former, time.GetUtcNow(), current.Id);
            return notice.Id;
        }
    }
}

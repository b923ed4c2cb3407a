using MediatR;
using ReceptionCentre.Application.Pipeline;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Duo;
using ReceptionCentre.Domain.Rules;

namespace ReceptionCentre.Application.Duo;

/// <summary>Somebody says whose file a notice is about, or has it looked up again because the person was registered since.</summary>
public static class LinkNotice
{
    /// <param name="FileId">The file that was chosen among those of the person; null = look again.</param>
    [Needs(Permission.WorkWithDuo)]
    public sealed record Command(Guid NoticeId, int Version, Guid? FileId) : ICommand<Guid>;

    internal sealed class Handler(DuoNoticeWork work) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var notice = await work.ToAnswerAsync(request.NoticeId, request.Version, cancellationToken);
            DuoRulesIn.ANoticeIsAnsweredOnce.Check(notice.State == DuoNoticeState.New);
            var files = await work.FilesAsync(notice.Municipality, notice.Content!.Bsn, notice.Content.VNumber, cancellationToken);
            if (request.FileId is { } chosen)
                notice.BelongsTo(files.Contains(chosen) ? chosen : throw new NotThereException("case file"));
            else
            {
                DuoRulesIn.AFileIsKnown.Check(files.Count > 0);
                if (files.Count == 1)
                    notice.BelongsTo(files[0]);
            }
            return notice.Id;
        }
    }
}

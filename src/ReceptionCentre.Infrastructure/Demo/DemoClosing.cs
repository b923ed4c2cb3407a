using ReceptionCentre.Domain.Appointments;
using ReceptionCentre.Domain.CaseFiles;
using ReceptionCentre.Domain.Documents;
using ReceptionCentre.Domain.LetterHelp;
using ReceptionCentre.Domain.Plans;
using ReceptionCentre.Domain.Referrals;
using ReceptionCentre.Domain.Tasks;

namespace ReceptionCentre.Infrastructure.Demo;

/// <summary>Closes a file with everything that is open in it, as the use case of a departure does.</summary>
internal static class DemoClosing
{
    /// <param name="because">Code of the list "departure-kinds"; null = the guidance came to its end, and the person stays.</param>
    public static void Close(this DemoRecords records, CaseFile file, DateOnly on, string? because, Guid by)
    {
        var at = records.At(on, 960);
        foreach (var record in records.All)
        {
            switch (record)
            {
                case IntegrationPlan { State: PlanState.Draft or PlanState.Offered or PlanState.Agreed or PlanState.Decided } plan when plan.CaseFileId == file.Id:
                    plan.EndWithFile(on);
                    break;
                case Referral { IsOpen: true } referral when referral.CaseFileId == file.Id:
                    var (step, why) = (new Happened(on, null, on, at, by), new WhyEnded(null, WhyEnded.FileClosed));
                    if (referral.MayBecome(ReferralState.Withdrawn))
                        referral.Withdraw(step, why);
                    else
                        referral.Stop(step, why);
                    break;
                case Appointment appointment when appointment.Invitees.Any(invitee => invitee.CaseFileId == file.Id && invitee.IsExpected):
                    appointment.Cancel(file.Id, CancelledBy.Centre, "file-closed", null, at, by);
                    break;
                case StaffTask { State: StaffTaskState.Open } task when task.CaseFileId == file.Id:
                    task.EndWithFile(at, by);
                    break;
                case HelpedLetter { DoneOn: null } letter when letter.CaseFileId == file.Id:
                    letter.EndWithFile(on, by);
                    break;
                case Document { State: DocumentState.Queued or DocumentState.Failed } document when document.CaseFileId == file.Id:
                    document.Withdraw();
                    break;
            }
        }
        file.Close(on, because, DemoPips.Parameters.KeptYears(on, file.Task));
    }
}

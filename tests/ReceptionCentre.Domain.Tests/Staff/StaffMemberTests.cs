using ReceptionCentre.Domain.Staff;

namespace ReceptionCentre.Domain.Tests.Staff;

public sealed class StaffMemberTests
{
    private readonly StaffMember _member = StaffMember.Welcome("Jolanda de Wit", "jolanda@staff.test");

    [Fact]
    public void Whoever_works_here_has_a_role() => StaffRules.EverybodyHasARole.Breaks(() => _member.Entrust([], ["0363"], [], []));

    [Fact]
    public void What_is_entrusted_is_exactly_what_was_said_last()
    {
        _member.Entrust([Role.FrontDesk, Role.Caseworker], ["0363", "0772"], [], [NamedPermission.LockedParts]);
        _member.Entrust([Role.Caseworker], ["0772"], [], []);

        Assert.Equal([Role.Caseworker], _member.Roles.Select(part => part.Role));
        Assert.Equal(["0772"], _member.Municipalities.Select(part => part.Municipality));
        Assert.Empty(_member.Permissions);
    }

    [Fact]
    public void Who_receives_for_a_provider_belongs_to_it_and_has_nothing_else()
    {
        var provider = Guid.CreateVersion7();
        _member.Entrust([Role.Receiver], [], [], [], provider);
        Assert.Equal(provider, _member.ProviderId);
        StaffRules.AReceiverBelongsToAProvider.Breaks(() => _member.Entrust([Role.Receiver], [], [], []));
        StaffRules.AReceiverBelongsToAProvider.Breaks(() => _member.Entrust([Role.FrontDesk], ["0363"], [], [], provider));
        StaffRules.AReceiverIsNothingElse.Breaks(() => _member.Entrust([Role.Receiver, Role.FrontDesk], [], [], [], provider));
        StaffRules.AReceiverIsNothingElse.Breaks(() => _member.Entrust([Role.Receiver], ["0363"], [], [], provider));
        StaffRules.AReceiverIsNothingElse.Breaks(() => _member.Entrust([Role.Receiver], [], [Guid.CreateVersion7()], [], provider));
        StaffRules.AReceiverIsNothingElse.Breaks(() => _member.Entrust([Role.Receiver], [], [], [NamedPermission.Health], provider));
    }
}

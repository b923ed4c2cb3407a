using System.Text;
using ReceptionCentre.Application.Auditing;
using ReceptionCentre.Application.Staff;
using ReceptionCentre.Domain.Staff;
using ReceptionCentre.Testing;

namespace ReceptionCentre.Application.Tests.Staff;

/// <summary>The tables in the documentation are the ones in the code. Where one differs, the message holds the right table.</summary>
public sealed class WrittenTablesTests
{
    [Fact]
    public void The_permission_matrix_in_the_documentation_is_the_one_that_counts()
    {
        var roles = Enum.GetValues<Role>();
        var table = new StringBuilder("| permission | " + string.Join(" | ", roles) + " |\n|---" + string.Concat(roles.Select(_ => "|:-:")) + "|\n");
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var named = Enum.GetValues<NamedPermission>().Where(name => Permissions.Of([], [name]).Contains(permission)).ToList();
            var marks = roles.Select(role => Permissions.Of(role).Contains(permission) ? "✓" : named.Count > 0 ? "by name" : "–");
            table.Append("| ").Append(permission).Append(" | ").AppendJoin(" | ", marks).Append(" |\n");
        }
        IsWritten("permissions.md", table.ToString());
    }

    [Fact]
    public void The_list_of_audit_events_in_the_documentation_is_complete()
    {
        Assert.NotEmpty(AuditActions.All);
        var table = new StringBuilder("| action | is |\n|---|---|\n");
        foreach (var action in AuditActions.All)
            table.Append("| ").Append(action).Append(" | ").Append(AuditActions.IsReading(action) ? "reading" : SignInEvents.All.Contains(action) ? "signing in" : "a change").Append(" |\n");
        IsWritten("audit-events.md", table.ToString());
    }

    private static void IsWritten(string document, string table)
    {
        var path = Checkout.File("docs", document);
        Assert.True(File.ReadAllText(path).Contains(table, StringComparison.Ordinal), $"docs/{document} must hold this table:\n{table}");
    }
}

using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

/// <summary>All that is said of them are their rights, see <see cref="PrivilegeStatements"/>.</summary>
internal sealed class DefaultPrivilegesStatements : ObjectStatements<DefaultPrivileges>
{
    public override ObjectKind Kind => ObjectKind.DefaultPrivileges;

    /// <summary>A GRANT or REVOKE that is about objects to come.</summary>
    public static string Said(DefaultPrivileges item, string statement) =>
        $"ALTER DEFAULT PRIVILEGES FOR ROLE {item.Role}{(item.Schema is { } schema ? " IN SCHEMA " + Name(schema) : "")} {statement}";

    protected override IEnumerable<string> Create(DefaultPrivileges item, CreateForm form) => [];

    protected override IEnumerable<string> Drop(DefaultPrivileges item, bool concurrently) => [];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => [];

    protected override string CommentTarget(DefaultPrivileges item) => throw new InvalidOperationException("Default privileges have no comment.");
}

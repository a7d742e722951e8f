using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

/// <summary>All that is said of them are their rights, see <see cref="PrivilegeStatements"/>.</summary>
internal sealed class ViewColumnStatements : ObjectStatements<ViewColumn>
{
    public override ObjectKind Kind => ObjectKind.ViewColumn;

    protected override IEnumerable<string> Create(ViewColumn item, CreateForm form) => [];

    protected override IEnumerable<string> Drop(ViewColumn item, bool concurrently) => [];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) => [];

    protected override string CommentTarget(ViewColumn item) => $"COLUMN {Name(item.Table)}.{Name(item.Name)}";
}

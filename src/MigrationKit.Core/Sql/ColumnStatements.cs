using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

internal sealed class ColumnStatements : ObjectStatements<Column>
{
    public override ObjectKind Kind => ObjectKind.Column;

    /// <summary>The column as it stands inside CREATE TABLE and after ADD COLUMN.</summary>
    public static string Definition(Column column) =>
        $"{Name(column.Name)} {column.Type}"
        + (column.Compression is { } compression ? " COMPRESSION " + compression : "")
        + ForeignOptions.All(column.ForeignOptions)
        + Collate(column.Collation)
        + (column.Generated is { } generated ? $" GENERATED ALWAYS AS ({generated.Expression}) {(generated.Stored ? "STORED" : "VIRTUAL")}" : "")
        + (column.Identity is { } identity ? IdentityStatements.Definition(identity) : "")
        + (column.Default is { } value ? $" DEFAULT {value}" : "")
        + RequirementStatements.Definition(column);

    protected override IEnumerable<string> Create(Column item, CreateForm form) => [$"ALTER TABLE {Name(item.Table)} ADD COLUMN {Definition(item)}"];

    protected override IEnumerable<string> Drop(Column item, bool concurrently) => [$"ALTER TABLE {Name(item.Table)} DROP COLUMN {Name(item.Name)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to) =>
        [$"ALTER TABLE {Name(from.ParentName)} RENAME COLUMN {Name(from.Name)} TO {Name(to.Name)}"];

    protected override string CommentTarget(Column item) => $"COLUMN {Name(item.Table)}.{Name(item.Name)}";

    protected override IEnumerable<string> Special(Operation operation) => operation switch
    {
        AlterColumnOperation { Aspect: ColumnAspect.Type } alter => [Type(alter.From, alter.To, alter.Converts)],
        AlterColumnOperation { Aspect: ColumnAspect.Default, To: var to } alter => [Alter(to, alter.Only) + (to.Default is null ? " DROP DEFAULT" : " SET DEFAULT " + to.Default)],
        AlterColumnOperation { Aspect: ColumnAspect.NotNull, To: var to } => [Alter(to) + (to.IsNullable ? " DROP NOT NULL" : " SET NOT NULL")],
        AlterColumnOperation { Aspect: ColumnAspect.Generated, To: var to } => DropExpression(to),
        AlterColumnOperation { Aspect: ColumnAspect.Identity } alter => IdentityStatements.Change(alter),
        AlterColumnOperation { Aspect: ColumnAspect.Requirement or ColumnAspect.Validity } alter => RequirementStatements.Change(alter),
        AlterColumnOperation { To: var to } alter => ColumnSettingStatements.Of(alter.From, to, alter.Aspect).Select(change => $"{Alter(to)} {change}"),
        DropOperation drop => [$"ALTER TABLE ONLY {Name(drop.Id.ParentName)} DROP COLUMN {Name(drop.Id.Name)}"],
        AlterForeignOptionsOperation alter => [$"{Alter((Column)alter.To)} {ForeignOptions.Differences(alter.Old, alter.New)}"],
        RequireOperation require => [RequirementStatements.Add(require.Column, require.IsNotValid)],
        FollowColumnOperation follow => ColumnSwapStatements.Follow(follow.Swap),
        UnfollowColumnOperation unfollow => ColumnSwapStatements.Unfollow(unfollow.Swap),
        MoveIdentityOperation move => [IdentityStatements.Move(move)],
        BackfillOperation backfill => [new BackfillStatement(backfill).Text()],
        _ => base.Special(operation),
    };

    private static string Alter(Column column, bool only = false) => $"ALTER TABLE {(only ? "ONLY " : "")}{Name(column.Table)} ALTER COLUMN {Name(column.Name)}";

    private static string Collate(QualifiedName? collation) => collation is { } name ? " COLLATE " + Name(name) : "";

    // A default does not follow its column to another type by itself, and the old one may not even parse there.
    private static string Type(Column from, Column to, bool converts)
    {
        var name = Name(to.Name);
        var actions = new List<string> { $"ALTER COLUMN {name} TYPE {to.Type}{Collate(to.Collation)}{(converts ? " USING " + TypeConversion.Of(from, to) : "")}" };
        if (from.Default is not null && (from.Default != to.Default || from.Type.Name != to.Type.Name || from.Type.IsArray != to.Type.IsArray))
        {
            actions.Insert(0, $"ALTER COLUMN {name} DROP DEFAULT");
        }

        if (to.Default is not null && (actions.Count > 1 || from.Default is null))
        {
            actions.Add($"ALTER COLUMN {name} SET DEFAULT {to.Default}");
        }

        return $"ALTER TABLE {Name(to.Table)} {string.Join(", ", actions)}";
    }

    // A generated column that becomes a plain one keeps its values; its new default, if any, is for new rows.
    private static IEnumerable<string> DropExpression(Column to) => [Alter(to) + " DROP EXPRESSION"];
}

using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>What the oldest server that the project is for does not know yet.</summary>
internal sealed class VersionRule : SchemaRule<SchemaObject>
{
    protected override IEnumerable<Finding> Check(SchemaObject item, ValidationContext context) =>
        from feature in Features(item)
        where context.PostgresVersion < feature.Since
        select Finding(
            Codes.NeedsNewerPostgres,
            item,
            $"{ObjectLabel.Capitalized(item.Id)} uses {feature.Name}, which PostgreSQL has since version {feature.Since}; "
            + $"this project is for {context.PostgresVersion} and later.",
            $"Do without it, or set <MigrationKitPostgresVersion>{feature.Since}</MigrationKitPostgresVersion> "
            + "if no older server is in use.");

    private static IEnumerable<(string Name, int Since)> Features(SchemaObject item) => item switch
    {
        UniqueConstraint { NullsNotDistinct: true } or TableIndex { NullsNotDistinct: true } => [("NULLS NOT DISTINCT", 15)],
        PrimaryKey { IsWithoutOverlaps: true } or UniqueConstraint { IsWithoutOverlaps: true } => [("WITHOUT OVERLAPS", 18)],
        CheckConstraint { IsEnforced: false } or ForeignKey { IsEnforced: false } => [("NOT ENFORCED", 18)],
        ForeignKey { IsPeriod: true } => [("PERIOD in foreign keys", 18)],
        Sequence { IsUnlogged: true } => [("unlogged sequences", 15)],
        Column { Compression: not null } => [("COMPRESSION of columns", 14)],
        TableIndex { Method: "spgist", Include.IsEmpty: false } => [("INCLUDE in an spgist index", 14)],
        DefinedObject { Id.Kind: ObjectKind.View } view when view.Clause(ClauseNames.OptionPrefix + "security_invoker") == "true" => [("security_invoker of views", 15)],
        ForeignKey { OnDeleteColumns.IsEmpty: false } => [("ON DELETE SET NULL (…) with columns", 15)],
        Column { Requirement: not null } => [("a NOT NULL with a name, NO INHERIT or NOT VALID", 18)],
        Column { Generated.Stored: false } => [("virtual generated columns", 18)],
        Column { Type: { Schema: null } type } when type.Name.EndsWith("multirange", StringComparison.Ordinal) => [("multiranges", 14)],
        _ => [],
    };
}

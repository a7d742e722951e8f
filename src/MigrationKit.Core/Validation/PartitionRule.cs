using MigrationKit.Core.Declarations;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Validation;

/// <summary>
/// Each partition can look for duplicates among its own rows only, so the keys of a partitioned table have all its partition columns.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/current/ddl-partitioning.html#DDL-PARTITIONING-DECLARATIVE-LIMITATIONS</remarks>
internal sealed class PartitionRule : SchemaRule<TableObject>
{
    protected override IEnumerable<Finding> Check(TableObject item, ValidationContext context)
    {
        var columns = UniqueColumns(item);
        if (columns is null
            || context.Find(ObjectId.Of(ObjectKind.Table, item.Table)) is not Table { PartitionBy: { } partitionBy })
        {
            return [];
        }

        return
            from key in PartitionKeys.ColumnsOf(partitionBy)
            where key is null || !columns.Contains(key, StringComparer.Ordinal)
            select Finding(
                Codes.PartitionKeyNotInKey,
                item,
                $"{ObjectLabel.Capitalized(item.Id)} has not the partition {(key is null ? "key, which is an expression," : $"column {key}")} of {ObjectLabel.PathOf(item.Table)}.",
                key is null
                    ? "A table that is partitioned by an expression can have no such key: remove it, or partition by a column."
                    : "Name the property too: [PgPrimaryKey(nameof(Id), nameof(…))].");
    }

    private static IEnumerable<string>? UniqueColumns(TableObject item) => item switch
    {
        PrimaryKey key => key.Columns,
        UniqueConstraint unique => unique.Columns,
        TableIndex { IsUnique: true } index => index.Keys.Select(static key => key.Column).OfType<string>(),
        _ => null,
    };
}

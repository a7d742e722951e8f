using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas;

/// <summary>What tables, columns and indexes have beside what they are made of, and exclusion constraints.</summary>
internal sealed partial class RandomSchema
{
    private static readonly string[] s_long = ["text", "character varying(200)", "jsonb", "bytea"];

    private void ChangeTable()
    {
        if (All<Table>().ToList() is { Count: > 0 } tables)
        {
            ChangeTable(One(tables));
        }
    }

    private void ChangeTable(Table table) => Put(_random.Next(4) switch
    {
        0 => table with { Parameters = Chance(0.5) ? EquatableArray.Of("autovacuum_enabled=off", "fillfactor=70") : EquatableArray.Of("fillfactor=80", "parallel_workers=2") },
        1 => table with { ReplicaIdentity = One([ReplicaIdentity.Default, ReplicaIdentity.Nothing, ReplicaIdentity.Full]) },
        2 => table with { HasRowSecurity = !table.HasRowSecurity, ForcesRowSecurity = Chance(0.3) },
        _ => table with { Parameters = default, ReplicaIdentity = ReplicaIdentity.Default },
    });

    private void ChangeColumnSettings() => OnTable(table =>
    {
        if (ColumnsOf(table).Where(static column => s_long.Contains(column.Type.ToString())).ToList() is { Count: > 0 } columns)
        {
            var column = One(columns);
            Put(_random.Next(3) switch
            {
                0 => column with { Storage = Chance(0.3) ? null : One(["external", "main"]) },
                1 => column with { Statistics = Chance(0.3) ? null : _random.Next(0, 1000) },
                _ => column with { Options = Chance(0.3) ? default : EquatableArray.Of("n_distinct=" + _random.Next(1, 100)) },
            });
        }
    });

    private void ChangeIndexSettings()
    {
        if (All<IndexedObject>().Where(static item => item is not ExclusionConstraint).ToList() is not { Count: > 0 } indexes)
        {
            return;
        }

        var index = One(indexes);
        switch (_random.Next(3))
        {
            case 0:
                Put(index with { Parameters = index is TableIndex { Method: not "btree" } || Chance(0.4) ? default : EquatableArray.Of("fillfactor=" + _random.Next(50, 100)) });
                break;
            case 1:
                foreach (var other in All<IndexedObject>().Where(other => other.Table == index.Table && other.IsClustered).ToList())
                {
                    Put(other with { IsClustered = false });
                }

                Put(index is TableIndex { Where: not null } ? index : index with { IsClustered = Chance(0.8) });
                break;
            default:
                Put(index is TableIndex ? index : index with { IndexComment = Chance(0.3) ? null : "index " + ++_counter });
                break;
        }
    }

    private void AddExclusion() => OnTable(table =>
    {
        if (ColumnsOf(table).Where(static column => column.Type.ToString() is "integer" or "bigint").ToList() is { Count: > 0 } columns)
        {
            var column = One(columns);
            Put(new ExclusionConstraint
            {
                Table = table,
                Name = Fresh("ex"),
                Elements = EquatableArray.Of(new ExclusionElement(new IndexKey { Column = column.Name, Descending = Chance(0.3) }, "=")),
                Where = Chance(0.3) ? $"({Quoted(column.Name)} > 0)" : null,
                Deferral = Chance(0.2) ? Deferral.InitiallyDeferred : Deferral.NotDeferrable,
                Parameters = Chance(0.2) ? EquatableArray.Of("fillfactor=80") : default,
            });
        }
    });

    private static bool IsBroken(ExclusionConstraint exclusion, List<Column> columns) =>
        !columns.Any(column => column.Name == exclusion.Elements[0].Key.Column && column.Type.ToString() is "integer" or "bigint");
}

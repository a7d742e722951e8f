using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>What tables have beside what they are made of.</summary>
internal sealed class RandomTableSettings : RandomKind
{
    public override void Add(RandomObjects objects) => objects.OnTable(
        name =>
        {
            var table = (Table)objects.Find(ObjectId.Of(ObjectKind.Table, name))!;
            objects.Put(objects.Next(5) switch
            {
                0 => table with { Parameters = objects.Chance(0.5) ? EquatableArray.Of("autovacuum_enabled=off", "fillfactor=70") : EquatableArray.Of("fillfactor=80", "parallel_workers=2") },
                1 => table with { ReplicaIdentity = objects.One([ReplicaIdentity.Default, ReplicaIdentity.Nothing, ReplicaIdentity.Full]) },
                2 => table with { HasRowSecurity = !table.HasRowSecurity, ForcesRowSecurity = objects.Chance(0.3) },
                3 => table with { IsUnlogged = !table.IsUnlogged },
                _ => table with { Parameters = default, ReplicaIdentity = ReplicaIdentity.Default },
            });
        },
        RandomTable.IsPlain);

    // Rows that stay cannot refer to rows that a crash takes away, and no more can be published than is logged.
    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item switch
    {
        ForeignKey foreign => IsUnlogged(foreign.PrincipalTable, schema) != IsUnlogged(foreign.Table, schema),
        _ => false,
    };

    private static bool IsUnlogged(QualifiedName table, DatabaseSchema schema) => schema.Find(ObjectId.Of(ObjectKind.Table, table)) is Table { IsUnlogged: true };
}

using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>How the values of columns are kept and looked at.</summary>
internal sealed class RandomColumnSettings : RandomKind
{
    private static readonly string[] s_long = ["text", "character varying(200)", "jsonb", "bytea"];

    public override void Add(RandomObjects objects) => objects.OnTable(
        table =>
        {
            if (objects.ColumnsOf(table).Where(static column => s_long.Contains(column.Type.ToString())).ToList() is { Count: > 0 } columns)
            {
                var column = objects.One(columns);
                objects.Put(objects.Next(3) switch
                {
                    0 => column with { Storage = objects.Chance(0.3) ? null : objects.One(["external", "main"]) },
                    1 => column with { Statistics = objects.Chance(0.3) ? null : objects.Next(1000) },
                    _ => column with { Options = objects.Chance(0.3) ? default : EquatableArray.Of("n_distinct=" + (1 + objects.Next(99))) },
                });
            }
        },
        RandomTable.IsPlain);
}

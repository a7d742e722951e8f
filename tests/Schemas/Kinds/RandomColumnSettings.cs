using MigrationKit.Core.Model;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>How the values of columns are kept and looked at.</summary>
internal sealed class RandomColumnSettings : RandomKind
{
    // NOT NULL is a constraint.
    private const int RequirementsSince = 18;

    private static readonly string[] s_long = ["text", "character varying(200)", "jsonb", "bytea"];

    public override void Add(RandomObjects objects) => objects.OnTable(
        table =>
        {
            if (objects.Version >= RequirementsSince && objects.Chance(0.3))
            {
                Require(table, objects);
                return;
            }

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

    public override void Complete(RandomObjects objects)
    {
        var schema = objects.Snapshot();
        foreach (var column in objects.All<Column>().Where(column => column.Requirement is not null && !MayBeRequired(column, schema)).ToList())
        {
            objects.Put(column with { Requirement = null });
        }
    }

    // What keys and heirs make of it by themselves is another matter.
    private static bool MayBeRequired(Column column, DatabaseSchema schema) => column is { IsNullable: false, Identity: null }
        && schema.Find(column.Id.ParentId!) is Table table && RandomTable.IsPlain(table)
        && !schema.Tree.ChildrenOf(column.Table).Any() && !schema.Tree.ParentsOf(column.Table).Any()
        && !schema.PartsOf(column.Id.ParentId!).OfType<PrimaryKey>().Any(key => key.Columns.Contains(column.Name));

    private static void Require(QualifiedName table, RandomObjects objects)
    {
        var schema = objects.Snapshot();
        var columns = objects.ColumnsOf(table).Where(column => MayBeRequired(column, schema)).ToList();
        if (columns.Count == 0)
        {
            return;
        }

        var column = objects.One(columns);
        var requirement = new Requirement { Name = objects.Chance(0.5) ? objects.Fresh("nn") : null, IsValidated = objects.Chance(0.7), NoInherit = objects.Chance(0.3) };
        objects.Put(column with { Requirement = requirement.UnlessStandard });
    }
}

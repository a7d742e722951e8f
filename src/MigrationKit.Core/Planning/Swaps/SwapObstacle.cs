using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning.Swaps;

/// <summary>Why a column cannot change its type by way of a second one.</summary>
internal sealed class SwapObstacle(DatabaseSchema from, DatabaseSchema to)
{
    // They go and come back within the moment in which the columns swap their names.
    private static readonly HashSet<ObjectKind> s_rebuilt =
    [
        ObjectKind.View, ObjectKind.ViewColumn, ObjectKind.Rule, ObjectKind.Trigger, ObjectKind.Policy, ObjectKind.Statistics, ObjectKind.Function, ObjectKind.Procedure,
    ];

    /// <returns>A reason with what can be done about it; null where nothing is in the way.</returns>
    public string? Of(Column old, Column now, string expression)
    {
        var table = (Table)from.Find(old.Id.ParentId!)!;
        return OfTable(table) ?? OfColumn(old, now, expression) ?? OfParts(old) ?? OfDependents(old, now);
    }

    private string? OfTable(Table table) => table switch
    {
        { Foreign: not null } => $"{table.Name} is a foreign table, whose rows are elsewhere. Take the attribute away",
        { OfType: not null } => $"{table.Name} has the columns of a composite type. Change the type",
        _ when from.Tree.IsPartitioned(table.Name) || table.Parents.Any() || from.Tree.ChildrenOf(table.Name).Any() || to.Tree.ChildrenOf(table.Name).Any()
            => $"{table.Name} has partitions or heirs, or is one. Add a second column, and swap them in a migration that you write",
        _ when new PublishedUpdates(from).Obstacle(table.Name) is { } reason
            => $"{reason}, so that the server refuses to fill the second one. {PublishedUpdates.Cure.TrimEnd('.')}",
        _ => null,
    };

    private string? OfColumn(Column old, Column now, string expression)
    {
        if (old.Generated is not null || now.Generated is not null)
        {
            return "it is generated: nobody writes it. Drop it and declare another one";
        }

        if (old.Identity is null != now.Identity is null)
        {
            return "it becomes an identity, or is none any more, at the same time. Do that in a migration of its own";
        }

        if (DomainBase.Of(now.Type, to).IsBound)
        {
            return $"the server writes a table anew for a column of a domain with constraints ({now.Type}). Take the type of the domain and a check of the table";
        }

        if (old.Requirement is not null || now.Requirement is not null)
        {
            return "its NOT NULL has a name, NO INHERIT or NOT VALID. Do without that meanwhile";
        }

        var generated = Sources(old, expression, from).OfType<Column>().FirstOrDefault(static column => column.Generated is not null);
        return generated is null ? null : $"the expression mentions {generated.Name}, which has no value yet when a trigger sees the row. Write out what it is generated from";
    }

    private string? OfParts(Column column)
    {
        var incoming = from.All<ForeignKey>().FirstOrDefault(foreign => foreign.PrincipalTable == column.Table && foreign.PrincipalColumns.Contains(column.Name));
        if (incoming is not null)
        {
            return $"{incoming.Id} refers to it. Drop the foreign key in a migration before this one, and declare it again in the one after it";
        }

        var part = SwapTarget.PartsOver(column, from).FirstOrDefault(static part => part
            is IndexedObject { PartOf: not null } or PrimaryKey { IsWithoutOverlaps: true } or UniqueConstraint { IsWithoutOverlaps: true } or ForeignKey { IsPeriod: true });
        return part is null ? null : $"{part.Id} cannot be built beside the one that there is. Drop it in a migration before this one";
    }

    private string? OfDependents(Column old, Column now)
    {
        var changed = SwapTarget.Of(old, now);
        var found = Dependents(old, changed, from, SwapTarget.After(from, changed, [])).FirstOrDefault(item => !s_rebuilt.Contains(item.Id.Kind) || !item.Equals(to.Find(item.Id)));
        return found is null ? null
            : s_rebuilt.Contains(found.Id.Kind) ? $"{found.Id} hangs on it, and changes or goes as well. Do that in a migration before or after this one"
            : $"{found.Id} hangs on it, which takes long to make anew. Drop it in a migration before this one, and declare it again in the one after it";
    }

    /// <summary>What has to go and come back because it hangs on the column, but for what is over the column in its table.</summary>
    public static IReadOnlyList<SchemaObject> Dependents(Column old, Column now, DatabaseSchema before, DatabaseSchema after)
    {
        var own = new HashSet<ObjectId>(SwapTarget.PartsOver(old, before).Select(static part => part.Id)) { old.Id };
        return RebuiltObjects.Expand([new AlterObject(old, now)], before, after).OfType<DropObject>().Where(drop => !own.Contains(drop.Id)).Select(static drop => drop.Object).ToList();
    }

    /// <summary>The columns that an expression may mention.</summary>
    public static IEnumerable<SchemaObject> Sources(Column column, string expression, DatabaseSchema schema) =>
        NamedMentions.Of(column with { Default = null, Generated = null, OnlineType = null, Backfill = expression, Uses = null }, schema)
            .Where(id => id.Kind == ObjectKind.Column && id.ParentId == column.Id.ParentId).Distinct().Select(schema.Find).OfType<SchemaObject>();
}

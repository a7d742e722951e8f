using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

/// <summary>Views over tables and other views. Each has the columns a and b, so that others can be over it.</summary>
internal sealed class RandomView : RandomKind
{
    public static readonly string[] Columns = ["a", "b"];

    public override int AtFirst => 4;

    public override void Add(RandomObjects objects) => Add(objects, ObjectKind.View);

    public override void Alter(RandomObjects objects) => Alter(objects, ObjectKind.View);

    /// <summary>Adds a view of either kind.</summary>
    public static void Add(RandomObjects objects, ObjectKind kind)
    {
        if (Query(objects, kind, kind == ObjectKind.View ? [ObjectKind.Table, ObjectKind.Table, ObjectKind.View, ObjectKind.MaterializedView] : [ObjectKind.Table, ObjectKind.MaterializedView]) is { } query)
        {
            objects.Declare(objects.NewName(), Statement(kind, query, objects));
        }
    }

    // Over a table only: what is over the view itself cannot be under it.
    public static void Alter(RandomObjects objects, ObjectKind kind)
    {
        if (objects.Of(kind) is { Count: > 0 } views && Query(objects, kind, ObjectKind.Table) is { } query)
        {
            objects.Redeclare(objects.One(views), Statement(kind, query, objects));
        }
    }

    private static FormattableString Statement(ObjectKind kind, FormattableString query, RandomObjects objects) => Joined(
        kind == ObjectKind.MaterializedView ? "CREATE MATERIALIZED VIEW " : "CREATE VIEW ",
        kind == ObjectKind.MaterializedView ? objects.One(["", " WITH (fillfactor=80)"]) : objects.One(["", "", " WITH (security_barrier=true)"]),
        query);

    private static FormattableString Joined(string create, string options, FormattableString query) => System.Runtime.CompilerServices.FormattableStringFactory.Create(
        $"{create}{{{query.ArgumentCount}}}{options} AS {query.Format}", [.. query.GetArguments(), Self]);

    private static FormattableString? Query(RandomObjects objects, ObjectKind kind, params ObjectKind[] sources)
    {
        // The rows of a foreign table without a handler cannot be read, which nobody does but a materialized view.
        var tables = objects.All<Table>().Where(RandomTable.IsLocal).Select(static table => table.Id).ToList();
        var wanted = objects.One(sources);
        var relations = wanted != ObjectKind.Table && objects.Of(wanted) is { Count: > 0 } views ? views : tables;
        if (relations.Count == 0)
        {
            return null;
        }

        var relation = objects.One(relations);
        var columns = relation.Kind == ObjectKind.Table ? objects.ColumnsOf(relation.QualifiedName).Select(static column => (object)column.Id).ToList() : [.. Columns];
        return columns.Count == 0 ? null : Query(kind, relation, objects.One(columns), objects.One(columns), objects);
    }

    // A stored row keeps columns of its table from changing their type.
    private static FormattableString Query(ObjectKind kind, ObjectId relation, object one, object other, RandomObjects objects) => objects.Next(8) switch
    {
        0 => $"SELECT x.{one} AS a, x.{other} AS b FROM {relation} x WHERE (x.{one} IS NOT NULL)",
        1 => $"SELECT x.{one}::text AS a, NULL::integer AS b FROM {relation} x UNION ALL SELECT 'x'::text, 1",
        2 => $"SELECT x.{one} AS a, (SELECT count(*) FROM {relation} y) AS b FROM {relation} x",
        3 when kind == ObjectKind.View => $"SELECT x AS a, 'it''s'::text AS b FROM {relation} x",
        4 when RandomFunction.WithoutArguments(objects) is { Count: > 0 } functions => $"SELECT x.{one} AS a, {objects.One(functions)}() AS b FROM {relation} x",
        5 => $"WITH w AS (SELECT z.{one}, z.{other} AS o FROM {relation} z) SELECT w.{one} AS a, w.o AS b FROM w",
        6 => $"SELECT x.{one} AS a, y.{other} AS b FROM {relation} x LEFT JOIN {relation} y ON (x.{one} IS NULL)",
        _ => $"SELECT x.{one} AS a, x.{other} AS b FROM {relation} x",
    };
}

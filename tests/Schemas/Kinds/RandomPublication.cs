using MigrationKit.Core.Model;
using static MigrationKit.Tests.Schemas.SqlTemplate;

namespace MigrationKit.Tests.Schemas.Kinds;

internal sealed class RandomPublication : RandomKind
{
    public override void Add(RandomObjects objects) => objects.Put(New(objects.Fresh("pub"), objects));

    public override void Alter(RandomObjects objects)
    {
        if (objects.All<Publication>().ToList() is { Count: > 0 } publications)
        {
            objects.Put(New(objects.One(publications).Name, objects));
        }
    }

    public override bool IsBroken(SchemaObject item, DatabaseSchema schema) => item is Publication publication
        && publication.Tables.Any(published => !CanBePublished((Table)schema.Find(ObjectId.Of(ObjectKind.Table, published.Table))!)
            || published.Columns.Any(name => schema.Find(ObjectId.Of(ObjectKind.Column, published.Table, name)) is Column { Generated: not null }));

    private static Publication New(string name, RandomObjects objects)
    {
        var publication = new Publication(name)
        {
            AllTables = objects.Chance(0.2),
            Publish = objects.One([Publication.AllActions, "insert", "insert, update"]),
            ViaRoot = objects.Chance(0.2),
        };
        var tables = objects.All<Table>().Where(table => CanBePublished(table) && objects.Chance(0.5)).Select(table => new PublishedTable(table.Name, Columns(table.Name, objects)));
        return publication.AllTables ? publication : publication with { Tables = tables.OrderBy(static published => published.Table).ToEquatableArray() };
    }

    private static bool CanBePublished(Table table) => RandomTable.IsPlain(table) && !table.IsUnlogged;

    // The server keeps them in the order of the table, so one is enough.
    private static EquatableArray<string> Columns(QualifiedName table, RandomObjects objects) => objects.Version >= 15 && objects.Chance(0.3)
        && objects.ColumnsOf(table).FirstOrDefault(static column => column.Generated is null) is { } column ? EquatableArray.Of(column.Name) : default;
}

using System.Globalization;
using MigrationKit.Core.Model;

namespace MigrationKit.Benchmarks;

/// <summary>Schemas of any size: tables of ten columns, with a primary key, an index, and a foreign key to the table before.</summary>
internal static class SyntheticSchema
{
    public static DatabaseSchema Of(int tables) => DatabaseSchema.Create(Enumerable.Range(0, tables).SelectMany(Table));

    /// <summary>So many tables, evenly spread, have one column more, one of another type, and one less.</summary>
    public static DatabaseSchema Changed(DatabaseSchema schema, int tables)
    {
        var objects = schema.ToDictionary();
        var all = schema.All<Table>().ToList();
        for (var i = 0; i < tables; i++)
        {
            var table = all[i * (all.Count / tables)].Name;
            objects.Remove(ColumnId(table, "note"));
            var quantity = (Column)objects[ColumnId(table, "quantity")];
            objects[quantity.Id] = quantity with { Type = PgType.BuiltIn("bigint") };
            var added = Column(table, 11, "added", "text", isNullable: true);
            objects.Add(added.Id, added);
        }

        return DatabaseSchema.FromDictionary(objects);
    }

    /// <summary>The schema whose tables, or columns of one name, are called otherwise, as declared by [RenamedFrom].</summary>
    public static DatabaseSchema Renamed(DatabaseSchema schema, ObjectKind kind) =>
        DatabaseSchema.Create(schema.Objects.Select(item => kind == ObjectKind.Table ? WithNewTable(item) : WithNewColumn(item)));

    private static SchemaObject WithNewTable(SchemaObject item) => item switch
    {
        Table table => table with { Name = Renamed(table.Name), RenamedFrom = EquatableArray.Of(table.Name.Name) },
        ForeignKey foreign => foreign with { Table = Renamed(foreign.Table), PrincipalTable = Renamed(foreign.PrincipalTable) },
        TableObject part => part with { Table = Renamed(part.Table) },
        _ => item,
    };

    private static SchemaObject WithNewColumn(SchemaObject item) =>
        item is Column { Name: "note" } column ? column with { Name = "remark", RenamedFrom = EquatableArray.Of("note") } : item;

    private static QualifiedName Renamed(QualifiedName table) => table with { Name = "new_" + table.Name };

    private static IEnumerable<SchemaObject> Table(int number)
    {
        var table = Name(number);
        yield return new Table(table);
        yield return Column(table, 1, "id", "bigint") with { Identity = new Identity(IdentityGeneration.ByDefault) };
        yield return Column(table, 2, "parent_id", "bigint", isNullable: true);
        yield return Column(table, 3, "code", "character varying(40)");
        yield return Column(table, 4, "name", "text");
        yield return Column(table, 5, "price", "numeric(10,2)", "0.00");
        yield return Column(table, 6, "is_active", "boolean", "true");
        yield return Column(table, 7, "created_at", "timestamp with time zone", "now()");
        yield return Column(table, 8, "token", "uuid", isNullable: true);
        yield return Column(table, 9, "quantity", "integer", "0");
        yield return Column(table, 10, "note", "text", isNullable: true);
        yield return new PrimaryKey { Table = table, Name = $"pk_{table.Name}", Columns = EquatableArray.Of("id") };
        yield return new TableIndex
        {
            Table = table,
            Name = $"ix_{table.Name}_code",
            Keys = EquatableArray.Of(new IndexKey { Column = "code" }),
        };
        yield return new ForeignKey
        {
            Table = table,
            Name = $"fk_{table.Name}_parent_id",
            Columns = EquatableArray.Of("parent_id"),
            PrincipalTable = Name(Math.Max(0, number - 1)),
            PrincipalColumns = EquatableArray.Of("id"),
            OnDelete = ReferentialAction.Cascade,
        };
    }

    private static QualifiedName Name(int number) => new("public", "table_" + number.ToString("00000", CultureInfo.InvariantCulture));

    private static ObjectId ColumnId(QualifiedName table, string name) => ObjectId.Of(ObjectKind.Column, table, name);

    private static Column Column(
        QualifiedName table, int ordinal, string name, string type, string? otherwise = null, bool isNullable = false) => new()
    {
        Table = table,
        Name = name,
        Type = PgType.Parse(type),
        Default = otherwise,
        IsNullable = isNullable,
        Ordinal = ordinal,
    };
}

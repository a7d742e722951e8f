using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>
/// What attributes can say. Each kind is made anew of what its attribute knows: where that is the same object, the attribute says all of it, and
/// what a later version adds to the model goes to SQL until there is an attribute for it.
/// </summary>
internal static class ClassParts
{
    /// <summary>The part of a schema that classes and enums can declare.</summary>
    public static DatabaseSchema Of(DatabaseSchema schema)
    {
        var tables = schema.All<Table>().Where(table => IsClass(table, schema)).ToDictionary(static table => table.Id);
        var parts = tables.Keys.SelectMany(schema.PartsOf).Where(part => IsSaid(part) && (part is not ForeignKey key || tables.ContainsKey(Id(key.PrincipalTable))));
        var enums = schema.All<EnumType>().Where(static type => IsSame(type, new EnumType(type.Name) { Values = type.Values }));
        return DatabaseSchema.Create([.. tables.Values.Select(Said), .. parts.Select(Said), .. enums.Select(Said)]);
    }

    private static bool IsClass(Table table, DatabaseSchema schema) =>
        IsSame(table, new Table(table.Name)) && schema.ColumnsOf(table.Id).All(IsSaid) && schema.ColumnsOf(table.Id).Any();

    private static bool IsSaid(SchemaObject part) => part switch
    {
        Column column => IsSame(column, new Column
        {
            Table = column.Table,
            Name = column.Name,
            Type = column.Type,
            IsNullable = column.IsNullable,
            Default = column.Default,
            Identity = column.Identity,
            Generated = column.Generated,
            Collation = column.Collation,
        }),
        PrimaryKey key => IsSame(key, new PrimaryKey { Table = key.Table, Name = key.Name, Columns = key.Columns, Include = key.Include, Deferral = key.Deferral }),
        UniqueConstraint unique => IsSame(unique, new UniqueConstraint
        {
            Table = unique.Table,
            Name = unique.Name,
            Columns = unique.Columns,
            Include = unique.Include,
            NullsNotDistinct = unique.NullsNotDistinct,
            Deferral = unique.Deferral,
        }),
        CheckConstraint check => IsSame(check, new CheckConstraint
        {
            Table = check.Table,
            Name = check.Name,
            Expression = check.Expression,
            NoInherit = check.NoInherit,
            IsValidated = check.IsValidated,
        }),
        ForeignKey key => IsSame(key, Plain(key)),
        TableIndex index => IsSame(index, new TableIndex
        {
            Table = index.Table,
            Name = index.Name,
            Keys = index.Keys,
            Include = index.Include,
            IsUnique = index.IsUnique,
            NullsNotDistinct = index.NullsNotDistinct,
            Method = index.Method,
            Where = index.Where,
            Parameters = index.Parameters,
        }),
        _ => false,
    };

    private static ForeignKey Plain(ForeignKey key) => new()
    {
        Table = key.Table,
        Name = key.Name,
        Columns = key.Columns,
        PrincipalTable = key.PrincipalTable,
        PrincipalColumns = key.PrincipalColumns,
        OnDelete = key.OnDelete,
        OnUpdate = key.OnUpdate,
        OnDeleteColumns = key.OnDeleteColumns,
        MatchFull = key.MatchFull,
        Deferral = key.Deferral,
        IsValidated = key.IsValidated,
    };

    private static bool IsSame(SchemaObject item, SchemaObject plain) => item.Bare.Equals(plain);

    // Comments of tables, columns and enums have an attribute; those of other parts are said in SQL, as all rights are.
    private static SchemaObject Said(SchemaObject item) => item is Table or Column or EnumType ? item.Bare with { Comment = item.Comment } : item.Bare;

    private static ObjectId Id(QualifiedName table) => ObjectId.Of(ObjectKind.Table, table);
}

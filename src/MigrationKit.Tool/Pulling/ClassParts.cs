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
        var parts = tables.Values.SelectMany(table => schema.PartsOf(table.Id).Where(part => IsPart(part, table)))
            .Where(part => part is not ForeignKey key || tables.ContainsKey(Id(key.PrincipalTable)));
        var types = schema.Objects.Where(static item => item is EnumType type ? IsSame(type, new EnumType(type.Name) { Values = type.Values }) : IsComposite(item));
        var classes = DatabaseSchema.Create(tables.Values.Concat(parts).Concat(types).Select(Said));
        return DatabaseSchema.Create(classes.Objects.Concat(classes.All<Table>().SelectMany(table => SaidPartitions.Of(table, classes, schema))));
    }

    private static bool IsClass(Table table, DatabaseSchema schema) =>
        table.PartitionOf is null && IsSame(table, Plain(table)) && schema.ColumnsOf(table.Id).All(IsSaid) && schema.ColumnsOf(table.Id).Any();

    private static Table Plain(Table table) => new(table.Name)
    {
        IsUnlogged = table.IsUnlogged,
        Parameters = table.Parameters,
        HasRowSecurity = table.HasRowSecurity,
        ForcesRowSecurity = table.HasRowSecurity && table.ForcesRowSecurity,
        PartitionBy = SaidPartitions.ColumnsOf(table) is null ? null : table.PartitionBy,
    };

    private static bool IsPart(SchemaObject part, Table table) =>
        IsSaid(part) || (part is DefinedObject { Id.Kind: ObjectKind.Policy } policy && table.HasRowSecurity && IsPolicy(policy));

    // Names of roles come back as they are, which are split at commas.
    private static bool IsPolicy(DefinedObject policy)
    {
        var definition = PolicyDefinition.From(policy);
        return IsSame(policy, definition.Of(policy.Id)) && definition.Roles.All(static role => GrantText.NameOf(role) is not null);
    }

    private static bool IsComposite(SchemaObject item) => item is DefinedObject { Id.Kind: ObjectKind.Composite } type && CompositeClass.IsSaid(type);

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
        ExclusionConstraint exclusion => IsSame(exclusion, Plain(exclusion)),
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

    private static ExclusionConstraint Plain(ExclusionConstraint exclusion) => new()
    {
        Table = exclusion.Table,
        Name = exclusion.Name,
        Method = exclusion.Method,
        Elements = exclusion.Elements
            .Select(static element => element with
            {
                Key = new IndexKey
                {
                    Column = element.Key.Column,
                    Expression = element.Key.Expression,
                    Collation = element.Key.Collation,
                    OperatorClass = element.Key.OperatorClass,
                },
            })
            .ToEquatableArray(),
        Include = exclusion.Include,
        Where = exclusion.Where,
        Parameters = exclusion.Parameters,
        Deferral = exclusion.Deferral,
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

    // Comments of and rights on tables, columns and types have an attribute; those of other parts are said in SQL, as rights are that are taken away.
    private static SchemaObject Said(SchemaObject item) => item is Table or Column or EnumType or DefinedObject { Id.Kind: ObjectKind.Composite }
        ? item.Bare with { Comment = item.Comment, Privileges = item.Privileges.All(GrantText.IsSaid) ? item.Privileges : default }
        : item.Bare;

    private static ObjectId Id(QualifiedName table) => ObjectId.Of(ObjectKind.Table, table);
}

using MigrationKit.Core.Model;

namespace MigrationKit.Tool.Pulling;

/// <summary>What the attributes of a class and of its properties say: names only where they are not those that the generator would give.</summary>
internal sealed class TableAttributes(Table table, DatabaseSchema schema, PulledNames names)
{
    private readonly PrimaryKey? _key = schema.PartsOf(table.Id).OfType<PrimaryKey>().FirstOrDefault();
    private readonly List<SchemaObject> _parts = [.. schema.PartsOf(table.Id)];

    public IEnumerable<string> OfClass() =>
    [
        .. table.Comment is { } comment ? [new AttributeText("PgComment").With(CSharpText.Literal(comment)).ToString()] : Array.Empty<string>(),
        .. new TableSettingAttributes(table, schema, names).Lines(),
        .. PrimaryKey(),
        .. _parts.OfType<UniqueConstraint>().Select(Unique),
        .. _parts.OfType<TableIndex>().Select(Index),
        .. _parts.OfType<ExclusionConstraint>().Select(Exclude),
        .. _parts.OfType<CheckConstraint>().Select(Check),
        .. _parts.OfType<ForeignKey>().Where(static key => key.Columns.Count > 1).Select(key => References(key)),
    ];

    public IEnumerable<string> OfColumn(Column column, ClrType type)
    {
        if (IsPlainKey && _key!.Columns[0] == column.Name)
        {
            yield return "[Key]";
        }

        foreach (var attribute in Column(column, type).Concat(Value(column)))
        {
            yield return attribute;
        }

        foreach (var key in _parts.OfType<ForeignKey>().Where(key => key.Columns.Count == 1 && key.Columns[0] == column.Name))
        {
            yield return References(key);
        }

        if (column.Comment is { } comment)
        {
            yield return new AttributeText("PgComment").With(CSharpText.Literal(comment)).ToString();
        }

        foreach (var grant in GrantText.Of(column))
        {
            yield return grant;
        }
    }

    private bool IsPlainKey => _key is { Columns.Count: 1, Include.IsEmpty: true, Deferral: Deferral.NotDeferrable } && _key.Name == ConstraintNames.PrimaryKey(table.Name.Name);

    private IEnumerable<string> PrimaryKey()
    {
        if (_key is null)
        {
            yield return "[PgKeyless]";
        }
        else if (!IsPlainKey)
        {
            var attribute = new AttributeText("PgPrimaryKey").With(_key.Columns.Select(NameOf))
                .Text("Name", Unless(_key.Name, ConstraintNames.PrimaryKey(table.Name.Name))).List("Include", [.. _key.Include.Select(NameOf)]);
            yield return Deferred(attribute, _key.Deferral).ToString();
        }
    }

    private IEnumerable<string> Column(Column column, ClrType type)
    {
        var property = names.Property(table.Name, column.Name);
        var attribute = SnakeCase.Of(property) == column.Name ? new AttributeText("Column") : new AttributeText("Column").With(CSharpText.Literal(column.Name));
        var text = attribute.Text("TypeName", type.Column).ToString();
        if (text != "[Column]")
        {
            yield return text;
        }

        if (type.MaxLength is { } length)
        {
            yield return $"[MaxLength({length})]";
        }

        if (column.Collation is { } collation)
        {
            yield return new AttributeText("PgCollation").With(CSharpText.Literal(collation.Name)).Text("Schema", Unless(collation.Schema, "pg_catalog")).ToString();
        }
    }

    private IEnumerable<string> Value(Column column)
    {
        if (column.Default is { } expression)
        {
            yield return $"[PgDefault({CSharpText.Literal(expression)})]";
        }

        if (column.Generated is { } generated)
        {
            yield return new AttributeText("PgGenerated").With(CSharpText.Literal(generated.Expression)).Set("Stored", generated.Stored ? null : "false").ToString();
        }

        var isNumbered = IsNumberedByConvention(column);
        if (column.Identity is { } identity)
        {
            if (!isNumbered || identity != new Identity(IdentityGeneration.ByDefault))
            {
                yield return Identity(identity);
            }
        }
        else if (isNumbered)
        {
            yield return "[DatabaseGenerated(DatabaseGeneratedOption.None)]";
        }
    }

    // What the generator assumes of the only column of a key.
    private bool IsNumberedByConvention(Column column) =>
        _key is { Columns.Count: 1 } && _key.Columns[0] == column.Name
        && column.Type is { IsArray: false, Schema: null, Name: "smallint" or "integer" or "bigint" }
        && column.Default is null && column.Generated is null
        && !_parts.OfType<ForeignKey>().Any(key => key.Columns.Contains(column.Name));

    private static string Identity(Identity identity)
    {
        var attribute = new AttributeText("PgIdentity");
        if (identity.Generation == IdentityGeneration.Always)
        {
            attribute.With("IdentityKind.Always");
        }

        var options = identity.Options;
        return attribute.Number("Start", options.Start).Number("Increment", options.Increment).Number("MinValue", options.MinValue)
            .Number("MaxValue", options.MaxValue).Number("Cache", options.Cache).Flag("Cycle", options.Cycle).ToString();
    }

    private string Unique(UniqueConstraint unique)
    {
        var attribute = new AttributeText("PgUnique").With(unique.Columns.Select(NameOf))
            .Text("Name", Unless(unique.Name, ConstraintNames.Unique(table.Name.Name, unique.Columns)))
            .List("Include", [.. unique.Include.Select(NameOf)]).Flag("NullsNotDistinct", unique.NullsNotDistinct);
        return Deferred(attribute, unique.Deferral).ToString();
    }

    private string Check(CheckConstraint check) => new AttributeText("PgCheck").With(CSharpText.Literal(check.Expression))
        .Text("Name", Unless(check.Name, ConstraintNames.Check(table.Name.Name, ConstraintNames.Mentioned(check.Expression))))
        .Flag("NoInherit", check.NoInherit).Flag("NotValid", !check.IsValidated).ToString();

    private string Index(TableIndex index)
    {
        var keys = index.Keys;
        return new AttributeText("PgIndex").With(keys.Select(KeyOf))
            .Text("Name", Unless(index.Name, ConstraintNames.Index(table.Name.Name, keys)))
            .Flag("Unique", index.IsUnique)
            .Text("Method", Unless(index.Method, "btree"))
            .List("Descending", Each(keys, static key => key.Descending, static isDescending => isDescending ? "true" : "false"))
            .List("Nulls", Each(keys, static key => key.Nulls, static nulls => $"NullsPosition.{nulls}"))
            .List("OperatorClasses", ClassesOf(keys))
            .List("Collations", CollationsOf(keys))
            .Flag("NullsNotDistinct", index.NullsNotDistinct)
            .List("Include", [.. index.Include.Select(NameOf)])
            .List("Parameters", [.. index.Parameters.Select(CSharpText.Literal)])
            .Text("Where", index.Where).ToString();
    }

    private string Exclude(ExclusionConstraint exclusion)
    {
        var keys = exclusion.Elements.Select(static element => element.Key).ToEquatableArray();
        var attribute = new AttributeText("Exclude").With(exclusion.Elements.SelectMany(element => new[] { KeyOf(element.Key), CSharpText.Literal(element.Operator) }))
            .Text("Name", Unless(exclusion.Name, ConstraintNames.Exclusion(table.Name.Name, keys)))
            .Text("Method", Unless(exclusion.Method, "gist"))
            .List("OperatorClasses", ClassesOf(keys))
            .List("Collations", CollationsOf(keys))
            .List("Include", [.. exclusion.Include.Select(NameOf)])
            .List("Parameters", [.. exclusion.Parameters.Select(CSharpText.Literal)])
            .Text("Where", exclusion.Where);
        return Deferred(attribute, exclusion.Deferral).ToString();
    }

    private string References(ForeignKey key)
    {
        var attribute = new AttributeText("References").With($"typeof({names.Class(key.PrincipalTable)})");
        var principalKey = schema.PartsOf(ObjectId.Of(ObjectKind.Table, key.PrincipalTable)).OfType<PrimaryKey>().FirstOrDefault();
        if (principalKey?.Columns != key.PrincipalColumns)
        {
            attribute.With(key.PrincipalColumns.Select(column => $"nameof({names.Class(key.PrincipalTable)}.{names.Property(key.PrincipalTable, column)})"));
        }

        attribute.List("Properties", key.Columns.Count == 1 ? [] : [.. key.Columns.Select(NameOf)])
            .Text("Name", Unless(key.Name, ConstraintNames.ForeignKey(table.Name.Name, key.PrincipalTable.Name, key.Columns)))
            .Set("OnDelete", Action(key.OnDelete)).Set("OnUpdate", Action(key.OnUpdate))
            .List("OnDeleteProperties", [.. key.OnDeleteColumns.Select(NameOf)])
            .Flag("MatchFull", key.MatchFull);
        return Deferred(attribute, key.Deferral).Flag("NotValid", !key.IsValidated).ToString();
    }

    private static string? Action(ReferentialAction action) => action == ReferentialAction.NoAction ? null : $"ForeignKeyAction.{action}";

    private static AttributeText Deferred(AttributeText attribute, Deferral deferral) => deferral switch
    {
        Deferral.InitiallyDeferred => attribute.Flag("Deferrable", true).Flag("InitiallyDeferred", true),
        Deferral.InitiallyImmediate => attribute.Flag("Deferrable", true),
        _ => attribute,
    };

    private string KeyOf(IndexKey key) => key.Column is { } column ? NameOf(column) : CSharpText.Literal($"({key.Expression})");

    private static string[] ClassesOf(EquatableArray<IndexKey> keys) => Each(keys, static key => key.OperatorClass, static name => name is null ? "null" : CSharpText.Literal(name));

    private static string[] CollationsOf(EquatableArray<IndexKey> keys) =>
        Each(keys, static key => key.Collation, static name => name is { } collation ? CSharpText.Literal(Quoted(collation)) : "null");

    // A list by key, left out where each key has what it has anyway.
    private static string[] Each<T>(EquatableArray<IndexKey> keys, Func<IndexKey, T> value, Func<T, string> text) =>
        keys.All(key => EqualityComparer<T>.Default.Equals(value(key), default)) ? [] : [.. keys.Select(key => text(value(key)))];

    private static string Quoted(QualifiedName name) =>
        name.Schema == "pg_catalog" ? name.Name : $"\"{name.Schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\".\"{name.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string? Unless(string name, string expected) => name == expected ? null : name;

    private string NameOf(string column) => $"nameof({names.Property(table.Name, column)})";
}

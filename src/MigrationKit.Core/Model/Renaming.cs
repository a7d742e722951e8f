using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Model;

/// <summary>
/// One rename, and what it does to everything that mentions the name. PostgreSQL keeps references by number, so a rename there changes
/// what it prints for every dependant; this does the same to a model, expressions included.
/// </summary>
internal sealed record Renaming(ObjectId From, ObjectId To)
{
    public string Schema(string name) => From.Kind == ObjectKind.Schema && name == From.Name ? To.Name : name;

    public QualifiedName Relation(QualifiedName name) => Name(name, From.Kind == ObjectKind.Sequence || From.Kind.IsRelation());

    public QualifiedName Type(QualifiedName name) => Name(name, From.Kind.IsType());

    public QualifiedName Collation(QualifiedName name) => Name(name, From.Kind == ObjectKind.Collation);

    public PgType Type(PgType type)
    {
        if (type.UserName is not { } name)
        {
            return type;
        }

        var renamed = Type(name);
        return type with { Schema = renamed.Schema, Name = renamed.Name };
    }

    public string Column(QualifiedName table, string name) =>
        From.Kind == ObjectKind.Column && name == From.Name && table == From.ParentName ? To.Name : name;

    public ObjectId Column(ObjectId column) => ObjectId.Of(ObjectKind.Column, Relation(column.ParentName), Column(column.ParentName, column.Name));

    public EquatableArray<string> Columns(QualifiedName table, EquatableArray<string> names) =>
        From.Kind == ObjectKind.Column ? names.Select(name => Column(table, name)).ToEquatableArray() : names;

    public string TableObject(ObjectId id) => id == From ? To.Name : id.Name;

    /// <summary>The identity that an object has after the rename.</summary>
    public ObjectId IdentityOf(ObjectId id)
    {
        if (id == From)
        {
            return To;
        }

        id = id.Signature is null ? id : id with { Signature = Expression(id.Signature, default) };
        return From.Kind switch
        {
            ObjectKind.Schema when id.Schema == From.Name => id with { Schema = To.Name },
            ObjectKind.Enum when id.ParentId == From => id with { Schema = To.Schema, Parent = To.Name },
            var kind when kind.IsRelation() && id.ParentId == From with { Kind = ObjectKind.Table } => id with { Schema = To.Schema, Parent = To.Name },
            _ => id,
        };
    }

    public string EnumValue(QualifiedName type, string value) =>
        From.Kind == ObjectKind.EnumValue && value == From.Name && type == From.ParentName ? To.Name : value;

    /// <summary>An expression that belongs to <paramref name="table"/>, as PostgreSQL would print it after the rename.</summary>
    public string? Expression(string? expression, QualifiedName table)
    {
        if (expression is null || !Concerns(table))
        {
            return expression;
        }

        if (From.Kind == ObjectKind.EnumValue)
        {
            var type = "::" + SqlIdentifier.Quote(From.Schema, From.Parent!);
            return expression.Replace(SqlIdentifier.Literal(From.Name) + type, SqlIdentifier.Literal(To.Name) + type);
        }

        return SqlExpressionRewriter.Rewrite(expression, name => Path(name.Parts, name.Use, table));
    }

    // Constraints and indexes are mentioned by nothing; columns only by their own table.
    private bool Concerns(QualifiedName table) => From.Kind switch
    {
        ObjectKind.Column => From.ParentName == table,
        ObjectKind.Schema or ObjectKind.EnumValue => true,
        _ => IsMentionedByPath,
    };

    private bool IsMentionedByPath => From.Kind is ObjectKind.Sequence or ObjectKind.Collation or ObjectKind.OperatorFamily || From.Kind.IsType() || From.Kind.IsRoutine();

    private QualifiedName Name(QualifiedName name, bool ofThisKind)
    {
        if (From.Kind == ObjectKind.Schema)
        {
            return name with { Schema = Schema(name.Schema) };
        }

        return ofThisKind && name == From.QualifiedName ? To.QualifiedName : name;
    }

    private IReadOnlyList<string>? Path(IReadOnlyList<string> path, SqlNameUse use, QualifiedName table)
    {
        switch (From.Kind)
        {
            case ObjectKind.Schema when path.Count > 1 && path[0] == From.Name:
                return [To.Name, .. path.Skip(1)];
            case ObjectKind.Column when use == SqlNameUse.Any && path[path.Count - 1] == From.Name && IsColumnPath(path, table):
                return [.. path.Take(path.Count - 1), To.Name];
            case not (ObjectKind.Schema or ObjectKind.Column) when IsMentionedByPath && path.Count > 1 && path[0] == From.Schema && path[1] == From.Name:
                return [To.Schema, To.Name, .. path.Skip(2)];
            case var kind when use == SqlNameUse.Type && kind.IsType():
            case ObjectKind.Sequence when use == SqlNameUse.Relation:
                return path.Count == 1 && path[0] == From.Name && From.Schema == table.Schema ? Short(table) : null;
            default:
                return null;
        }
    }

    private IReadOnlyList<string> Short(QualifiedName table) => To.Schema == table.Schema ? [To.Name] : [To.Schema, To.Name];

    private static bool IsColumnPath(IReadOnlyList<string> path, QualifiedName table) => path.Count switch
    {
        1 => true,
        2 => path[0] == table.Name,
        3 => path[0] == table.Schema && path[1] == table.Name,
        _ => false,
    };
}

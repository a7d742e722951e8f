using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Sql;

/// <summary>How operations on one kind of object are said in SQL, one statement each, without semicolon.</summary>
internal abstract class ObjectStatements
{
    private static readonly Dictionary<ObjectKind, ObjectStatements> s_byKind = new ObjectStatements[]
    {
        new NamespaceStatements(),
        new ExtensionStatements(),
        new EnumStatements(),
        new EnumValueStatements(),
        new SequenceStatements(),
        new TableStatements(),
        new ColumnStatements(),
        new PrimaryKeyStatements(),
        new UniqueStatements(),
        new ExclusionStatements(),
        new CheckStatements(),
        new ForeignKeyStatements(),
        new IndexStatements(),
        new ViewStatements(),
        new MaterializedViewStatements(),
        new RuleStatements(),
        new TriggerStatements(),
        new PolicyStatements(),
        new EventTriggerStatements(),
        new RoutineStatements(ObjectKind.Function, "FUNCTION"),
        new RoutineStatements(ObjectKind.Procedure, "PROCEDURE"),
        new RoutineStatements(ObjectKind.Aggregate, "AGGREGATE"),
        new IdentitySequenceStatements(),
        new ViewColumnStatements(),
        new StatisticsStatements(),
        new PublicationStatements(),
        new DefaultPrivilegesStatements(),
        new DefinedStatements(ObjectKind.TextSearchParser, "TEXT SEARCH PARSER"),
        new DefinedStatements(ObjectKind.TextSearchTemplate, "TEXT SEARCH TEMPLATE"),
        new TextSearchDictionaryStatements(),
        new TextSearchConfigurationStatements(),
        new ForeignDataWrapperStatements(),
        new ForeignServerStatements(),
        new DomainStatements(),
        new CompositeStatements(),
        new RangeStatements(),
        new DefinedStatements(ObjectKind.Collation, "COLLATION"),
        new OperatorStatements(),
        new OperatorGroupStatements(ObjectKind.OperatorFamily, "OPERATOR FAMILY"),
        new OperatorGroupStatements(ObjectKind.OperatorClass, "OPERATOR CLASS"),
        new UnnamedStatements(ObjectKind.Cast, "CAST"),
        new PrefixedStatements(ObjectKind.Conversion, "CONVERSION", "DEFAULT"),
        new UnnamedStatements(ObjectKind.Transform, "TRANSFORM"),
        new PrefixedStatements(ObjectKind.Language, "LANGUAGE", "TRUSTED"),
        new DefinedStatements(ObjectKind.AccessMethod, "ACCESS METHOD"),
    }.ToDictionary(static statements => statements.Kind);

    public abstract ObjectKind Kind { get; }

    /// <summary>The statements of an operation; some need more than one.</summary>
    public static IEnumerable<string> Of(Operation operation)
    {
        var statements = s_byKind[operation.Id.Kind];
        return operation switch
        {
            CreateOperation create => statements.Create(create.Object, create.Form),
            DropOperation { Only: false } drop => statements.Drop(drop.Object, drop.Concurrently),
            RenameOperation rename => statements.Rename(rename.From, rename.To),
            AlterIndexOperation alter => IndexSettingStatements.Of(alter),
            ReplaceTypesOperation replace => new TypeReplacementStatements(replace).All(),
            ApartOperation apart =>
            [
                .. apart.Links.SelectMany(static link => Of(new LinkOperation(link, Attach: false))),
                .. apart.Operations.SelectMany(Of),
                .. apart.Links.SelectMany(static link => Of(new LinkOperation(link, Attach: true))),
            ],
            AlterClauseOperation clause => ((DefinedStatements)statements).Alter(clause),
            AttachIndexOperation { Part: var part } =>
                [$"ALTER INDEX {SqlIdentifier.Quote(part.PartOf!.Schema, part.PartOf.Name)} ATTACH PARTITION {SqlIdentifier.Quote(part.Table.Schema, part.Name)}"],
            CommentOperation comment => [statements.Comment(comment.Object)],
            PrivilegeOperation privilege => PrivilegeStatements.Of(privilege),
            OwnerOperation owner => [$"ALTER {statements.CommentTarget(owner.Object)} OWNER TO {owner.Object.Owner}"],
            LabelOperation label => [$"SECURITY LABEL FOR {Name(label.Provider)} ON {statements.CommentTarget(label.Object)} IS {Text(label.Label)}"],
            _ => statements.Special(operation),
        };
    }

    protected abstract IEnumerable<string> Create(SchemaObject item, CreateForm form);

    protected abstract IEnumerable<string> Drop(SchemaObject item, bool concurrently);

    protected abstract IEnumerable<string> Rename(ObjectId from, ObjectId to);

    protected abstract string CommentTarget(SchemaObject item);

    protected virtual string Comment(SchemaObject item) => $"COMMENT ON {CommentTarget(item)} IS {Text(item.Comment)}";

    /// <summary>Operations that only this kind has.</summary>
    protected virtual IEnumerable<string> Special(Operation operation) =>
        throw new InvalidOperationException($"{operation.GetType().Name} means nothing to {operation.Id}.");

    protected static string Name(QualifiedName name) => SqlIdentifier.Quote(name.Schema, name.Name);

    protected static string Name(string name) => SqlIdentifier.Quote(name);

    protected static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(SqlIdentifier.Quote));

    protected static string Text(string? value) => value is null ? "NULL" : SqlIdentifier.Literal(value);

    /// <summary>Renames in place and, where the schema differs, moves first.</summary>
    protected static IEnumerable<string> RenameOrMove(string keyword, ObjectId from, ObjectId to)
    {
        if (from.Schema != to.Schema)
        {
            yield return $"ALTER {keyword} {Name(from.QualifiedName)} SET SCHEMA {Name(to.Schema)}";
        }

        if (from.Name != to.Name)
        {
            yield return $"ALTER {keyword} {SqlIdentifier.Quote(to.Schema, from.Name)} RENAME TO {Name(to.Name)}";
        }
    }
}

/// <summary>Statements that know the type of their objects.</summary>
internal abstract class ObjectStatements<T> : ObjectStatements
    where T : SchemaObject
{
    protected abstract IEnumerable<string> Create(T item, CreateForm form);

    protected abstract IEnumerable<string> Drop(T item, bool concurrently);

    protected abstract string CommentTarget(T item);

    protected sealed override IEnumerable<string> Create(SchemaObject item, CreateForm form) => Create((T)item, form);

    protected sealed override IEnumerable<string> Drop(SchemaObject item, bool concurrently) => Drop((T)item, concurrently);

    protected sealed override string CommentTarget(SchemaObject item) => CommentTarget((T)item);
}

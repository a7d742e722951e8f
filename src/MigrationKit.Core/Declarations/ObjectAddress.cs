using MigrationKit.Core.Declarations.Readers;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations;

/// <summary>An object as COMMENT ON, ALTER and GRANT name it: <c>FUNCTION f(integer)</c>, <c>TRIGGER audit ON orders</c>.</summary>
internal static class ObjectAddress
{
    private static readonly (string Words, ObjectKind Kind)[] s_named =
    [
        ("materialized view", ObjectKind.MaterializedView), ("foreign table", ObjectKind.Table), ("table", ObjectKind.Table), ("view", ObjectKind.View),
        ("sequence", ObjectKind.Sequence), ("domain", ObjectKind.Domain), ("collation", ObjectKind.Collation), ("conversion", ObjectKind.Conversion),
        ("statistics", ObjectKind.Statistics), ("text search configuration", ObjectKind.TextSearchConfiguration),
        ("text search dictionary", ObjectKind.TextSearchDictionary), ("text search parser", ObjectKind.TextSearchParser),
        ("text search template", ObjectKind.TextSearchTemplate),
    ];

    private static readonly (string Words, ObjectKind Kind)[] s_global =
    [
        ("schema", ObjectKind.Schema), ("extension", ObjectKind.Extension), ("event trigger", ObjectKind.EventTrigger), ("publication", ObjectKind.Publication),
        ("procedural language", ObjectKind.Language), ("language", ObjectKind.Language), ("foreign data wrapper", ObjectKind.ForeignDataWrapper),
        ("foreign server", ObjectKind.ForeignServer), ("server", ObjectKind.ForeignServer), ("access method", ObjectKind.AccessMethod),
    ];

    private static readonly (string Words, ObjectKind Kind)[] s_routines =
        [("function", ObjectKind.Function), ("procedure", ObjectKind.Procedure), ("aggregate", ObjectKind.Aggregate)];

    private static readonly (string Words, ObjectKind Kind)[] s_parts = [("trigger", ObjectKind.Trigger), ("policy", ObjectKind.Policy), ("rule", ObjectKind.Rule)];

    private static readonly (string Words, ObjectKind Kind)[] s_ofMethods = [("operator class", ObjectKind.OperatorClass), ("operator family", ObjectKind.OperatorFamily)];

    private static readonly string[] s_others = ["column", "type", "constraint", "index", "routine"];

    private static readonly ObjectKind[] s_constraints = [ObjectKind.PrimaryKey, ObjectKind.Unique, ObjectKind.Exclusion, ObjectKind.Check, ObjectKind.ForeignKey];

    /// <summary>The words for a kind that a text starts with; empty where it starts with a name.</summary>
    public static string Keyword(string text)
    {
        var words = s_named.Concat(s_global).Concat(s_routines).Concat(s_parts).Select(static kind => kind.Words).Concat(s_others);
        return words.FirstOrDefault(word => new SqlCursor(text).TryWords(word) && !new SqlCursor(text).IsOnlyName()) is { } found ? text.Substring(0, new SqlCursor(text).EndOf(found)) : "";
    }

    /// <summary>The identities that the words may mean; where there are several, one at most exists.</summary>
    public static IEnumerable<ObjectId> Read(SqlCursor sql, string defaultSchema)
    {
        if (Kind(s_named, sql) is { } named)
        {
            sql.TryWords("if exists");
            sql.TryWord("only");
            return [ObjectId.Of(named, sql.Name(defaultSchema))];
        }

        if (Kind(s_global, sql) is { } global)
        {
            return [new ObjectId(global, "", sql.Identifier())];
        }

        if (Kind(s_routines, sql) is { } routine)
        {
            return [ObjectId.Of(routine, sql.Name(defaultSchema)) with { Signature = RoutineArguments.Signature(sql.Parenthesized(), defaultSchema) }];
        }

        if (Kind(s_parts, sql) is { } part)
        {
            return [Part(part, sql, defaultSchema)];
        }

        return Unnamed(sql, defaultSchema) is { } unnamed ? [unnamed] : Others(sql, defaultSchema);
    }

    /// <summary>The same where TABLE may be said of whatever has columns or stands among the relations.</summary>
    public static IEnumerable<ObjectId> ReadAny(SqlCursor sql, string defaultSchema) => Read(sql, defaultSchema).SelectMany(static id =>
        id.Kind == ObjectKind.Table ? ObjectKinds.Relations.Append(ObjectKind.Sequence).Select(kind => id with { Kind = kind }) : [id]);

    // What is called by more than a name, or by none.
    private static ObjectId? Unnamed(SqlCursor sql, string defaultSchema)
    {
        if (Kind(s_ofMethods, sql) is { } ofMethod)
        {
            var name = sql.Name(defaultSchema);
            sql.Words("using");
            return ObjectId.Of(ofMethod, name) with { Signature = sql.Identifier() };
        }

        if (sql.TryWord("operator"))
        {
            var name = sql.Operator(defaultSchema);
            return ObjectId.Of(ObjectKind.Operator, name) with { Signature = RoutineArguments.Operands(sql.Parenthesized(), defaultSchema) };
        }

        return sql.TryWord("cast") ? CastReader.Identity(sql, defaultSchema) : sql.TryWord("transform") ? TransformReader.Identity(sql, defaultSchema) : null;
    }

    private static IEnumerable<ObjectId> Others(SqlCursor sql, string defaultSchema)
    {
        if (sql.TryWord("column"))
        {
            var path = sql.Until("is");
            var parts = Syntax.SqlNameReader.PartsOfName(path) is { Count: 2 or 3 } names ? names : throw new DeclarationException($"\"{path}\" is no column");
            var relation = new QualifiedName(parts.Count == 3 ? parts[0] : defaultSchema, parts[parts.Count - 2]);
            return [ObjectId.Of(ObjectKind.Column, relation, parts[parts.Count - 1])];
        }

        if (sql.TryWord("type"))
        {
            var name = sql.Name(defaultSchema);
            return ObjectKinds.Types.Where(static kind => !kind.IsRelation()).Select(kind => ObjectId.Of(kind, name));
        }

        if (sql.TryWord("routine"))
        {
            var name = sql.Name(defaultSchema);
            var signature = RoutineArguments.Signature(sql.Parenthesized(), defaultSchema);
            return ObjectKinds.Routines.Select(kind => ObjectId.Of(kind, name) with { Signature = signature });
        }

        if (sql.TryWord("constraint"))
        {
            var id = Part(ObjectKind.Check, sql, defaultSchema);
            return s_constraints.Select(kind => id with { Kind = kind });
        }

        return sql.TryWord("index") ? [ObjectId.Of(ObjectKind.Index, sql.Name(defaultSchema))] : throw sql.Expected("a kind of object");
    }

    private static ObjectId Part(ObjectKind kind, SqlCursor sql, string defaultSchema)
    {
        var name = sql.Identifier();
        sql.Words("on");
        return ObjectId.Of(kind, sql.Name(defaultSchema), name);
    }

    private static ObjectKind? Kind((string Words, ObjectKind Kind)[] kinds, SqlCursor sql) =>
        kinds.Where(kind => sql.TryWords(kind.Words)).Select(static kind => (ObjectKind?)kind.Kind).FirstOrDefault();
}

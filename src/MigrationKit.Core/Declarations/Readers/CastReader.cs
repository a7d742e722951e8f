using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Casts, which have no name but their types.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createcast.html</remarks>
internal sealed class CastReader() : StatementReader("cast")
{
    /// <summary>The cast that stands in parentheses: <c>(public.c AS text)</c>.</summary>
    public static ObjectId Identity(SqlCursor sql, string defaultSchema)
    {
        var types = new SqlCursor(sql.Parenthesized());
        var source = types.Until("as");
        types.Words("as");
        var target = types.Rest();
        return new ObjectId(ObjectKind.Cast, "", "", Signature: $"{RoutineArguments.Type(source, defaultSchema)} AS {RoutineArguments.Type(target, defaultSchema)}");
    }

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var id = Identity(sql, context.DefaultSchema);
        context.Add(id, sql.IsWord("with") || sql.IsWord("without") ? sql.Rest() : throw sql.Expected("WITH or WITHOUT FUNCTION"));
    }
}

/// <summary>Transforms, which have no name but their type and language.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createtransform.html</remarks>
internal sealed class TransformReader() : StatementReader("transform")
{
    /// <summary>The transform that is named next: <c>FOR public.hstore LANGUAGE plpython3u</c>.</summary>
    public static ObjectId Identity(SqlCursor sql, string defaultSchema)
    {
        sql.Words("for");
        var type = sql.Until("language");
        sql.Words("language");
        return new ObjectId(ObjectKind.Transform, "", "", Signature: $"FOR {RoutineArguments.Type(type, defaultSchema)} LANGUAGE {SqlIdentifier.Quote(sql.Identifier())}");
    }

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var id = Identity(sql, context.DefaultSchema);
        context.Add(id, $"({string.Join(", ", SqlList.Split(sql.Parenthesized()))})");
    }
}

using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

internal sealed class SequenceReader() : StatementReader("unlogged sequence", "sequence")
{
    /// <summary>The column that <c>OWNED BY</c> names.</summary>
    public static ObjectId? Owner(string? path, DeclarationContext context)
    {
        if (string.IsNullOrEmpty(path))
        {
            return null;
        }

        var parts = Syntax.SqlNameReader.PartsOfName(path!) is { Count: 2 or 3 } names ? names : throw new DeclarationException("OWNED BY names no column");
        var schema = parts.Count == 3 ? parts[0] : context.DefaultSchema;
        return ObjectId.Of(ObjectKind.Column, new QualifiedName(schema, parts[parts.Count - 2]), parts[parts.Count - 1]);
    }

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var name = sql.Name(context.DefaultSchema);
        var (options, type, owner) = SequenceOptionsReader.Read(sql);
        context.Names.Take(name.Schema, name.Name);
        context.Add(new Sequence(name) { Options = options, DataType = type ?? "bigint", IsUnlogged = head == "unlogged sequence", OwnedBy = Owner(owner, context) });
    }
}

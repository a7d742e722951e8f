using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Kinds of which nothing changes in place: all that follows the name is the definition.</summary>
/// <param name="kind">The kind of object.</param>
/// <param name="isInSchema">Whether its name has a schema.</param>
/// <param name="heads">The words that name it; DEFAULT and TRUSTED before them belong to the definition.</param>
internal sealed class DefinitionReader(ObjectKind kind, bool isInSchema, params string[] heads) : StatementReader(heads)
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        var id = isInSchema ? ObjectId.Of(kind, sql.Name(context.DefaultSchema)) : new ObjectId(kind, "", sql.Identifier());
        var definition = sql.Is(SqlTokenKind.OpenParen) ? DefinitionList.Text(DefinitionList.Read(sql)) : sql.Rest();
        if (definition.Length == 0)
        {
            throw sql.Expected(kind == ObjectKind.Language ? "HANDLER (a language that comes as an extension is CREATE EXTENSION)" : "a definition");
        }

        var word = head.Split(' ')[0];
        context.Add(id, (word is "default" or "trusted" ? word.ToUpperInvariant() + " " : "") + definition);
    }
}

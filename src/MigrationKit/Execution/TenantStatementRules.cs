using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>
/// Refuses statements that cannot be run once for each of many schemas of a database. Where that cannot be told, as of names without a schema, PostgreSQL
/// says that the object exists already.
/// </summary>
internal static class TenantStatementRules
{
    private static readonly string[] Changes = [NeededRight.InSchema, NeededRight.Owner, NeededRight.TypeOwner, NeededRight.Drop];

    /// <param name="statement">As it was committed.</param>
    /// <param name="placeholder">The word that stands for the schema of a tenant.</param>
    /// <param name="path">The script, for the message.</param>
    /// <exception cref="MigrationException">It is one of these.</exception>
    public static void Check(SqlStatement statement, SchemaPlaceholder placeholder, string path)
    {
        if (placeholder.FindMisuse(statement.Sql) is { } token)
        {
            throw Refuse(
                path,
                statement.Line + LinesIn(statement.Sql.AsSpan(0, token.Start)),
                $"{placeholder.Word} stands for the schema of a tenant, and here it is the name of something else.",
                "Give the schema of tenants a name that nothing else has: in the classes, in the migrations and in options.TenantSchema.");
        }

        if (FaultOf(statement.Sql, placeholder.Word) is { } fault)
        {
            throw Refuse(
                path,
                statement.Line,
                $"{fault}, which all tenants share.",
                $"Move what tenants share into a project of its own, and apply that model once, before those of tenants (ModelNames); "
                    + $"what is a tenant's own is in the schema {placeholder.Word}.");
        }
    }

    private static string? FaultOf(string sql, string word)
    {
        var words = new StatementWords(sql);
        if (words.Accept("create", "schema"))
        {
            words.Accept("if", "not", "exists");
            return words.Path() is [var name] && name != word ? $"This makes the schema {name}" : null;
        }

        return words.Accept("create", "extension")
                ? words.Has(word) || !words.Accept("if", "not", "exists") ? "This makes an extension" : null
            : words.Accept("alter", "schema") && words.Has("rename") ? "This gives a schema another name"
            : NeededRight.Of(sql).FirstOrDefault(right => Changes.Contains(right.Kind) && right.Schema != word) is { } right
                ? $"This makes or changes something in the schema {right.Schema}"
            : null;
    }

    private static MigrationException Refuse(string path, int line, string fault, string nextStep) => new(
        Codes.NotForTenants, string.Create(CultureInfo.InvariantCulture, $"{path}({line}): {fault} No statement of this migration was run."), nextStep);

    private static int LinesIn(ReadOnlySpan<char> text) => text.Count('\n');
}

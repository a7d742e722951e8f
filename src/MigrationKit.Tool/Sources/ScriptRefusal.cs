using System.Text.RegularExpressions;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;
using MigrationKit.Introspection.Canonical;
using Npgsql;

namespace MigrationKit.Tool.Sources;

/// <summary>Puts into words why the server does not take a statement of a file.</summary>
internal static partial class ScriptRefusal
{
    private const int Length = 60;

    public static Finding Of(SqlStatement statement, PostgresException error)
    {
        var (code, nextStep) = error.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege => (
                Codes.MissingRights, "Name a server where you may do this: --scratch postgres://localhost/postgres"),
            PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile when Extension().Match(statement.Sql) is { Success: true } extension =>
                (Codes.MissingOnServer, $"Install the extension {extension.Groups["name"]} on the server, {Refusal.OtherServer}"),
            _ when Refusal.MissingRole(error) is { } role => (Codes.MissingOnServer, $"Create the role there: CREATE ROLE {role}; {Refusal.OtherServer}"),
            _ => (Codes.UnloadableScript, error.Hint ?? "Correct the script. The files of a folder run in the order of their paths."),
        };
        return new Finding(code, $"PostgreSQL refuses {FirstWords(statement.Sql)}: {error.MessageText}.", nextStep) { Line = LineOf(statement, error) };
    }

    /// <summary>What stands before the first parenthesis, on one line.</summary>
    private static string FirstWords(string sql)
    {
        var end = sql.IndexOf('(', StringComparison.Ordinal) is var parenthesis and > 0 ? parenthesis : sql.Length;
        var words = Blanks().Replace(sql[..end], " ").Trim();
        return words.Length <= Length ? words : words[..Length].TrimEnd() + "…";
    }

    // The server counts characters from 1, and tells no place where it is the whole statement.
    private static int LineOf(SqlStatement statement, PostgresException error) =>
        statement.Line + statement.Sql.AsSpan(0, Math.Clamp(error.Position - 1, 0, statement.Sql.Length)).Count('\n');

    [GeneratedRegex(@"^create\s+extension\s+(if\s+not\s+exists\s+)?(?<name>""[^""]+""|\S+)", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

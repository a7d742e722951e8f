using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Migrations;

/// <summary>Statements that a script must not have, because they would undo what a step promises.</summary>
internal static class StatementRules
{
    private static readonly HashSet<string> s_transaction = new(StringComparer.OrdinalIgnoreCase)
    {
        "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE",
    };

    /// <exception cref="FindingException">Transaction control, a psql command, or rows after COPY (MK2014).</exception>
    public static void Check(SqlStatement statement, string path)
    {
        if (statement.IsMetaCommand)
        {
            throw Forbidden(statement, path, $"{statement.Text.Trim()} is a command of psql, not SQL.", "Remove the line; pg_dump writes such lines since August 2025.");
        }

        if (statement.IsCopyFromStdin)
        {
            throw Forbidden(statement, path, "COPY … FROM stdin has its rows in the script.", "Write the rows as INSERT statements.");
        }

        if (s_transaction.Contains(FirstWord(statement.Sql)))
        {
            throw Forbidden(statement, path, $"{FirstWord(statement.Sql).ToUpperInvariant()} ends or starts a transaction, which is the step's own.",
                "Remove it; use the markers \"-- migrationkit:step transactional\" and \"-- migrationkit:step no-transaction\".");
        }
    }

    private static string FirstWord(string sql)
    {
        var length = 0;
        while (length < sql.Length && char.IsLetter(sql[length]))
        {
            length++;
        }

        return sql.Substring(0, length);
    }

    private static FindingException Forbidden(SqlStatement statement, string path, string what, string next) =>
        new(new Finding(Codes.ForbiddenStatement, what, next) { File = path, Line = statement.Line });
}

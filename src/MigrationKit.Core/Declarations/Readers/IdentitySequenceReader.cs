using System.Text.RegularExpressions;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>What is said of the sequence of an identity column, as <c>IdentitySequenceStatements</c> writes it: the server is asked for the name.</summary>
internal sealed class IdentitySequenceReader() : StatementReader("do")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var arguments = Format(new SqlCursor(sql.String()));
        var column = Column(new SqlCursor(arguments[1]));
        var statement = Regex.Replace(new SqlCursor(arguments[0]).String(), "%[%s]", static match => match.Value == "%s" ? "identity" : "%");
        var said = new DeclarationContext(context.DefaultSchema) { Names = context.Names, Origin = context.Origin };
        SqlDeclarations.Read(new SqlCursor(statement), said);
        foreach (var amendment in said.Amendments)
        {
            context.Amend(column, amendment.Apply);
        }
    }

    private static IReadOnlyList<string> Format(SqlCursor sql)
    {
        if (!sql.TryWords("begin execute format") || SqlList.Split(sql.Parenthesized()) is not { Count: 2 } arguments)
        {
            throw new DeclarationException("a block of code declares nothing");
        }

        return arguments;
    }

    private static IdentitySequence Column(SqlCursor sql)
    {
        if (!sql.TryWord("pg_get_serial_sequence") || SqlList.Split(sql.Parenthesized()) is not { Count: 2 } names)
        {
            throw new DeclarationException("a block of code declares nothing");
        }

        var table = new SqlCursor(new SqlCursor(names[0]).String()).Name("public");
        return new IdentitySequence { Table = table, Name = new SqlCursor(names[1]).String() };
    }
}

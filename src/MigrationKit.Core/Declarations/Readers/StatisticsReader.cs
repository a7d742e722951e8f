using System.Globalization;
using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Declarations.Readers;

/// <summary>Statistics of several columns together.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-createstatistics.html</remarks>
internal sealed class StatisticsReader() : StatementReader("statistics")
{
    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        sql.TryWords("if not exists");
        if (sql.IsWord("on") || sql.Is(SqlTokenKind.OpenParen))
        {
            throw sql.Expected("a name");
        }

        var name = sql.Name(context.DefaultSchema);
        var kinds = sql.Is(SqlTokenKind.OpenParen) ? $"({string.Join(", ", SqlList.Split(sql.Parenthesized()))}) " : "";
        sql.Words("on");
        var columns = string.Join(", ", SqlList.Split(sql.Until("from")));
        sql.Words("from");
        var table = sql.Name(context.DefaultSchema);
        context.Add(ObjectId.Of(ObjectKind.Statistics, name), $"{kinds}ON {columns} FROM {SqlIdentifier.Quote(table.Schema, table.Name)}");
    }
}

/// <summary>ALTER STATISTICS … SET STATISTICS.</summary>
/// <remarks>https://www.postgresql.org/docs/current/sql-alterstatistics.html</remarks>
internal sealed class AlterStatisticsReader() : StatementReader("alter statistics")
{
    public override bool IsCreation => false;

    public override void Read(string head, SqlCursor sql, DeclarationContext context)
    {
        var name = sql.Name(context.DefaultSchema);
        sql.Words("set statistics");
        var target = sql.TryWord("default") ? "-1" : sql.Rest().Replace(" ", "");
        if (!int.TryParse(target, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw new DeclarationException($"\"{target}\" is not a whole number");
        }

        context.Amend(ObjectId.Of(ObjectKind.Statistics, name), item => ((DefinedObject)item).With("target", number < 0 ? null : target));
    }
}

using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

internal sealed class StatisticsStatements() : DefinedStatements(ObjectKind.Statistics, "STATISTICS")
{
    // -1 is the default of the server.
    protected override IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) =>
        [$"ALTER {Keyword} {Address(item.Id)} SET STATISTICS {to?.Value ?? "-1"}"];
}

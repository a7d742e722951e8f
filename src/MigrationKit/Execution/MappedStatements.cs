using System.Collections;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Execution;

/// <summary>Statements, each changed when it is looked at: a script may be longer than the memory.</summary>
internal sealed class MappedStatements(IReadOnlyList<SqlStatement> statements, Func<SqlStatement, SqlStatement> map) : IReadOnlyList<SqlStatement>
{
    public int Count => statements.Count;

    public SqlStatement this[int index] => map(statements[index]);

    public IEnumerator<SqlStatement> GetEnumerator() => statements.Select(map).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using System.Collections;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Migrations;

/// <summary>
/// The statements of a step. Those of a transactional step that would take the script over its allowance are not kept, but read from the
/// script again whenever they are gone through, so that a script of any length can be run.
/// </summary>
internal sealed class StepStatements(Func<TextReader> open, StepStatements.Allowance allowance) : IReadOnlyList<SqlStatement>
{
    private List<SqlStatement>? _kept = [];
    private int _start;

    public int Count { get; private set; }

    /// <summary>Whether they are read again each time.</summary>
    public bool AreStreamed => _kept is null;

    /// <summary>Goes through all before it, if they are streamed.</summary>
    public SqlStatement this[int index] => _kept is null ? this.ElementAt(index) : _kept[index];

    /// <summary>Whether there is anything to do.</summary>
    public static bool IsReal(SqlStatement statement) => statement.Sql.Length > 0 || statement.IsMetaCommand;

    public void Add(SqlStatement statement, bool mayBeStreamed)
    {
        _start = Count++ == 0 ? statement.Start : _start;
        if (_kept is null)
        {
            return;
        }

        _kept.Add(statement);
        allowance.Characters -= statement.Text.Length;
        if (allowance.Characters < 0 && mayBeStreamed)
        {
            allowance.Characters += _kept.Sum(static kept => kept.Text.Length);
            _kept = null;
        }
    }

    public IEnumerator<SqlStatement> GetEnumerator() => (_kept ?? Stream()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<SqlStatement> Stream()
    {
        using var script = open();
        var statements = new StatementReader(script).Read().SkipWhile(statement => statement.Start < _start);
        foreach (var statement in statements.Where(IsReal).Take(Count))
        {
            yield return statement;
        }
    }

    /// <summary>How much of one script is kept in memory.</summary>
    internal sealed class Allowance
    {
        public long Characters { get; set; } = 4_000_000;
    }
}

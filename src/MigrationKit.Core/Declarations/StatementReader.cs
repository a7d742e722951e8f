namespace MigrationKit.Core.Declarations;

/// <summary>Reads statements of one kind.</summary>
/// <param name="heads">The words that such a statement starts with, after CREATE [OR REPLACE] where <see cref="IsCreation"/>.</param>
internal abstract class StatementReader(params string[] heads)
{
    public IReadOnlyList<string> Heads { get; } = heads;

    public virtual bool IsCreation => true;

    /// <summary>Whether it reads this one of the statements that start so.</summary>
    public virtual bool Reads(SqlCursor sql) => true;

    /// <param name="head">The words that were found and taken.</param>
    /// <param name="sql">Stands after them.</param>
    /// <param name="context">Gets what is read.</param>
    /// <exception cref="DeclarationException">The statement is not as it should be.</exception>
    public abstract void Read(string head, SqlCursor sql, DeclarationContext context);
}

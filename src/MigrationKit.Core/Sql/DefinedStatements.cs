using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;

namespace MigrationKit.Core.Sql;

/// <summary>Statements of objects that the model keeps as SQL; a kind says what is its own.</summary>
/// <param name="kind">The kind.</param>
/// <param name="keyword">What follows CREATE, ALTER, DROP and COMMENT ON: <c>MATERIALIZED VIEW</c>.</param>
internal class DefinedStatements(ObjectKind kind, string keyword) : ObjectStatements<DefinedObject>
{
    public sealed override ObjectKind Kind => kind;

    protected string Keyword => keyword;

    /// <summary>One setting of an object that stays is set, changed (both given) or taken away.</summary>
    public IEnumerable<string> Alter(AlterClauseOperation operation) => AlterClause(operation.Object, operation.From, operation.To);

    /// <summary>The object as ALTER, DROP and COMMENT ON want it: <c>public.f(integer)</c>, <c>audit ON public.orders</c>.</summary>
    protected virtual string Address(ObjectId id)
    {
        var name = id.Parent is not null || id.Schema.Length == 0 ? Name(id.Name) : Name(id.QualifiedName);
        return name + (id.Signature is null ? "" : $"({id.Signature})") + (id.Parent is null ? "" : $" ON {Name(id.ParentName)}");
    }

    /// <summary>The object as CREATE wants it, before its definition.</summary>
    protected virtual string CreatedName(ObjectId id) => id.Parent is not null || id.Schema.Length == 0 ? Name(id.Name) : Name(id.QualifiedName);

    protected virtual IEnumerable<string> AlterClause(DefinedObject item, Clause? from, Clause? to) =>
        throw new InvalidOperationException($"{item.Id} has no clause {(to ?? from)?.Name}.");

    /// <summary>Whether the statement that creates the object says the clause itself.</summary>
    protected virtual bool IsInCreate(Clause clause) => false;

    /// <summary>What is said of a new object by statements of their own.</summary>
    protected virtual IEnumerable<string> AlterNew(DefinedObject item) =>
        item.Clauses.Where(clause => !IsInCreate(clause)).SelectMany(clause => AlterClause(item, null, clause));

    protected virtual string CreateStatement(DefinedObject item, bool replace) =>
        $"CREATE {(replace ? "OR REPLACE " : "")}{Keyword} {CreatedName(item.Id)}{(item.Definition.Length == 0 ? "" : " ")}{item.Definition}";

    protected override IEnumerable<string> Create(DefinedObject item, CreateForm form) => form == CreateForm.Replace
        ? [CreateStatement(item, replace: true)]
        : [CreateStatement(item, replace: false), .. AlterNew(item)];

    protected override IEnumerable<string> Drop(DefinedObject item, bool concurrently) => [$"DROP {Keyword} {Address(item.Id)}"];

    protected override IEnumerable<string> Rename(ObjectId from, ObjectId to)
    {
        if (from.Schema != to.Schema)
        {
            yield return $"ALTER {Keyword} {Address(from)} SET SCHEMA {Name(to.Schema)}";
        }

        if (from.Name != to.Name)
        {
            yield return $"ALTER {Keyword} {Address(@from with { Schema = to.Schema })} RENAME TO {Name(to.Name)}";
        }
    }

    protected override string CommentTarget(DefinedObject item) => $"{Keyword} {Address(item.Id)}";
}

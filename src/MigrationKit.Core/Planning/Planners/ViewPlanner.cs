using MigrationKit.Core.Model;
using MigrationKit.Core.Syntax;

namespace MigrationKit.Core.Planning.Planners;

internal sealed class ViewPlanner() : DefinedPlanner(ObjectKind.View)
{
    // Columns may be added at the end: https://www.postgresql.org/docs/current/sql-createview.html
    protected override bool CanReplace(DefinedObject from, DefinedObject to) => from.Shape.Value.IsEmpty || to.Shape.Value.IsEmpty
        ? SelectHead.Parse(from.Definition) is { } head && SelectHead.Parse(to.Definition) is { } now && head.IsBeginningOf(now)
        : from.Shape.Value.SequenceEqual(to.Shape.Value.Take(from.Shape.Value.Count));

    // The statement sets the options that it says, and resets all others.
    protected override DefinedObject Replaced(DefinedObject from, DefinedObject to) => to with
    {
        Clauses = from.Clauses.Where(static clause => !IsOption(clause)).Concat(to.Clauses.Where(IsOption)).OrderBy(static clause => clause.Name, StringComparer.Ordinal).ToEquatableArray(),
    };

    private static bool IsOption(Clause clause) => ClauseNames.Option(clause.Name) is not null;
}

using MigrationKit.Core.Model;

namespace MigrationKit.Core.Sql;

/// <summary>Functions, procedures and aggregates: their arguments are a part of what they are called.</summary>
internal sealed class RoutineStatements(ObjectKind kind, string keyword) : DefinedStatements(kind, keyword)
{
    // The definition starts with the arguments.
    protected override string CreateStatement(DefinedObject item, bool replace) =>
        $"CREATE {(replace ? "OR REPLACE " : "")}{Keyword} {Name(item.Id.QualifiedName)}{item.Definition}";
}

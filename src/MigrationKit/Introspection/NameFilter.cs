using System.IO.Enumeration;
using MigrationKit.Core.Model;

namespace MigrationKit.Introspection;

/// <summary>Applies <see cref="CatalogFilter.ExcludedNames"/>.</summary>
internal sealed class NameFilter(EquatableArray<string> excluded)
{
    public bool Admits(SchemaObject item) => excluded.IsEmpty || item switch
    {
        TableObject part => Admits(part.Table),
        Sequence { OwnedBy: { } column } sequence => Admits(sequence.Name) && Admits(column.ParentName),
        Namespace or Extension or DefaultPrivileges { Schema: null } => true,
        { Id.Parent: not null } part => Admits(part.Id.ParentName),
        _ => Admits(item.Id.QualifiedName),
    };

    public bool Admits(QualifiedName name) => !excluded.Any(pattern => Matches(pattern, name));

    private static bool Matches(string pattern, QualifiedName name) =>
        FileSystemName.MatchesSimpleExpression(pattern, pattern.Contains('.') ? name.ToString() : name.Name, ignoreCase: false);
}

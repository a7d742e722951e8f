using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;

namespace MigrationKit.Generators.Drift;

/// <summary>Changes that one declaration caused: a new table with all its parts, or a property's column with its index.</summary>
internal sealed class PendingCause
{
    private PendingCause(IReadOnlyList<SchemaChange> changes) => Changes = changes;

    public IReadOnlyList<SchemaChange> Changes { get; }

    /// <summary>The one that a person would name.</summary>
    public SchemaChange Main => Changes.OrderBy(static change => change.Id.Kind.IsRelation() || change.Id.Kind == ObjectKind.Column ? 0 : 1).First();

    public Origin? Origin => Main.Origin.Value;

    public static IEnumerable<PendingCause> Of(IEnumerable<SchemaChange> changes)
    {
        var all = changes.ToList();
        var keys = new PendingKeys(all);
        return all.GroupBy(keys.Of).Select(static group => new PendingCause(group.ToList()));
    }

    public string Describe()
    {
        if (Main is RenameObject rename)
        {
            return $"{ObjectLabel.Capitalized(rename.From)} is called {rename.To.Name} now, and no migration renames it.";
        }

        var named = Changes.Where(IsNamed).Select(static change => ObjectLabel.Of(change.Id)).Distinct().ToList();
        var names = string.Join(", ", named);
        var subject = char.ToUpperInvariant(names[0]) + names.Substring(1) + (named.Count == 1 ? " is" : " are");
        return Main switch
        {
            DropObject => $"{subject} no longer declared, and no migration drops {(named.Count == 1 ? "it" : "them")}.",
            AlterObject => $"{subject} not as the migrations leave {(named.Count == 1 ? "it" : "them")}.",
            _ => $"{subject} in no migration.",
        };
    }

    // The parts of a table or view that comes or goes need no mention.
    private bool IsNamed(SchemaChange change) => !Main.Id.Kind.IsRelation() || change == Main;
}

using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Migrations;
using MigrationKit.Core.Model;
using MigrationKit.Core.Planning;
using MigrationKit.Core.Sql;

namespace MigrationKit.Tasks;

/// <summary>What the classes declare beyond the committed migrations.</summary>
/// <param name="Manifest">The manifest that the next migration would write.</param>
/// <param name="Changes">The changes that are in no migration.</param>
/// <param name="Script">Their SQL; null when there are none, or when the committed migrations are not sound.</param>
internal sealed record PendingChanges(string Manifest, EquatableArray<SchemaChange> Changes, string? Script)
{
    public static PendingChanges Of(MigrationHistory history, DatabaseSchema declared, PlannerOptions planning)
    {
        if (!history.IsSound)
        {
            return new PendingChanges(ManifestWriter.Write(declared), EquatableArray<SchemaChange>.Empty, Script: null);
        }

        var diff = SchemaDiffer.Diff(history.Schema, declared);
        var plan = MigrationPlanner.Plan(diff, history.Schema, declared, planning);
        return new PendingChanges(
            ManifestWriter.Write(diff.ApplyTo(history.Schema)),
            diff.Changes,
            diff.IsEmpty ? null : SqlScriptWriter.Write(plan, "Pending: in no migration yet."));
    }
}

using MigrationKit.Core.Diffing;
using MigrationKit.Core.Model;
using MigrationKit.Drift;
using MigrationKit.Introspection;
using MigrationKit.Tool.Databases;
using MigrationKit.Tool.Projects;

namespace MigrationKit.Tool.Comparing;

/// <summary>
/// Finds what a live database has become. Without a word it is compared with what was recorded of it, because that asks for SELECT alone, needs no
/// other version of the project, and keeps quiet about what somebody accepted; and with the model where nothing is recorded that it could be
/// compared with.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="database">The database.</param>
/// <param name="filter">What of it is looked at.</param>
/// <param name="scratch">The server that somebody named for scratch databases.</param>
internal sealed class DriftVerification(MigrationProject project, Database database, CatalogFilter filter, Database? scratch)
{
    /// <param name="basis">What to compare with; null is the recorded state if there is one.</param>
    /// <param name="cancellationToken">Cancels it; nothing is left on a server.</param>
    /// <exception cref="ToolException">It cannot be compared.</exception>
    public async Task<LiveDrift> FindAsync(DriftBasis? basis, CancellationToken cancellationToken)
    {
        if (basis == DriftBasis.Model)
        {
            return await ModelDrift.FindAsync(project, database, filter, scratch, cancellationToken).ConfigureAwait(false);
        }

        var found = await RecordedDrift.FindAsync(project, database, filter, scratch, cancellationToken).ConfigureAwait(false);
        if (found.Comparison is { } comparison)
        {
            return new LiveDrift(DriftBasis.Recorded, RecordedDrift.HeadOf(found.State!, project.ModelName), comparison, found.NotModelled) { RecordedAt = found.State!.RecordedAt, Trail = found.Trail };
        }

        if (basis == DriftBasis.Recorded || found.IsInMotion)
        {
            throw NotComparable(found);
        }

        var drift = await ModelDrift.FindAsync(project, database, filter, scratch, cancellationToken).ConfigureAwait(false);
        return drift with { NotRecordedBecause = found.NotComparedBecause };
    }

    /// <summary>What was found, now that the database is recorded: what came between is accepted too, and so it is named.</summary>
    /// <param name="found">What was found before.</param>
    /// <param name="recorded">What was recorded.</param>
    public LiveDrift Accepted(LiveDrift found, DatabaseSchema recorded)
    {
        var live = new DriftScope([project.HistorySchema], filter.ExcludedNames).Of(recorded);
        return found.Basis == DriftBasis.Model
            ? found
            : found with { Comparison = found.Comparison.With(ManagedAspects.Within(live, found.Comparison.From)).SightingRenames() };
    }

    private ToolException NotComparable(RecordedComparison found) => new(
        $"{database.Description} cannot be compared with its recorded state. {found.NotComparedBecause}",
        found.IsInMotion
            ? "Wait for the run that is under way, or finish what it left: dotnet migrationkit database apply."
            : "Compare it with the schema of its migrations: dotnet migrationkit database verify --against model; "
                + "then record it as it is: dotnet migrationkit database verify --accept.",
        Codes.NotComparable);
}

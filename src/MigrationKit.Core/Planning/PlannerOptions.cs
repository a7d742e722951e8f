using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

internal sealed record PlannerOptions
{
    public static PlannerOptions Default { get; } = new();

    /// <summary>A plan for servers of a major version and later ones.</summary>
    public static PlannerOptions Since(int postgresVersion) => new() { PostgresVersion = postgresVersion };

    /// <summary>False plans the shortest way for a database that nobody uses meanwhile: no CONCURRENTLY, no NOT VALID.</summary>
    public bool Online { get; init; } = true;

    /// <summary>The oldest major version that the plan has to run on.</summary>
    public int PostgresVersion { get; init; } = PostgresMajor.Oldest;

    /// <summary>
    /// Whether every right on a new object is said, also where default privileges would give or take it: for SQL that is read as a description, in
    /// which nothing comes first.
    /// </summary>
    public bool RightsInFull { get; init; }

    /// <summary>How long a step may wait for a strong lock before it gives way to those who queue behind it, and is tried again.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);
}

using MigrationKit.Core.Model;
using MigrationKit.History;

namespace MigrationKit.Data;

/// <summary>What of an application's work in C# is to be done on a database, and when.</summary>
internal sealed class DataPlan
{
    private readonly ILookup<string, IDataMigration> _after;

    private DataPlan(MigrationSet set, DataWork missing, int applied)
    {
        Missing = missing;
        Seeders = missing.Seeders;
        var parts = missing.Migrations.ToLookup(migration => DataWork.IndexOf(set, migration.After).CompareTo(applied - 1));
        (Late, Now) = ([.. parts[-1]], [.. parts[0]]);
        _after = parts[1].ToLookup(static migration => migration.After, StringComparer.Ordinal);
    }

    /// <summary>All that is missing, whenever it is done.</summary>
    public DataWork Missing { get; }

    /// <summary>Data migrations after which others than their own migration were applied already.</summary>
    public IReadOnlyList<IDataMigration> Late { get; }

    /// <summary>Data migrations that come after the last migration that is applied.</summary>
    public IReadOnlyList<IDataMigration> Now { get; }

    /// <summary>What to run in the end.</summary>
    public IReadOnlyList<ISeeder> Seeders { get; }

    /// <param name="set">The model.</param>
    /// <param name="verdict">What the history has of it.</param>
    /// <param name="missing">What the database lacks of the application's work.</param>
    public static DataPlan Of(MigrationSet set, HistoryVerdict verdict, DataWork missing) =>
        new(set, missing, set.Migrations.Count - verdict.Pending.Count);

    /// <summary>Data migrations that come after a pending migration.</summary>
    public IEnumerable<IDataMigration> After(Migration migration) => _after[migration.Id];

    /// <exception cref="MigrationException">There are late ones.</exception>
    public void ThrowIfLate(MigrationSet set)
    {
        if (Late.Count == 0)
        {
            return;
        }

        var late = Late[0];
        var next = set.Migrations[DataWork.IndexOf(set, late.After) + 1].Id;
        throw new MigrationException(
            Codes.LateDataMigration,
            $"The data migration {string.Join(", ", Late.Select(static migration => migration.Id))} of the model {set.ModelName} was not run "
                + $"between {late.After} and {next}, and {next} is applied already. Nothing was changed.",
            "If it can still be done now: options.AllowLateDataMigrations = true, or MigrationKit:AllowLateDataMigrations in the configuration. "
                + $"If there is nothing left for it to do, do not register it. If it should come after the last migration: After = \"{set.Migrations[^1].Id}\".");
    }
}

namespace MigrationKit.Data;

/// <summary>What an application brings in C# for one model.</summary>
/// <param name="Migrations">Data migrations, in the order of their migrations and then in that of registration.</param>
/// <param name="Seeders">Those for this environment, in the order of registration.</param>
internal sealed record DataWork(IReadOnlyList<IDataMigration> Migrations, IReadOnlyList<ISeeder> Seeders)
{
    /// <summary>What most applications bring.</summary>
    public static readonly DataWork None = new([], []);

    public bool IsEmpty => Migrations.Count + Seeders.Count == 0;

    /// <summary>Names for people.</summary>
    public IEnumerable<string> Names => Migrations.Select(static migration => "the data migration " + migration.Id)
        .Concat(Seeders.Select(static seeder => $"the seeder {seeder.Key} ({seeder.Version})"));

    public static DataWork Of(MigrationSet set, MigrationOptions options)
    {
        if (options.DataMigrations.Count + options.Seeders.Count == 0)
        {
            return None;
        }

        var migrations = options.DataMigrations.Where(migration => IsFor(migration, set)).OrderBy(migration => IndexOf(set, migration.After));
        var seeders = options.Seeders.Where(seeder => IsFor(seeder, set) && IsFor(seeder, options.Environment));
        return new DataWork([.. migrations], [.. seeders]);
    }

    /// <summary>The place of a migration in its set; -1 of an unknown one.</summary>
    public static int IndexOf(MigrationSet set, string migration)
    {
        for (var i = 0; i < set.Migrations.Count; i++)
        {
            if (set.Migrations[i].Id == migration)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a set has what the data migration comes after, and is of the model that it names, if it does.</summary>
    public static bool IsFor(IDataMigration migration, MigrationSet set) =>
        (migration.ModelName ?? set.ModelName) == set.ModelName && IndexOf(set, migration.After) >= 0;

    private static bool IsFor(ISeeder seeder, MigrationSet set) => (seeder.ModelName ?? set.ModelName) == set.ModelName;

    private static bool IsFor(ISeeder seeder, string? environment) => seeder.Environments.Count == 0
        || seeder.Environments.Any(name => string.Equals(name, environment, StringComparison.OrdinalIgnoreCase));
}

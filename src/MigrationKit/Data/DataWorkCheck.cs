namespace MigrationKit.Data;

/// <summary>Finds what is wrong with registered data migrations and seeders, before any database is asked.</summary>
internal static class DataWorkCheck
{
    /// <param name="options">What is registered.</param>
    /// <param name="sets">All models of the process, also those that are not applied now.</param>
    public static IEnumerable<string> FaultsOf(MigrationOptions options, IReadOnlyList<MigrationSet> sets)
    {
        var migrations = options.DataMigrations.Select(migration => FaultOf(migration, sets));
        var seeders = options.Seeders.Select(seeder => FaultOf(seeder, sets));
        return migrations.Concat(seeders).OfType<string>().Concat(sets.SelectMany(set => TwiceIn(set, options))).Distinct();
    }

    private static string? FaultOf(IDataMigration migration, IReadOnlyList<MigrationSet> sets)
    {
        if (string.IsNullOrEmpty(migration.Id))
        {
            return $"the data migration {migration.GetType()} has no Id";
        }

        var owners = sets.Where(set => DataWork.IsFor(migration, set)).Select(static set => set.ModelName).Distinct(StringComparer.Ordinal).ToList();
        return owners.Count switch
        {
            0 => $"the data migration {migration.Id} comes after {migration.After}, which is no migration of "
                + (migration.ModelName is { } model ? $"the model {model}" : "any model"),
            1 => null,
            _ => $"the data migration {migration.Id} comes after {migration.After}, which the models {string.Join(" and ", owners)} have; its "
                + "ModelName must say which of them it belongs to",
        };
    }

    private static string? FaultOf(ISeeder seeder, IReadOnlyList<MigrationSet> sets)
    {
        if (string.IsNullOrEmpty(seeder.Key) || string.IsNullOrEmpty(seeder.Version))
        {
            return $"the seeder {seeder.GetType()} has no {(string.IsNullOrEmpty(seeder.Key) ? "Key" : "Version")}";
        }

        var models = sets.Select(static set => set.ModelName).Distinct(StringComparer.Ordinal).ToList();
        return seeder.ModelName switch
        {
            null when models.Count > 1 =>
                $"the seeder {seeder.Key} must say by its ModelName which of the models it belongs to: {string.Join(", ", models)}",
            { } name when !models.Contains(name) => $"the seeder {seeder.Key} belongs to the model {name}, which there is not",
            _ => null,
        };
    }

    private static IEnumerable<string> TwiceIn(MigrationSet set, MigrationOptions options)
    {
        var work = DataWork.Of(set, options);
        return Twice(work.Migrations.Select(static migration => migration.Id), "data migrations", "Id")
            .Concat(Twice(work.Seeders.Select(static seeder => seeder.Key), "seeders", "Key"))
            .Select(fault => $"{fault} in the model {set.ModelName}");
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names, string kind, string property) =>
        names.GroupBy(static name => name, StringComparer.Ordinal).Where(static same => same.Count() > 1)
            .Select(same => $"several {kind} have the {property} {same.Key}");
}

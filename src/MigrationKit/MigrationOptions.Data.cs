namespace MigrationKit;

/// <content>What applications bring in C#.</content>
public sealed partial class MigrationOptions
{
    /// <summary>
    /// Where the application runs, for seeders that are not for everywhere. In a host its environment, such as <c>Production</c>, by default;
    /// without a host null, and then only those seeders run that are for all environments.
    /// </summary>
    public string? Environment { get; set; }

    /// <summary>
    /// Runs a data migration also where the migration that comes after it is applied already, because it was added later or because
    /// another program applied that one. By default that is an error: the rows may not be any more what it was written for.
    /// </summary>
    public bool AllowLateDataMigrations { get; set; }

    internal List<IDataMigration> DataMigrations { get; } = [];

    internal List<ISeeder> Seeders { get; } = [];

    /// <summary>Whether there is any of either.</summary>
    internal bool HasDataWork => DataMigrations.Count + Seeders.Count > 0;

    /// <summary>Runs a data migration. Those after the same migration run in the order in which they are added.</summary>
    /// <typeparam name="T">The data migration; one with dependencies is registered by <c>services.AddDataMigration</c>.</typeparam>
    /// <returns>The options.</returns>
    public MigrationOptions AddDataMigration<T>()
        where T : IDataMigration, new() => AddDataMigration(new T());

    /// <inheritdoc cref="AddDataMigration{T}"/>
    /// <param name="migration">The data migration.</param>
    public MigrationOptions AddDataMigration(IDataMigration migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        DataMigrations.Add(migration);
        return this;
    }

    /// <summary>Runs a seeder. They run in the order in which they are added.</summary>
    /// <typeparam name="T">The seeder; one with dependencies is registered by <c>services.AddSeeder</c>.</typeparam>
    /// <returns>The options.</returns>
    public MigrationOptions AddSeeder<T>()
        where T : ISeeder, new() => AddSeeder(new T());

    /// <inheritdoc cref="AddSeeder{T}"/>
    /// <param name="seeder">The seeder.</param>
    public MigrationOptions AddSeeder(ISeeder seeder)
    {
        ArgumentNullException.ThrowIfNull(seeder);
        Seeders.Add(seeder);
        return this;
    }
}

using Npgsql;

namespace MigrationKit;

/// <summary>One of many databases, or of many schemas of one database, with the same migrations.</summary>
public sealed class Tenant
{
    private static readonly AsyncLocal<Tenant?> s_current = new();

    /// <summary>A tenant whose database is reached by a connection string. Its connections are closed when it is migrated; those that it shares with others, when they are.</summary>
    /// <param name="name">How it is called in logs and reports; no two tenants have the same.</param>
    /// <param name="connectionString">For Npgsql, or a <c>postgres://</c> URL.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public Tenant(string name, string connectionString)
        : this(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        ConnectionString = connectionString;
    }

    /// <summary>A tenant whose database is reached by a data source, which stays the caller's. Its types are reloaded after migrating, once for all tenants that share it.</summary>
    /// <param name="name">How it is called in logs and reports; no two tenants have the same.</param>
    /// <param name="dataSource">Steps run on a connection outside its pool, with its settings, password provider and TLS callbacks.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Tenant(string name, NpgsqlDataSource dataSource)
        : this(name)
    {
        ArgumentNullException.ThrowIfNull(dataSource);
        DataSource = dataSource;
    }

    private Tenant(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>How the tenant is called in logs and reports.</summary>
    public string Name { get; }

    /// <summary>
    /// The schema that it is, of a database that it shares with others; null, as by default, where the database is its own. It takes the place of
    /// <see cref="MigrationOptions.TenantSchema"/> in the migrations. Unquoted, of <c>a</c> to <c>z</c>, <c>0</c> to <c>9</c> and <c>_</c>, and no key word.
    /// </summary>
    public string? Schema { get; init; }

    /// <summary>
    /// The tenant for which the code that asks is running: data migrations, seeders, and what they call. Null outside of them. Its schema is the first one
    /// of the <c>search_path</c> there.
    /// </summary>
    public static Tenant? Current
    {
        get => s_current.Value;
        internal set => s_current.Value = value;
    }

    internal string? ConnectionString { get; }

    internal NpgsqlDataSource? DataSource { get; }

    /// <summary>The name; connection strings have passwords in them.</summary>
    public override string ToString() => Name;
}

using Npgsql;

namespace MigrationKit;

/// <summary>One of many databases with the same migrations.</summary>
public sealed class Tenant
{
    /// <summary>A tenant whose database is reached by a connection string. Its connections are closed when it is migrated.</summary>
    /// <param name="name">How it is called in logs and reports; no two tenants have the same.</param>
    /// <param name="connectionString">For Npgsql, or a <c>postgres://</c> URL.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public Tenant(string name, string connectionString)
        : this(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(connectionString);
        ConnectionString = connectionString;
    }

    /// <summary>A tenant whose database is reached by a data source, which stays the caller's. Its types are reloaded after migrating.</summary>
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

    internal string? ConnectionString { get; }

    internal NpgsqlDataSource? DataSource { get; }

    /// <summary>The name; connection strings have passwords in them.</summary>
    public override string ToString() => Name;
}

using MigrationKit.Execution;
using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Tool.Databases;

/// <summary>A database by its connection string.</summary>
internal sealed class Database
{
    private readonly ConnectionSource _source;

    /// <param name="connection">A connection string, or a <c>postgres://</c> URL.</param>
    /// <exception cref="MigrationException">It is neither.</exception>
    public Database(string connection)
    {
        ConnectionString = ConnectionStringReader.Read(connection);
        _source = new ConnectionSource(ConnectionString);
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString);
        Description = $"{settings.Database ?? settings.Username ?? "postgres"} at {Address(settings)}";
    }

    public string ConnectionString { get; }

    /// <summary>The name and where it is: <c>shop at localhost:5432</c>.</summary>
    public string Description { get; private init; }

    /// <summary>The same, said of one schema of it.</summary>
    public Database For(TenantSchema tenant) => new(ConnectionString) { Description = $"schema {tenant.Name} of {Description}" };

    /// <exception cref="MigrationException">There is no way in; the code says why.</exception>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenAsync(cancellationToken);

    // Several hosts have a port each.
    private static string Address(NpgsqlConnectionStringBuilder settings) => settings.Host?.Contains(',', StringComparison.Ordinal) == true
        ? settings.Host
        : FormattableString.Invariant($"{settings.Host}:{settings.Port}");
}

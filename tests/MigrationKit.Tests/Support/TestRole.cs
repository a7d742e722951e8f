using MigrationKit.Testing;
using Npgsql;

namespace MigrationKit.Tests.Support;

/// <summary>A role that may do nothing; gone with the test.</summary>
internal sealed class TestRole : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    private TestRole(PostgresDatabase database, string name, string password)
    {
        _database = database;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = name, Password = password, Pooling = false,
        }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public static async Task<TestRole> CreateAsync(PostgresDatabase database)
    {
        var (name, password) = ("role_" + Guid.NewGuid().ToString("N")[..12], "secret-of-the-role");
        await database.ExecuteAsync($"CREATE ROLE {name} LOGIN PASSWORD '{password}'");
        return new TestRole(database, name, password);
    }

    public async ValueTask DisposeAsync() =>
        await _database.ExecuteAsync($"REASSIGN OWNED BY {Name} TO CURRENT_USER; DROP OWNED BY {Name}; DROP ROLE {Name}");
}

using Npgsql;

namespace MigrationKit.Tests.Support;

internal sealed class CodeSeeder(string key, string version, string sql) : ISeeder
{
    public string Key => key;

    public string Version => version;

    public string? ModelName { get; init; }

    public IReadOnlyCollection<string> Environments { get; init; } = [];

    public async Task SeedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

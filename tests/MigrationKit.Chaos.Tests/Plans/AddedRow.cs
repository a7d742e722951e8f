using Npgsql;

namespace MigrationKit.Chaos.Tests.Plans;

/// <summary>Adds a row whenever it is run.</summary>
internal sealed class AddedRow : ISeeder
{
    public string Key => "row";

    public string Version => "1";

    public async Task SeedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("INSERT INTO public.seeded (name) VALUES ('a row')", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

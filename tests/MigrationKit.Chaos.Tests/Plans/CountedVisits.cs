using System.Globalization;
using Npgsql;

namespace MigrationKit.Chaos.Tests.Plans;

/// <summary>Adds one to each user, a hundred at a time: whoever is counted twice, or not at all, shows.</summary>
/// <param name="pause">How long each batch takes.</param>
internal sealed class CountedVisits(TimeSpan pause) : IDataMigration
{
    private const int BatchSize = 100;

    public string Id => "count_visits";

    public string After => "2_migration";

    public async Task<string?> ApplyBatchAsync(NpgsqlConnection connection, string? checkpoint, CancellationToken cancellationToken)
    {
        var start = checkpoint is null ? 0 : int.Parse(checkpoint, CultureInfo.InvariantCulture);
        await using var command = new NpgsqlCommand("UPDATE public.users SET visits = visits + 1 WHERE id > $1 AND id <= $2", connection);
        command.Parameters.AddWithValue(start);
        command.Parameters.AddWithValue(start + BatchSize);
        var rows = await command.ExecuteNonQueryAsync(cancellationToken);
        await Task.Delay(pause, cancellationToken);
        return rows == 0 ? null : (start + BatchSize).ToString(CultureInfo.InvariantCulture);
    }

    public async Task PostcheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM public.users WHERE visits <> 1", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is not 0L)
        {
            throw new InvalidOperationException("Some users were not counted once.");
        }
    }
}

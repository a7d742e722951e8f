using MigrationKit.Core.Model;
using MigrationKit.Internal;
using MigrationKit.Telemetry;
using Npgsql;

namespace MigrationKit.Data;

/// <summary>Runs one seeder, in one transaction with its record.</summary>
internal sealed class SeedRun(DataContext context, ISeeder seeder)
{
    /// <exception cref="MigrationException">The code has failed.</exception>
    /// <exception cref="NpgsqlException">The connection was lost.</exception>
    public Task RunAsync(CancellationToken cancellationToken) => Span.TraceAsync(
        Span.Seeder,
        activity => activity.SetTag(Tag.Model, context.Set.ModelName).SetTag(Tag.Seeder, seeder.Key),
        () => SeedAsync(cancellationToken),
        Outcome.Applied);

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        var name = $"The seeder {seeder.Key} ({seeder.Version}) of the model {context.Set.ModelName}";
        try
        {
            await context.RetryOf(name)
                .RunAsync(_ => new DataTransaction(context).RunAsync(
                    async connection =>
                    {
                        await seeder.SeedAsync(connection, cancellationToken).ConfigureAwait(false);
                        return [context.Journal.Seeded(seeder)];
                    },
                    cancellationToken),
                    cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (DataFailure.ReasonOf(error) is { } reason)
        {
            throw new MigrationException(
                Codes.SeederFailed,
                $"{name} failed: {reason}. Nothing of it remains; the migrations and the seeders before it stay done.",
                "Correct the data or the code, and start again.",
                error);
        }

        context.Logger.Seeded(seeder.Key, seeder.Version, context.Set.ModelName, TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
    }
}

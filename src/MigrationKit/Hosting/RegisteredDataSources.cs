using MigrationKit.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Hosting;

/// <summary>
/// The data sources that an application has registered, with a key or without. Which of them lead to the database that was migrated
/// cannot be told: some may go through a pooler, or by another name.
/// </summary>
internal sealed class RegisteredDataSources(IServiceProvider services, ILoggerFactory loggerFactory)
{
    /// <summary>A server that is not this one's business may be away, and must not keep the application from starting.</summary>
    private static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(10);

    private readonly ILogger _logger = loggerFactory.CreateLogger(LogMessages.Category);

    /// <summary>Lets them see types that were created after their first connection was opened. That one cannot is no failure.</summary>
    public async Task ReloadTypesAsync(CancellationToken cancellationToken)
    {
        foreach (var dataSource in Find())
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(MostPatience);
            try
            {
                await dataSource.ReloadTypesAsync(patience.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                _logger.TypesNotReloaded(error.GetBaseException().Message);
            }
        }
    }

    private List<NpgsqlDataSource> Find()
    {
        try
        {
            var keyed = services is IKeyedServiceProvider ? services.GetKeyedServices<NpgsqlDataSource>(KeyedService.AnyKey) : [];
            return [.. services.GetServices<NpgsqlDataSource>().Concat(keyed).Distinct()];
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // One that cannot be made is the application's to report, when it wants to use it.
            _logger.TypesNotReloaded(error.GetBaseException().Message);
            return [];
        }
    }
}

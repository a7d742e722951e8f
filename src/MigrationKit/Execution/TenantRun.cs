using MigrationKit.Internal;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace MigrationKit.Execution;

/// <summary>
/// Migrates one of many databases. Where only a connection string is known its pool is ours: it ends with the run, as a thousand pools
/// with an idle connection each would take all that a server has, and it reads no types, as nobody else uses it.
/// </summary>
internal sealed class TenantRun(
    Tenant tenant, IReadOnlyList<MigrationSet> sets, MigrationOptions options, ILoggerFactory loggerFactory)
{
    /// <exception cref="MigrationException">Nothing, or not everything, could be applied.</exception>
    public async Task<MigrationReport> ApplyAsync(CancellationToken cancellationToken)
    {
        if (tenant.DataSource is { } given)
        {
            return await ApplyAsync(given, cancellationToken).ConfigureAwait(false);
        }

        var builder = new NpgsqlDataSourceBuilder(ConnectionStringReader.Read(tenant.ConnectionString!));
        builder.ConfigureTypeLoading(static types => types.EnableTypeLoading(false));
        var own = builder.Build();
        await using (own.ConfigureAwait(false))
        {
            return await ApplyAsync(own, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<MigrationReport> ApplyAsync(NpgsqlDataSource dataSource, CancellationToken cancellationToken) =>
        new Migrator(dataSource, sets, options, loggerFactory).ApplyAsync(cancellationToken);
}

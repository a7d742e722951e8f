using MigrationKit.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MigrationKit.Hosting;

/// <summary>Applies migrations with what the services of an application know.</summary>
internal sealed class HostedMigrations(IServiceProvider services, IReadOnlyList<MigrationSet> sets, string? entryAssembly)
{
    private readonly IConfiguration? _configuration = services.GetService<IConfiguration>();
    private readonly ILoggerFactory _loggerFactory = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public async Task<MigrationReport> ApplyAsync(Action<MigrationOptions>? configure, CancellationToken cancellationToken)
    {
        if (DesignTimeHost.NameOf(entryAssembly) is { } host)
        {
            _loggerFactory.CreateLogger(LogMessages.Category).DesignTime(host);
            var reason = $"This is {host}, which only looks at the application.";
            return new MigrationReport { Models = [], Duration = TimeSpan.Zero, SkippedBecause = reason };
        }

        var options = OptionsReader.Read(_configuration);
        configure?.Invoke(options);
        return await CreateMigrator(options).ApplyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who names a connection string means it; otherwise migrations go where the application goes.</summary>
    private Migrator CreateMigrator(MigrationOptions options)
    {
        // First, as no connection helps where there is nothing to apply.
        SetChooser.Choose(sets, options.ModelNames);
        var isNamed = options.ConnectionString is not null || options.ConnectionStringName is not null;
        return !isNamed && services.GetService<NpgsqlDataSource>() is { } dataSource
            ? new Migrator(dataSource, sets, options, _loggerFactory)
            : new Migrator(ConnectionStringChooser.Choose(options, _configuration), sets, options, _loggerFactory);
    }
}

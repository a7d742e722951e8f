using MigrationKit.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MigrationKit.Health;

/// <summary>Tells monitors and load balancers whether the database has what this version of the application needs.</summary>
internal sealed class MigrationHealthCheck(IServiceProvider services) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var models = await HostedMigrations.Of(services).ReadHealthAsync(cancellationToken).ConfigureAwait(false);
            var worst = models.Min(StatusOf);
            var status = worst == HealthStatus.Unhealthy ? context.Registration.FailureStatus : worst;
            var description = string.Join(" ", models.Select(static model => $"{model.ModelName}: {Describe(model)}"));
            return new HealthCheckResult(status, description, data: Data(models));
        }
        catch (MigrationException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"{error.Code}: {error.Problem}", error);
        }
    }

    private static HealthStatus StatusOf(ModelHealth model) => model.State switch
    {
        ModelState.UpToDate => model.IsMigrating ? HealthStatus.Degraded : HealthStatus.Healthy,
        ModelState.Ahead => HealthStatus.Degraded,
        _ => HealthStatus.Unhealthy,
    };

    private static string Describe(ModelHealth model) => model.State switch
    {
        ModelState.UpToDate when model.IsMigrating => "has all that this version knows, and is being migrated.",
        ModelState.UpToDate => "up to date.",
        ModelState.Ahead => $"ahead of this version, at {model.Head}.",
        ModelState.Faulty => model.Fault!,
        _ => $"behind, lacks {string.Join(", ", model.Pending)}{WhatHappens(model)}.",
    };

    private static string WhatHappens(ModelHealth model) =>
        model.IsMigrating ? "; being migrated" : model.Begun is null ? "" : $"; {model.Begun} failed or was interrupted";

    /// <summary>Texts and numbers, which every writer of health reports can print.</summary>
    private static Dictionary<string, object> Data(IReadOnlyList<ModelHealth> models)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var model in models)
        {
            void Add(string name, object? value)
            {
                if (value is not null)
                {
                    data[$"{model.ModelName}.{name}"] = value;
                }
            }

            Add("state", model.State.ToString());
            Add("head", model.Head);
            Add("expected", model.Expected);
            Add("pending", model.Pending.Count);
            Add("migrating", model.IsMigrating);
            Add("begun", model.Begun);
        }

        return data;
    }
}

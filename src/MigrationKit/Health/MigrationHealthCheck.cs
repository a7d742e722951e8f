using MigrationKit.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MigrationKit.Health;

/// <summary>Tells monitors and load balancers whether the database has what this version of the application needs.</summary>
internal sealed class MigrationHealthCheck(IServiceProvider services, DriftWatch drift) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var migrations = HostedMigrations.Of(services);
            var models = await migrations.ReadHealthAsync(cancellationToken).ConfigureAwait(false);
            // What is behind or being migrated is no drift, and has enough to say.
            var isSettled = models.All(static model => model.State is ModelState.UpToDate or ModelState.Ahead && !model.IsMigrating);
            var drifted = isSettled ? await drift.FindAsync(migrations, cancellationToken).ConfigureAwait(false) : null;
            return Result(models, drifted, context.Registration.FailureStatus);
        }
        catch (MigrationException error)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"{error.Code}: {error.Problem}", error);
        }
    }

    internal static HealthCheckResult Result(IReadOnlyList<ModelHealth> models, DriftHealth? drifted, HealthStatus failure)
    {
        // The worse a status, the lower it is.
        var worst = models.Select(StatusOf).Append(drifted?.Status ?? HealthStatus.Healthy).Min();
        var description = models.Select(static model => $"{model.ModelName}: {Describe(model)}{Contracts(model)}").Append(drifted?.Description).OfType<string>();
        var data = Data(models);
        if (drifted is { Report.NotComparedBecause: null })
        {
            data["drift"] = drifted.Report.Objects.Count;
        }

        return new HealthCheckResult(worst == HealthStatus.Unhealthy ? failure : worst, string.Join(" ", description), data: data);
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

    /// <summary>Which, and not what they say: probes are answered to anybody, and SQL is not for them.</summary>
    private static string Contracts(ModelHealth model) => model switch
    {
        { Expanded.Count: > 0 } => $" Contract steps wait: {string.Join(", ", model.Expanded)}.",
        { Contracted.Count: > 0 } => $" Contract steps of newer versions were run, which this one may not survive: {string.Join(", ", model.Contracted)}.",
        _ => "",
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
            Add("expanded", model.Expanded.Count);
            Add("contracted", model.Contracted.Count);
            Add("migrating", model.IsMigrating);
            Add("begun", model.Begun);
        }

        return data;
    }
}

using MigrationKit.Core.Model;
using MigrationKit.Internal;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Drift;

/// <summary>What <see cref="MigrationOptions.DriftPolicy"/> says, when an application starts.</summary>
internal sealed class DriftCheck(ConnectionSource source, IReadOnlyList<MigrationSet> sets, MigrationOptions options, ILogger logger)
{
    private const int MostNamed = 10;

    /// <exception cref="MigrationException">The policy is to fail, and something differs or could not be read.</exception>
    public Task RunAsync(CancellationToken cancellationToken) =>
        options.DriftPolicy == DriftPolicy.Ignore ? Task.CompletedTask : CompareAsync(cancellationToken);

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = await DriftFinder.Of(source, sets, options).FindAsync(cancellationToken).ConfigureAwait(false);
            Judge(found.ToReport());
        }
        catch (MigrationException error) when (options.DriftPolicy == DriftPolicy.Warn)
        {
            logger.DriftUnknown(error.Message);
        }
    }

    private void Judge(DriftReport report)
    {
        if (report.NotComparedBecause is { } reason)
        {
            logger.DriftNotCompared(reason);
        }
        else if (report.HasDrift && options.DriftPolicy == DriftPolicy.Fail)
        {
            throw Failure(report, source.Target.Database);
        }
        else if (report.HasDrift)
        {
            logger.Drifted(report.RecordedAt, report.Objects.Count, Names(report));
        }
    }

    private static MigrationException Failure(DriftReport report, string? database) => new(
        Codes.LiveDrift,
        FormattableString.Invariant(
            $"The database {database} was changed by other means than migrations since {report.RecordedAt:O}, in {report.Objects.Count} object(s): ")
            + $"{Names(report)}. Nothing was applied.",
        "The SQL of both ways out, and what to declare: dotnet migrationkit database verify; with --accept it is recorded as it is. "
            + "What others may change goes into DriftExclude; to start with what is there: DriftPolicy = Warn.");

    private static string Names(DriftReport report) => string.Join("; ", report.Objects.Take(MostNamed).Select(static item => item.Description))
        + (report.Objects.Count > MostNamed ? "; …" : "");
}

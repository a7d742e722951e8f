using System.Globalization;
using System.Runtime.InteropServices;
using MigrationKit.Internal;
using Microsoft.Extensions.Configuration;

namespace MigrationKit.Hosting;

/// <summary>
/// The application as a job of a deployment: it applies its migrations, says what it did, and ends before it serves anybody. Its services
/// are disposed first, so that logs and traces are written.
/// </summary>
internal static class MigrateOnly
{
    public const string Argument = "--migrate-only";
    public const string Variable = "MIGRATIONKIT_MIGRATE_ONLY";

    /// <summary>What a job returns that was stopped before its end, as the command-line tool does: 128 + SIGINT.</summary>
    private const int Stopped = 130;

    /// <param name="arguments">The command line of the process.</param>
    /// <param name="variable">The value of the environment variable.</param>
    /// <exception cref="MigrationException">The variable is neither yes nor no.</exception>
    public static bool IsAsked(IEnumerable<string> arguments, string? variable) =>
        arguments.Any(static argument => argument is Argument or Argument + "=true") || variable?.Trim().ToUpperInvariant() switch
        {
            null or "" or "0" or "FALSE" => false,
            "1" or "TRUE" => true,
            _ => throw OptionsCheck.Invalid($"the environment variable {Variable} is '{variable}', not 1 or 0"),
        };

    /// <summary>Whether this process was asked.</summary>
    /// <exception cref="MigrationException">The variable is neither yes nor no.</exception>
    public static bool IsAsked() => IsAsked(Environment.GetCommandLineArgs().Skip(1), Environment.GetEnvironmentVariable(Variable));

    /// <summary>
    /// The configuration takes the argument after one without a value for that value: in <c>--migrate-only --a=b</c> there is no key a.
    /// </summary>
    /// <exception cref="MigrationException">It did.</exception>
    public static void ThrowIfArgumentWasTaken(IConfiguration? configuration)
    {
        if (configuration?[Argument.TrimStart('-')] is ['-' or '/', ..] taken)
        {
            throw OptionsCheck.Invalid(
                $"the configuration has taken the argument {taken} for the value of {Argument}; write {Argument} last, or {Argument}=true");
        }
    }

    /// <summary>Applies and ends the process: with 0, with 1 if the migrations could not be applied, or with 130 if it was stopped.</summary>
    /// <param name="services">What to dispose before the end.</param>
    /// <param name="apply">Applies the migrations.</param>
    /// <param name="cancellationToken">Stops it, as signals do.</param>
    public static async Task RunAsync(
        IServiceProvider services, Func<CancellationToken, Task<MigrationReport>> apply, CancellationToken cancellationToken)
    {
        var code = await ApplyAsync(apply, cancellationToken).ConfigureAwait(false);
        await DisposeAsync(services).ConfigureAwait(false);
        Environment.Exit(code);
    }

    /// <summary>One line per model and per migration.</summary>
    public static IEnumerable<string> Summary(MigrationReport report)
    {
        foreach (var model in report.Models)
        {
            yield return model.Applied.Count > 0
                ? string.Create(CultureInfo.InvariantCulture, $"{model.ModelName}: applied {model.Applied.Count} migration(s)")
                : model.IsAhead
                    ? $"{model.ModelName}: the database is ahead of this version; nothing to apply"
                    : model.IsUnchanged ? $"{model.ModelName}: up to date" : $"{model.ModelName}: no migration to apply";
            foreach (var migration in model.Applied)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {migration.Id}: {migration.StepCount} step(s) in {migration.Duration.TotalSeconds:0.0} s");
            }

            foreach (var migration in model.DataMigrations)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"  data migration {migration.Id}: {migration.BatchCount} batch(es) in {migration.Duration.TotalSeconds:0.0} s");
            }

            foreach (var key in model.Seeded)
            {
                yield return $"  seeder {key}";
            }
        }
    }

    private static async Task<int> ApplyAsync(Func<CancellationToken, Task<MigrationReport>> apply, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Before a host runs nobody else listens, and the process would end in the middle with its logs unwritten.
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        try
        {
            foreach (var line in Summary(await apply(stop.Token).ConfigureAwait(false)))
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(
                "Stopped before all migrations were applied. What was done stays recorded; start again, and it goes on there.").ConfigureAwait(false);
            return Stopped;
        }
        catch (Exception error)
        {
            // Whatever it was, the job has failed, and an unhandled exception would leave logs unwritten.
            await Console.Error.WriteLineAsync(error is MigrationException ? error.Message : error.ToString()).ConfigureAwait(false);
            return 1;
        }
    }

    /// <summary>The first signal lets the job tidy up, a second one ends it as it stands.</summary>
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = !stop.IsCancellationRequested;
        _ = stop.CancelAsync();
    }

    private static async Task DisposeAsync(IServiceProvider services)
    {
        try
        {
            if (services is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception error)
        {
            // The migrations are what they are; how the application cleans up does not change that.
            await Console.Error.WriteLineAsync("Services could not be disposed: " + error.Message).ConfigureAwait(false);
        }
    }
}

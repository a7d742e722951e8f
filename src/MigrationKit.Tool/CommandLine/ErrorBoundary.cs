using MigrationKit.Core.Model;
using MigrationKit.Tool.Output;
using Npgsql;

namespace MigrationKit.Tool.CommandLine;

/// <summary>Turns whatever goes wrong into one block on standard error and an exit code.</summary>
internal sealed class ErrorBoundary(ToolHost host, bool verbose)
{
    private readonly Messages _messages = new(host);

    public async Task<int> RunAsync(Func<Task<int>> run, CancellationToken cancellationToken)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && IsCancellation(error))
        {
            _messages.Note("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (Exception error)
        {
            return Explain(error);
        }
    }

    private static bool IsCancellation(Exception error) =>
        error is OperationCanceledException or PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };

    private int Explain(Exception error)
    {
        switch (error)
        {
            case ToolException tool:
                _messages.Error(tool.Code, tool.Message, tool.NextStep);
                break;
            case MigrationException migration:
                _messages.Error(migration.Code, migration.Problem, migration.NextStep);
                break;
            case FindingException { Finding: var finding }:
                _messages.Finding(finding);
                break;
            case PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refusal:
                _messages.Error(
                    Codes.MissingRights, $"The server refuses: {refusal.MessageText}.", "Connect as a role with this right, or grant it.");
                break;
            case PostgresException refusal:
                _messages.Error(null, $"The server refuses: {refusal.SqlState}: {refusal.MessageText}.", refusal.Hint ?? "");
                break;
            case NpgsqlException or IOException or UnauthorizedAccessException:
                _messages.Error(null, error.Message, "");
                break;
            default:
                _messages.Error(
                    null, $"Unexpected {error.GetType().Name}: {error.Message}", "Please report this with the output of --verbose.");
                break;
        }

        if (verbose)
        {
            host.Error.WriteLine(error.ToString());
        }

        return (error as ToolException)?.ExitCode ?? ExitCode.Error;
    }
}

using MigrationKit.Internal;
using Npgsql;

namespace MigrationKit.Data;

/// <summary>Tells a failure of an application's code, or of what it left to be checked at commit, from the loss of the connection.</summary>
internal static class DataFailure
{
    /// <returns>What happened, for people; null of a lost connection, after which a new session goes on.</returns>
    public static string? ReasonOf(Exception error) => error switch
    {
        DataCodeException code => code.Message,
        PostgresException refused when !ConnectionLoss.IsLoss(refused) => $"{refused.SqlState}: {refused.MessageText}",
        _ => null,
    };
}

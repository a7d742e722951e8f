using MigrationKit.Execution;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace MigrationKit.Tests.Support;

internal static class MigrationLock
{
    /// <summary>The key that every version must take, or else two versions would migrate at once.</summary>
    public static long KeyOf(string historySchema)
    {
        using var connection = new NpgsqlConnection();
        return new AdvisoryLock(connection, historySchema, NullLogger.Instance).Key;
    }

    /// <summary>The key that every transaction of a step takes besides.</summary>
    public static long StepKeyOf(string historySchema)
    {
        using var connection = new NpgsqlConnection();
        return new AdvisoryLock(connection, historySchema, NullLogger.Instance).StepKey;
    }
}

namespace MigrationKit.Testing;

/// <summary>
/// How a server is stopped, see <see href="https://www.postgresql.org/docs/current/server-shutdown.html">Shutting Down the Server</see>.
/// </summary>
public enum ShutdownMode
{
    /// <summary>Sessions are ended, their transactions rolled back, and everything is written (SIGINT).</summary>
    Fast,

    /// <summary>All processes end at once, as in a crash; the next start replays the write-ahead log (SIGQUIT).</summary>
    Immediate,
}

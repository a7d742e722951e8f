namespace MigrationKit.Testing;

/// <summary>A PostgreSQL server could not be started, stopped, reached or asked; the message has the server's own words.</summary>
public sealed class PostgresServerException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PostgresServerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public PostgresServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

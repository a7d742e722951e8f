using MigrationKit.Core.Model;
using Npgsql;

namespace MigrationKit.Internal;

/// <summary>Reads what people give as the address of a database.</summary>
internal static class ConnectionStringReader
{
    private const string NextStep =
        "Write it as 'Host=localhost;Port=5432;Database=shop;Username=app;Password=…' or 'postgres://app:…@localhost:5432/shop'.";

    /// <summary>The text as Npgsql wants it.</summary>
    /// <exception cref="MigrationException">
    /// It is neither a connection string nor a URL. The message does not repeat it: it may hold a password.
    /// </exception>
    public static string Read(string text)
    {
        try
        {
            var settings = PostgresUrl.IsUrl(text) ? PostgresUrl.Parse(text) : new NpgsqlConnectionStringBuilder(text);
            return settings.ConnectionString;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or UriFormatException)
        {
            var problem = $"The connection string cannot be read: {error.Message.TrimEnd('.')}.";
            throw new MigrationException(Codes.InvalidOptions, problem, NextStep);
        }
    }

    /// <summary>Whether the text can be the address of a PostgreSQL server, as opposed to one of a cache or a queue.</summary>
    public static bool IsPostgres(string? text)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(text)
                && (PostgresUrl.IsUrl(text) || new NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0 });
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            return false;
        }
    }
}
